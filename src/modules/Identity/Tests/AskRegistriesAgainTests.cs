using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class AskRegistriesAgainTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private RegistrySimulator Registries => house.City.Services.GetRequiredService<RegistrySimulator>();

    [Fact]
    public async Task Whoever_the_registries_know_is_checked_from_the_first_page_on()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        Assert.Contains("سطح ۲", (await maryam.GetAsync("/me")).Text, StringComparison.Ordinal);
        Assert.Equal(Assurance.Checked, (await PersonAsync(who)).Assurance);
        Assert.Null((await PersonAsync(who)).CheckAt);
    }

    [Fact]
    public async Task A_silent_registry_lets_maryam_in_and_is_asked_until_it_answers()
    {
        var who = Citizen.New();
        Registries.Faults = new RegistryFaults(HangEvery: 1);
        var maryam = await house.SignUpAsync(who);
        Assert.Contains("سطح ۱", (await maryam.GetAsync("/me")).Text, StringComparison.Ordinal);
        Registries.Faults = new RegistryFaults(FailEvery: 1);
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        await RoundsAsync(1);
        var still = await PersonAsync(who);
        Assert.True(still.CheckTimes >= 1);
        Assert.True(still.CheckAt > house.City.Clock.GetUtcNow().UtcDateTime);

        Registries.Faults = new RegistryFaults();
        house.City.Clock.Advance(TimeSpan.FromMinutes(30));
        await RoundsAsync(4);
        Assert.Contains("سطح ۲", (await maryam.GetAsync("/me")).Text, StringComparison.Ordinal);
        Assert.Single(house.Telephones.ToldOf(still.PersonId, "identity_checked"));
        Assert.Null((await PersonAsync(who)).CheckAt);
    }

    [Fact]
    public async Task A_late_no_keeps_level_one_and_tells_them_to_come_to_the_counter()
    {
        var who = Citizen.New(family: RegistrySimulator.NobodysName);
        Registries.Faults = new RegistryFaults(FailEvery: 1);
        var visitor = await house.SignUpAsync(who);
        Registries.Faults = new RegistryFaults();
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        await RoundsAsync(2);
        var person = await PersonAsync(who);
        Assert.Equal(Assurance.Claimed, person.Assurance);
        Assert.NotNull(person.DifferedAt);
        Assert.Single(house.Telephones.ToldOf(person.PersonId, "identity_differs"));
        Assert.Contains("پیشخوان", (await visitor.GetAsync("/me/assurance")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_does_not_fit_gets_no_account_and_reads_the_very_words_of_one_whose_code_is_taken()
    {
        var taken = Citizen.New();
        await house.Seed.SignUpAsync(IdentityCity.Seeded(taken));
        var differs = new List<string>();
        var wrongMobile = Citizen.New();
        wrongMobile = wrongMobile with { Mobile = "+98999" + wrongMobile.Mobile[6..] };
        foreach (var who in new[] { wrongMobile, Citizen.New(family: RegistrySimulator.NobodysName) })
        {
            var visitor = house.City.Visitor();
            var page = await IdentityCity.AskSignUpAsync(visitor, who);
            var code = (await house.Telephones.ReadAsync(who.Mobile)).Code;
            var answer = await visitor.SubmitAsync(page, Forms.Code, ("Code", code));
            Assert.Equal(HttpStatusCode.Conflict, answer.Status);
            Assert.Null(await house.FindAsync(who));
            Assert.StartsWith("/sign-in", (await visitor.GetAsync("/me")).Address, StringComparison.Ordinal);
            differs.Add(answer.Text);
        }

        Assert.Equal(differs[0], differs[1]);
        Assert.Contains(IdentityProblems.CannotFinish.Fa, differs[0], StringComparison.Ordinal);
        Assert.Contains("پیشخوان", differs[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_mobile_is_asked_about_anew_by_rounds_that_race_and_is_told_once()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var (who, person) = await house.PersonAsync();
        Assert.Equal(Assurance.Checked, (await PersonAsync(who)).Assurance);
        var begun = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);
        await CounterSteps.ConfirmAsync(parvin, begun.Address);
        Assert.Equal(Assurance.Claimed, (await PersonAsync(who)).Assurance);
        await Task.WhenAll(RoundsAsync(2), RoundsAsync(2));
        Assert.Equal(Assurance.Checked, (await PersonAsync(who)).Assurance);
        Assert.Single(house.Telephones.ToldOf(person, "identity_checked"));
    }

    private async Task RoundsAsync(int most)
    {
        for (var i = 0; i < most; i++)
            await house.City.InScopeAsync(scope => AskRegistriesAgain.RunAsync(scope, CancellationToken.None));
    }

    private async Task<Person> PersonAsync(Citizen who)
    {
        var id = (await house.FindAsync(who))?.Value;
        return await house.City.InScopeAsync(scope =>
            scope.GetRequiredService<IdentityDb>().Users.AsNoTracking().SingleAsync(p => p.Id == id)
        );
    }
}
