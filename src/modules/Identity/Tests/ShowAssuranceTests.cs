using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity.Tests;

public sealed class ShowAssuranceTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private RegistrySimulator Registries => house.City.Services.GetRequiredService<RegistrySimulator>();

    [Fact]
    public async Task A_door_for_the_checked_opens_to_them_and_leads_others_to_what_they_can_do()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        Assert.Equal("درون", (await maryam.GetAsync(CheckedRoom.Page)).Body);
        Registries.Faults = new RegistryFaults(FailEvery: 1);
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        Registries.Faults = new RegistryFaults();

        var page = await farhad.GetAsync(CheckedRoom.Page);
        Assert.Equal("/me/assurance?next=%2Fchecked-room", page.Address);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("هنوز پاسخ نداده", page.Text, StringComparison.Ordinal);
        var api = await farhad.GetAsync(CheckedRoom.Api);
        Assert.Equal(HttpStatusCode.Forbidden, api.Status);
        Assert.Contains("kit.assurance_first", api.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await farhad.GetAsync("/me/assurance")).Status);

        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        await house.City.InScopeAsync(scope => AskRegistriesAgain.RunAsync(scope, CancellationToken.None));
        Assert.Equal("درون", (await farhad.GetAsync(CheckedRoom.Page)).Body);
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_signs_in_first()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.Equal("/sign-in?next=%2Fchecked-room", (await stranger.GetAsync(CheckedRoom.Page)).Location);
        Assert.Equal("/sign-in?next=%2Fme%2Fassurance", (await stranger.GetAsync("/me/assurance")).Location);
    }

    [Fact]
    public async Task Two_officers_who_saw_the_paper_confirm_who_somebody_is()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var who = Citizen.New();
        Registries.Faults = new RegistryFaults(FailEvery: 1);
        await house.SignUpAsync(who);
        Registries.Faults = new RegistryFaults();
        var begun = await CounterSteps.BeginAsync(davoud, who, null, "identity");
        Assert.Contains("تأیید هویت", begun.Text, StringComparison.Ordinal);
        await CounterSteps.ConfirmAsync(parvin, begun.Address);
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        var back = await house.SignInAsync(who);
        Assert.Equal("درون", (await back.GetAsync(CheckedRoom.Page)).Body);
    }
}
