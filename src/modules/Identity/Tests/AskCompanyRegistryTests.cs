using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class AskCompanyRegistryTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Managers = """
        select count(*) from identity_delegations d
        join identity_organisations o on o.id = d.giver where o.code = @v
        """;

    private RegistrySimulator Registries => house.City.Services.GetRequiredService<RegistrySimulator>();

    [Theory]
    [InlineData("998", Shop.Name)]
    [InlineData("999", Shop.Name)]
    [InlineData("140", RegistrySimulator.NobodysName)]
    public async Task A_no_is_told_once_and_leaves_the_claim_to_the_desk(string beginning, string name)
    {
        var (who, code) = (Citizen.New("فرهاد", "مرادی"), Shop.NewCode(beginning));
        var farhad = await house.SignUpAsync(who);
        await Shop.RegisterAsync(farhad, code, name);
        await Shop.RoundAsync(house);
        await Shop.RoundAsync(house);
        var claim = await Shop.FindAsync(house, code);
        Assert.Equal(ClaimState.Claimed, claim.State);
        Assert.Null(claim.CheckAt);
        Assert.NotNull(claim.DifferedAt);
        Assert.Single(house.Telephones.ToldOf(claim.Founder, "organisation_differs"));
        Assert.Contains("روزنامهٔ رسمی", (await farhad.GetAsync(Shop.Mine)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_registry_is_asked_again_later()
    {
        var (who, code) = (Citizen.New("فرهاد", "مرادی"), Shop.NewCode());
        var farhad = await house.SignUpAsync(who);
        Registries.Faults = new RegistryFaults(FailEvery: 1);
        await Shop.RegisterAsync(farhad, code);
        await Shop.RoundAsync(house);
        var waits = await Shop.FindAsync(house, code);
        Assert.Equal(ClaimState.Claimed, waits.State);
        Assert.True(waits.CheckAt > house.City.Clock.GetUtcNow().UtcDateTime);
        Registries.Faults = new RegistryFaults();
        house.City.Clock.Advance(TimeSpan.FromMinutes(30));
        await Shop.RoundAsync(house);
        Assert.Equal(ClaimState.Confirmed, (await Shop.FindAsync(house, code)).State);
    }

    [Fact]
    public async Task A_yes_counts_only_for_a_founder_of_whom_the_city_is_sure()
    {
        var (who, code) = (Citizen.New("فرهاد", "مرادی"), Shop.NewCode());
        var farhad = await house.SignUpAsync(who);
        await AssureAsync(who, Assurance.Claimed);
        await Shop.RegisterAsync(farhad, code);
        await Shop.RoundAsync(house);
        Assert.Equal(ClaimState.Claimed, (await Shop.FindAsync(house, code)).State);
        await AssureAsync(who, Assurance.Checked);
        await Shop.RoundAsync(house);
        Assert.Equal(ClaimState.Confirmed, (await Shop.FindAsync(house, code)).State);
    }

    [Fact]
    public async Task Of_two_who_claim_one_national_id_one_is_confirmed_by_rounds_that_race()
    {
        // Five ids, all that may wait: locks taken in two orders would meet in some.
        var codes = Enumerable.Range(0, OrganisationDesk.MostWaiting).Select(_ => Shop.NewCode()).ToList();
        Citizen[] both = [Citizen.New("فرهاد", "مرادی"), Citizen.New("نادر", "صالحی")];
        foreach (var who in both)
        {
            var client = await house.SignUpAsync(who);
            // Until both have claimed all, the city's own job asks about nobody.
            await AssureAsync(who, Assurance.Claimed);
            foreach (var code in codes)
                await Shop.RegisterAsync(client, code);
        }

        foreach (var who in both)
            await AssureAsync(who, Assurance.Checked);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Shop.RoundAsync(house))));
        await Shop.RoundAsync(house);
        foreach (var code in codes)
        {
            Assert.Equal(1, await CountAsync("select count(*) from identity_organisations where code = @v", code, 2));
            Assert.Equal(1, await Database.CountAsync(house.City, Managers, code));
        }
    }

    private async Task<long> CountAsync(string sql, string code, int all)
    {
        Assert.Equal(all, await Database.CountAsync(house.City, sql, code));
        return await Database.CountAsync(house.City, sql + " and state = 'Confirmed'", code);
    }

    private Task<int> AssureAsync(Citizen who, Assurance how) =>
        house.City.InTransactionAsync(async scope =>
        {
            var id = (await house.FindAsync(who))?.Value;
            return await scope
                .GetRequiredService<IdentityDb>()
                .Users.Where(p => p.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Assurance, how));
        });
}
