using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Partners.Tests;

public sealed class EndOfTokensTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Theory]
    [InlineData(nameof(AccessRecovered))]
    [InlineData(nameof(PersonDied))]
    [InlineData(nameof(PersonMerged))]
    public async Task Nothing_that_was_opened_before_acts_for_them_and_others_notice_nothing(string what)
    {
        var (maryam, bahram) = (PersonId.New(), PersonId.New());
        var journey = new Journey(await house.PartnerAsync(), "openid offline_access");
        var (hers, his) = (await RefreshTokenAsync(journey, maryam), await RefreshTokenAsync(journey, bahram));
        await MakeTokenAsync(maryam);
        await MakeTokenAsync(bahram);

        await house.City.InTransactionAsync(scope =>
        {
            scope
                .GetRequiredService<CityEvents>()
                .Tell(
                    what switch
                    {
                        nameof(PersonDied) => new PersonDied(maryam, new DateOnly(2026, 11, 20)),
                        nameof(PersonMerged) => new PersonMerged(maryam, bahram),
                        _ => new AccessRecovered(maryam),
                    }
                );
            return Task.FromResult(0);
        });
        await CityHost.EventuallyAsync(async () => await OpenAsync(maryam) == 0, "her token ends");

        Assert.Equal("invalid_grant", (await house.RefreshAsync(journey, hers)).Text("error"));
        Assert.Equal(HttpStatusCode.OK, (await house.RefreshAsync(journey, his)).Status);
        Assert.Equal(1, await OpenAsync(bahram));
        // What she allowed is remembered: the partner sends her through the city and is answered at once.
        Assert.NotNull(await RefreshTokenAsync(journey, maryam));
    }

    private async Task<string?> RefreshTokenAsync(Journey journey, PersonId person)
    {
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی", person), journey);
        return (await house.ExchangeAsync(journey, code)).Text("refresh_token");
    }

    private Task<Result<TokenText>> MakeTokenAsync(PersonId person) =>
        house.City.InTransactionAsync(scope =>
            scope
                .GetRequiredService<TokenDesk>()
                .MakeAsync(person, "گاه‌شمار", ["cases.read"], 30, CancellationToken.None)
        );

    private Task<int> OpenAsync(PersonId person) =>
        house.City.InScopeAsync(async scope =>
            (await scope.GetRequiredService<TokenDesk>().ListAsync(person, CancellationToken.None)).Count
        );
}
