using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class KioskStartTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private KioskSettings Settings => house.City.Services.GetRequiredService<KioskSettings>();

    [Fact]
    public async Task I_am_done_ends_the_session_and_wipes_the_browser_but_not_the_kiosk()
    {
        var (browser, _, _) = await house.KioskAsync();
        var (_, card) = await house.WithPasswordAsync();
        var letters = house.Telephones.ToldOf(await house.FindAsync(card), "new_device").Count;
        await PasswordSteps.TryAsync(browser, card.NationalCode, PasswordSteps.Good);
        var me = await browser.GetAsync("/me");
        Assert.Contains("no-store", me.Response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.NotNull(me.Page.QuerySelector("meta[http-equiv=refresh][content*='/kiosk/pause']"));
        using var raw = new HttpRequestMessage(HttpMethod.Post, "/sign-out");
        raw.Headers.Add("Cookie", browser.CookieHeader);
        raw.Content = new FormUrlEncodedContent([
            new(
                "__RequestVerificationToken",
                me.Page.QuerySelector(KioskSteps.Done + " [name=__RequestVerificationToken]")?.GetAttribute("value")
                    ?? ""
            ),
        ]);
        using var answer = await house.City.Visitor().Http.SendAsync(raw, TestContext.Current.CancellationToken);
        Assert.Equal(KioskStart.Address, answer.Headers.Location?.OriginalString);
        Assert.Contains(
            "\"cache\"",
            string.Join(',', answer.Headers.GetValues("Clear-Site-Data")),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "cookies",
            string.Join(',', answer.Headers.GetValues("Clear-Site-Data")),
            StringComparison.Ordinal
        );
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/me")).Address, StringComparison.Ordinal);
        Assert.Equal("خوش آمدید", (await browser.GetAsync(KioskStart.Address)).Heading);
        Assert.Equal(letters, house.Telephones.ToldOf(await house.FindAsync(card), "new_device").Count);
    }

    [Fact]
    public async Task A_session_rests_five_minutes_and_the_page_that_asks_keeps_nobody_awake()
    {
        var (browser, _, _) = await house.KioskAsync();
        var (_, card) = await house.WithPasswordAsync();
        await PasswordSteps.TryAsync(browser, card.NationalCode, PasswordSteps.Good);
        var almost = Settings.Idle - TimeSpan.FromSeconds(20);
        house.City.Clock.Advance(almost);
        Assert.Equal("/me", (await browser.GetAsync("/me")).Address);
        await house.WriteSeenAsync();
        house.City.Clock.Advance(almost);
        var pause = await browser.GetAsync("/kiosk/pause?next=%2Fme%2Flooks");
        Assert.Equal("هنوز این‌جا هستید؟", pause.Heading);
        Assert.NotNull(pause.Page.QuerySelector("main a[href='/me/looks']"));
        Assert.Single(pause.Page.QuerySelectorAll("meta[http-equiv=refresh]"));
        house.City.Clock.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal("خوش آمدید", (await browser.GetAsync(KioskStart.Address)).Heading);
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/me")).Address, StringComparison.Ordinal);
        house.City.Clock.Advance(TimeSpan.FromMinutes(3));
        await house.EndRestedAsync();
        var open = "select count(*) from identity_sessions where kiosk_id is not null and revoked_at is null";
        Assert.Equal(0, await Database.CountAsync(house.City, open));
    }

    [Fact]
    public async Task Whoever_goes_on_and_on_is_out_after_a_quarter_of_an_hour()
    {
        var (browser, _, _) = await house.KioskAsync();
        var (_, card) = await house.WithPasswordAsync();
        await PasswordSteps.TryAsync(browser, card.NationalCode, PasswordSteps.Good);
        for (var gone = TimeSpan.Zero; gone + TimeSpan.FromMinutes(2) < Settings.Whole; gone += TimeSpan.FromMinutes(2))
        {
            house.City.Clock.Advance(TimeSpan.FromMinutes(2));
            Assert.Equal("/me", (await browser.GetAsync("/me")).Address);
        }

        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.StartsWith("/sign-in", (await browser.GetAsync("/me")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_passkey_is_offered_none_is_left_behind_and_no_office_opens()
    {
        var (browser, _, _) = await house.KioskAsync();
        Assert.Null((await browser.GetAsync("/sign-in")).Page.QuerySelector(Forms.Passkey));
        var (_, card) = await house.WithPasswordAsync();
        var person = await house.FindAsync(card) ?? throw new InvalidOperationException("Nobody.");
        await house.Seed.GrantAsync(person, "lighting", [IdentityModule.ManageOffices], "حکم آزمون");
        await house.Seed.AddAuthenticatorAsync(person);
        var second = await PasswordSteps.TryAsync(browser, card.NationalCode, PasswordSteps.Good);
        await browser.SubmitAsync(second, Forms.Second, ("Code", await house.CodeOfAsync(card)));
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/offices")).Status);
        var kept = await browser.SubmitAsync(
            await browser.GetAsync("/me/passkeys"),
            Forms.AddPasskey,
            ("Name", "کیوسک")
        );
        Assert.Equal(HttpStatusCode.Conflict, kept.Status);
    }

    [Fact]
    public async Task A_copied_kiosk_cookie_opens_nothing()
    {
        var (browser, _, _) = await house.KioskAsync();
        var (_, card) = await house.WithPasswordAsync();
        var copied = browser
            .CookieHeader.Split("; ")
            .Single(c => c.StartsWith("shahr.kiosk=", StringComparison.Ordinal));
        await PasswordSteps.TryAsync(browser, card.NationalCode, PasswordSteps.Good);
        using var raw = new HttpRequestMessage(HttpMethod.Get, "/me");
        raw.Headers.Add("Cookie", copied);
        using var answer = await house.City.Visitor().Http.SendAsync(raw, TestContext.Current.CancellationToken);
        Assert.StartsWith("/sign-in", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tries_are_counted_by_kiosk_and_still_by_account()
    {
        var (browser, _, _) = await house.KioskAsync();
        for (var i = 0; i <= PasswordDesk.MostFromOneAddress; i++)
        {
            var wrong = await PasswordSteps.TryAsync(browser, Citizen.New().NationalCode, "نادرست است");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        }

        var (_, card) = await house.WithPasswordAsync();
        for (var i = 0; i < PasswordDesk.MostTries; i++)
            await PasswordSteps.TryAsync(browser, card.NationalCode, "نادرست است");
        var locked = await PasswordSteps.TryAsync(browser, card.NationalCode, PasswordSteps.Good);
        Assert.Equal(HttpStatusCode.TooManyRequests, locked.Status);
    }

    [Fact]
    public async Task Pages_of_a_signed_in_person_stay_in_no_cache_anywhere_and_assets_do()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        foreach (var address in new[] { "/", "/me", "/me/looks", "/services", "/nothing-here" })
        {
            var page = await maryam.GetAsync(address);
            Assert.True(page.Response.Headers.CacheControl?.NoStore, address);
            Assert.False(page.Response.Headers.Contains("Clear-Site-Data"), address);
        }

        var style = await maryam.GetAsync("/dist/mark.svg?v=1");
        if (style.Status == HttpStatusCode.OK)
            Assert.False(style.Response.Headers.CacheControl?.NoStore);
        Assert.Equal(HttpStatusCode.Conflict, (await maryam.GetAsync(KioskStart.Address)).Status);
    }
}
