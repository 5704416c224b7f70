using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class StopMyRecoveryTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task The_owner_stops_it_from_the_notice_and_nobody_can_confirm_it_afterwards()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        var person = await house.FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
        var begun = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);
        var second = await parvin.GetAsync(begun.Address);

        var notice = Assert.Single(house.Telephones.ToldOf(person, "recovery_begun"));
        var page = await maryam.GetAsync(notice.Href ?? "");
        Assert.Contains("گوشی گم شده است", page.Text, StringComparison.Ordinal);
        Assert.Contains("داوود رضایی", page.Text, StringComparison.Ordinal);
        page = await maryam.SubmitAsync(page, CounterSteps.StopMine);
        Assert.Contains("متوقف شد", page.Text, StringComparison.Ordinal);

        var late = await parvin.SubmitAsync(second, CounterSteps.Confirm);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("/me", (await maryam.GetAsync("/me")).Address);
        Assert.Equal(1, await CounterSteps.CountAsync(house, person, FourEyesState.Stopped));
        Assert.Single(house.Telephones.ToldOf(person, "recovery_stopped"));
    }

    [Fact]
    public async Task Nobody_stops_the_recovery_of_another_and_with_none_waiting_the_page_says_so()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (who, person) = await house.PersonAsync();
        await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        var page = await farhad.GetAsync("/me/recovery");
        Assert.Contains("بازیابی‌ای در انتظار نیست", page.Text, StringComparison.Ordinal);
        var me = await farhad.GetAsync("/me");
        me.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", "/me/recovery/stopping");
        var answer = await farhad.SubmitAsync(me, CounterSteps.StopMine);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(1, await CounterSteps.CountAsync(house, person, FourEyesState.Waiting));
    }

    [Fact]
    public async Task Whoever_is_not_signed_in_is_led_to_sign_in_first()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.Equal("/sign-in?next=%2Fme%2Frecovery", (await stranger.GetAsync("/me/recovery")).Location);
    }
}
