using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Shahr.Kit;

namespace Shahr.Ui;

/// <summary>What a person typed and what is wrong with it, carried back to the same page after a refusal.</summary>
public sealed class FormState
{
    // A refused page repeats what was typed, but not a megabyte of it. No field of the city takes as much.
    private const int MostRepeated = 10_000;

    private readonly FrozenDictionary<string, StringValues> _values;

    private FormState(IEnumerable<KeyValuePair<string, StringValues>> values, IReadOnlyList<Problem> problems)
    {
        _values = values.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Problems = problems;
    }

    /// <summary>Nothing typed, nothing wrong.</summary>
    public static FormState Empty { get; } = new([], []);

    /// <summary>Everything wrong, in the order of the fields on the page.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>True when there is nothing to put right.</summary>
    public bool IsFine => Problems.Count == 0;

    /// <summary>Status of the page that carries this: 200, or that of the first problem.</summary>
    public int Status => IsFine ? StatusCodes.Status200OK : Problems[0].Status;

    /// <summary>Nothing worth repeating was typed.</summary>
    public static FormState Of(params IReadOnlyList<Problem> problems) => new([], problems);

    /// <summary>The posted form as it came, with its problems.</summary>
    public static FormState From(IFormCollection form, params IReadOnlyList<Problem> problems) => new(form, problems);

    /// <summary>Typed values given one by one (drafts, tests, a bound record), with problems if any.</summary>
    public static FormState From(
        IEnumerable<KeyValuePair<string, string?>> values,
        params IReadOnlyList<Problem> problems
    ) =>
        new(
            values
                .Where(v => v.Value is not null)
                .GroupBy(v => v.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => KeyValuePair.Create(g.Key, new StringValues(g.Select(v => v.Value).ToArray()))),
            problems
        );

    /// <summary>The typed text, or null when the field was never sent.</summary>
    public string? Value(string field) =>
        _values.TryGetValue(field, out var found) && found.Count > 0 ? Short(found[0]) : null;

    /// <summary>All typed values of a field with several (checkboxes).</summary>
    public IReadOnlyList<string?> Values(string field) =>
        _values.TryGetValue(field, out var found) ? [.. found.Select(Short)] : [];

    /// <summary>True when the form came back with this field, even empty.</summary>
    public bool Sent(string field) => _values.ContainsKey(field);

    /// <summary>True when any field came back.</summary>
    public bool AnySent => _values.Count > 0;

    /// <summary>The first problem of a field, or null.</summary>
    public Problem? ProblemOf(string field) =>
        Problems.FirstOrDefault(p => string.Equals(p.Field, field, StringComparison.OrdinalIgnoreCase));

    private static string? Short(string? typed) => typed is { Length: > MostRepeated } ? typed[..MostRepeated] : typed;
}
