using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>What one question of a benchmark found, and how long it took.</summary>
/// <param name="Names">The folded words of everybody on the first page.</param>
/// <param name="Took">From the typed words to the page.</param>
public sealed record CrowdAnswer(IReadOnlyList<IReadOnlySet<string>> Names, TimeSpan Took);

/// <summary>The search of people without its page, for benchmarks: no reason, no limit and no look.</summary>
public sealed class CrowdSearch(IServiceScopeFactory scopes)
{
    /// <summary>The folded words of a name.</summary>
    public static IReadOnlySet<string> WordsOf(string given, string family) => NameKeys.WordsOf(given, family);

    /// <summary>Everything a person of this name is found by, as signing up writes it.</summary>
    public static IEnumerable<string> KeysOf(string given, string family) =>
        NameKeys.Of(NameKeys.WordsOf(given, family));

    /// <summary>By which value of its column a national code is found.</summary>
    public string FoundBy(NationalCode code)
    {
        using var scope = scopes.CreateScope();
        return scope.ServiceProvider.GetRequiredService<LookUpIndex>().Of(SealedFields.NationalCode, code.Value);
    }

    /// <summary>Asks as an officer would.</summary>
    public async Task<CrowdAnswer> FindAsync(string typed, CancellationToken ct = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<CityTransaction>().BeginReadingAsync(ct);
        var search = scope.ServiceProvider.GetRequiredService<PersonSearch>();
        var since = Stopwatch.GetTimestamp();
        var found = await search.FindAsync(NameKeys.Fold(typed), default, ct);
        return new CrowdAnswer([.. found.People.Select(p => p.Words)], Stopwatch.GetElapsedTime(since));
    }
}
