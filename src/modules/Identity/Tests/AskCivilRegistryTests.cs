using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class AskCivilRegistryTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private RegistrySimulator Registries => house.City.Services.GetRequiredService<RegistrySimulator>();

    [Fact]
    public async Task A_no_is_told_once_and_a_silent_registry_is_asked_again_later()
    {
        var family = await Family.OfAsync(house);
        await family.RegisterAsync(family.Maryam, ("NationalCode", Family.CodeOfAnothers()));
        await Family.RoundAsync(house);
        await Family.RoundAsync(house);
        var differs = await family.ClaimOfAsync(family.MaryamCard);
        Assert.NotNull(differs.DifferedAt);
        Assert.Null(differs.CheckAt);
        Assert.Single(house.Telephones.ToldOf(differs.Guardian, "guardian_differs"));

        Registries.Faults = new RegistryFaults(FailEvery: 1);
        await family.RegisterAsync(family.Maryam);
        await Family.RoundAsync(house);
        var waits = await family.ClaimOfAsync(family.MaryamCard);
        Assert.Equal(ClaimState.Claimed, waits.State);
        Assert.True(waits.CheckAt > house.City.Clock.GetUtcNow().UtcDateTime);
        Registries.Faults = new RegistryFaults();
        house.City.Clock.Advance(TimeSpan.FromMinutes(30));
        await Family.RoundAsync(house);
        Assert.Equal(ClaimState.Confirmed, (await family.ClaimOfAsync(family.MaryamCard)).State);
    }

    [Fact]
    public async Task A_yes_counts_only_for_a_guardian_of_whom_the_city_is_sure()
    {
        var family = await Family.OfAsync(house);
        await AssureAsync(family, Assurance.Claimed);
        await family.RegisterAsync(family.Maryam);
        await Family.RoundAsync(house);
        Assert.Equal(ClaimState.Claimed, (await family.ClaimOfAsync(family.MaryamCard)).State);
        await AssureAsync(family, Assurance.Checked);
        await Family.RoundAsync(house);
        Assert.Equal(ClaimState.Confirmed, (await family.ClaimOfAsync(family.MaryamCard)).State);
    }

    [Fact]
    public async Task Of_three_who_say_they_are_the_guardian_two_act_by_rounds_that_race()
    {
        var family = await Family.OfAsync(house);
        await family.RegisterAsync(family.Maryam);
        var visitors = new List<Visitor> { family.Maryam };
        foreach (var name in new[] { "رضا", "نادر" })
        {
            visitors.Add(await house.SignUpAsync(Citizen.New(name, "احمدی")));
            await family.RegisterAsync(visitors[^1]);
        }

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Family.RoundAsync(house))));
        await Family.RoundAsync(house);
        var acting = 0;
        var told = 0;
        foreach (var who in visitors)
        {
            acting += (await who.GetAsync("/")).Page.QuerySelector(Family.Switch) is null ? 0 : 1;
            var mine = (await who.GetAsync(Family.Mine)).Text;
            told += mine.Contains("دو سرپرست به نام این فرزند کار می‌کنند", StringComparison.Ordinal) ? 1 : 0;
        }

        Assert.Equal((2, 1), (acting, told));
    }

    private Task<int> AssureAsync(Family family, Assurance how) =>
        house.City.InTransactionAsync(async scope =>
        {
            var id = (await house.FindAsync(family.MaryamCard))?.Value;
            return await scope
                .GetRequiredService<IdentityDb>()
                .Users.Where(p => p.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Assurance, how));
        });
}
