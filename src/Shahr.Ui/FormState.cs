using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Shahr.Ui;

/// <summary>One thing the person must put right.</summary>
/// <param name="Field">Name of the form field it belongs to; empty when it belongs to the whole form.</param>
/// <param name="Message">A whole sentence in the page's language, saying what to do.</param>
public sealed record FieldProblem(string Field, string Message);

/// <summary>What a person typed and what is wrong with it, carried back to the same page after a refusal.</summary>
public sealed class FormState
{
    private readonly FrozenDictionary<string, StringValues> _values;

    private FormState(IEnumerable<KeyValuePair<string, StringValues>> values, IReadOnlyList<FieldProblem> problems)
    {
        _values = values.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Problems = problems;
    }

    /// <summary>Nothing typed, nothing wrong.</summary>
    public static FormState Empty { get; } = new([], []);

    /// <summary>Everything wrong, in the order of the fields on the page.</summary>
    public IReadOnlyList<FieldProblem> Problems { get; }

    /// <summary>True when there is nothing to put right.</summary>
    public bool IsFine => Problems.Count == 0;

    /// <summary>The posted form as it came, with its problems.</summary>
    public static FormState From(IFormCollection form, IReadOnlyList<FieldProblem> problems) => new(form, problems);

    /// <summary>Typed values given one by one (drafts, tests, a bound record), with problems if any.</summary>
    public static FormState From(
        IEnumerable<KeyValuePair<string, string?>> values,
        IReadOnlyList<FieldProblem>? problems = null
    ) =>
        new(
            values
                .Where(v => v.Value is not null)
                .GroupBy(v => v.Key, StringComparer.OrdinalIgnoreCase)
                .Select(g => KeyValuePair.Create(g.Key, new StringValues(g.Select(v => v.Value).ToArray()))),
            problems ?? []
        );

    /// <summary>The same values with these problems.</summary>
    public FormState With(IReadOnlyList<FieldProblem> problems) => new(_values, problems);

    /// <summary>The typed text, or null when the field was never sent.</summary>
    public string? Value(string field) =>
        _values.TryGetValue(field, out var found) && found.Count > 0 ? found[0] : null;

    /// <summary>All typed values of a field with several (checkboxes).</summary>
    public IReadOnlyList<string?> Values(string field) =>
        _values.TryGetValue(field, out var found) ? found.ToArray() : [];

    /// <summary>True when the form came back with this field, even empty.</summary>
    public bool Sent(string field) => _values.ContainsKey(field);

    /// <summary>True when any field came back.</summary>
    public bool AnySent => _values.Count > 0;

    /// <summary>The first problem of a field, or null.</summary>
    public string? ProblemOf(string field)
    {
        foreach (var problem in Problems)
        {
            if (string.Equals(problem.Field, field, StringComparison.OrdinalIgnoreCase))
                return problem.Message;
        }
        return null;
    }
}
