using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Identity;

/// <summary>
/// One round of asking a registry: each is asked with no transaction held, and settled in one of its own. A registry
/// that is away ends the round: the others stay due, and the pauses of one question grow to six hours.
/// </summary>
internal static class RegistryRound
{
    /// <summary>How many are asked about in one round.</summary>
    public const int Batch = 20;

    private static readonly TimeSpan _first = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(6);

    /// <summary>When to ask again after so many times without an answer.</summary>
    public static DateTime Again(DateTime now, int times) => now + Backoff.After(times, _first, _longest);

    /// <summary>Asks about those who are due; true when there may be more.</summary>
    public static async Task<bool> RunAsync<T>(
        IServiceProvider services,
        IReadOnlyList<T> due,
        Func<T, Task<Verdict>> ask,
        Func<IServiceProvider, T, Verdict, Task> settle,
        CancellationToken ct
    )
    {
        foreach (var one in due)
        {
            var verdict = await ask(one);
            await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
            var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync(ct);
            await settle(scope.ServiceProvider, one, verdict);
            await transaction.CommitAsync(ct);
            if (verdict == Verdict.Unknown)
                return false;
        }

        return due.Count == Batch;
    }
}
