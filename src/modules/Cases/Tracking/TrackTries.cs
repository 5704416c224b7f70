using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tracking;

/// <summary>
/// How often wrong digits were typed to a number, whether it exists or not: from one network, so that a stranger closes
/// it to nobody else, and from all together, so that many networks do not go through all ten thousand.
/// </summary>
internal sealed class TrackTries(CityTransaction transaction, CurrentRequest request, TimeProvider clock)
    : CountedLimits(transaction, clock, "cases_track_tries")
{
    /// <summary>Wrong digits from one network in a day.</summary>
    public const int MostOfNetwork = 10;

    /// <summary>Wrong digits from all networks in a day: one in a hundred of those there are.</summary>
    public const int MostOfAll = 100;

    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    /// <summary>
    /// True where no more are compared. Both counts stay locked until the transaction ends: many at once are let in one
    /// after another.
    /// </summary>
    public async Task<bool> AreUsedUpAsync(PublicNumber number, CancellationToken ct) =>
        await HoldAsync(OfNetwork(number), MostOfNetwork, _day, ct) is not null
        || await HoldAsync(number.Value, MostOfAll, _day, ct) is not null;

    public async Task WrongAsync(PublicNumber number, CancellationToken ct)
    {
        await CountAsync(OfNetwork(number), MostOfNetwork, _day, ct);
        await CountAsync(number.Value, MostOfAll, _day, ct);
    }

    /// <summary>The network begins anew. All together do not: whoever guesses does not gain by whoever knows.</summary>
    public Task RightAsync(PublicNumber number, CancellationToken ct) => ForgetAsync(OfNetwork(number), ct);

    /// <summary>Tries of days that are over are forgotten; a job calls it.</summary>
    public static async Task<bool> SweepAsync(IServiceProvider scope, CancellationToken ct)
    {
        await scope.GetRequiredService<TrackTries>().SweepAsync(TimeSpan.Zero, ct);
        return false;
    }

    private string OfNetwork(PublicNumber number) => $"{number.Value} {request.Network}";
}
