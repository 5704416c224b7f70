using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class MergeWalletsTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Money_of_a_closed_account_comes_under_the_other_and_goes_back_when_they_are_parted()
    {
        var (closed, stays) = (PersonId.New(), PersonId.New());
        await _city.FundAsync(closed, 80_000);
        await _city.FundAsync(stays, 15_000);

        await TellAsync(new PersonMerged(closed, stays));
        await EventuallyAsync(closed, 0, stays, 95_000);
        await TellAsync(new PersonMergeUndone(closed, stays));
        await EventuallyAsync(closed, 80_000, stays, 15_000);
    }

    [Fact]
    public async Task Who_never_had_money_is_merged_without_any()
    {
        var (closed, stays) = (PersonId.New(), PersonId.New());
        await _city.FundAsync(stays, 15_000);
        await TellAsync(new PersonMerged(closed, stays));
        // What the same handler hears next of the same person comes after it: nothing failed and held it up.
        await _city.FundAsync(closed, 4_000);
        await TellAsync(new PersonMerged(closed, stays));
        await EventuallyAsync(closed, 0, stays, 19_000);
    }

    private Task TellAsync(ICityEvent happened) =>
        _city.InTransactionAsync(scope =>
        {
            scope.GetRequiredService<CityEvents>().Tell(happened);
            return Task.FromResult(true);
        });

    private Task EventuallyAsync(PersonId one, long his, PersonId other, long hers) =>
        CityHost.EventuallyAsync(
            async () => await _city.BalanceAsync(one) == his && await _city.BalanceAsync(other) == hers,
            "the money moves with the accounts"
        );
}
