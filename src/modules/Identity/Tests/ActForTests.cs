using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class ActForTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Switch = ".drop-form[action='/me/acting']";

    [Fact]
    public async Task Bahram_switches_in_the_header_which_says_so_on_every_page_and_switches_back()
    {
        var two = await Neighbours.OfAsync(house);
        Assert.Null((await two.Bahram.GetAsync("/")).Page.QuerySelector(Switch));
        await two.AgreeAsync();
        var acting = await ActAsync(two);
        Assert.Equal("/cases", acting.Address);
        foreach (var page in new[] { "/", "/cases", "/services/street-problem" })
        {
            var header = (await two.Bahram.GetAsync(page)).Page.QuerySelector("header .acting")?.TextContent ?? "";
            Assert.Equal("بهرام جعفری به نام مریم احمدی", string.Join(' ', header.Split((char[]?)null, 7, Words)[..6]));
        }

        var led = await two.Bahram.GetAsync("/me");
        Assert.Equal("/me/acting?next=%2Fme", led.Address);
        Assert.Contains("فقط به نام خودتان باز می‌شود", led.Text, StringComparison.Ordinal);
        var back = await two.Bahram.SubmitAsync(led, "main form");
        Assert.Equal("/me", back.Address);
        Assert.Contains("بهرام جعفری", back.Text, StringComparison.Ordinal);
        Assert.Null(back.Page.QuerySelector("header .acting"));
        Assert.Equal(2, await AuditOfAsync(two));
    }

    [Fact]
    public async Task Nobody_acts_for_who_did_not_let_them_and_an_offer_alone_does_not()
    {
        var two = await Neighbours.OfAsync(house);
        await two.OfferAsync();
        var page = await two.Bahram.GetAsync("/me");
        page.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", "/me/acting");
        var maryam = (await house.FindAsync(two.MaryamCard))?.ToString();
        var refused = await two.Bahram.SubmitAsync(page, "form[action='/me/acting']", ("Person", maryam));
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Equal("/me", (await two.Bahram.GetAsync("/me")).Address);
    }

    [Fact]
    public async Task What_is_taken_back_stops_at_once_here_and_within_a_second_in_every_other_process()
    {
        var two = await Neighbours.OfAsync(house);
        await two.AgreeAsync();
        await ActAsync(two);
        await Neighbours.PressAsync(two.Maryam, "revocation");
        Assert.Equal("/me", (await two.Bahram.GetAsync("/me")).Address);

        await two.AgreeAsync();
        await ActAsync(two);
        Assert.StartsWith("/me/acting", (await two.Bahram.GetAsync("/me")).Address, StringComparison.Ordinal);
        // Another process revokes: this one has only its memory, which is a second old at most.
        await house.City.InTransactionAsync(async scope =>
        {
            await using var elsewhere = scope
                .GetRequiredService<CityTransaction>()
                .Command("update identity_delegations set state = 'Revoked' where giver = @giver");
            elsewhere.With("@giver", (await house.FindAsync(two.MaryamCard))?.Value);
            return await elsewhere.ExecuteNonQueryAsync();
        });
        house.City.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("/me", (await two.Bahram.GetAsync("/me")).Address);
        Assert.Null((await two.Bahram.GetAsync("/")).Page.QuerySelector(Switch));
    }

    [Fact]
    public async Task It_stops_by_itself_when_the_last_day_is_over()
    {
        var two = await Neighbours.OfAsync(house);
        await two.OfferAsync(two.BahramCard.NationalCode, two.Today);
        await Neighbours.PressAsync(two.Bahram, "acceptance");
        await ActAsync(two);
        Assert.NotNull((await two.Bahram.GetAsync("/")).Page.QuerySelector("header .acting"));
        house.City.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null((await two.Bahram.GetAsync("/")).Page.QuerySelector("header .acting"));
    }

    [Fact]
    public async Task Whoever_acts_for_another_passes_nothing_on_and_holds_no_office()
    {
        var two = await Neighbours.OfAsync(house);
        var (kaveh, _, card) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices, "کاوه", "دانش");
        await two.OfferAsync(card.NationalCode, two.Today.AddDays(9));
        await Neighbours.PressAsync(kaveh, "acceptance");
        var form = await kaveh.GetAsync(Neighbours.Page + "/new");
        Assert.Equal(HttpStatusCode.OK, (await kaveh.GetAsync("/offices")).Status);
        await kaveh.SubmitAsync(await kaveh.GetAsync("/"), Switch, ("Person", await IdOfAsync(two)));
        Assert.StartsWith("/me/acting", (await kaveh.GetAsync("/offices")).Address, StringComparison.Ordinal);
        Assert.DoesNotContain("/offices", (await kaveh.GetAsync("/")).Body, StringComparison.Ordinal);
        var passed = await kaveh.SubmitAsync(form, $"form[action='{Neighbours.Page}']", ("What", "all"));
        Assert.StartsWith("/me/acting", passed.Address, StringComparison.Ordinal);
        Assert.Equal(0, await two.CountAsync(DelegationState.Offered));
    }

    private const StringSplitOptions Words = StringSplitOptions.RemoveEmptyEntries;

    private async Task<string> IdOfAsync(Neighbours two) =>
        (await house.FindAsync(two.MaryamCard))?.ToString() ?? throw new InvalidOperationException("Nobody.");

    private async Task<Seen> ActAsync(Neighbours two) =>
        await two.Bahram.SubmitAsync(await two.Bahram.GetAsync("/"), Switch, ("Person", await IdOfAsync(two)));

    private async Task<long> AuditOfAsync(Neighbours two) =>
        await Database.CountAsync(
            house.City,
            "select count(*) from kit_audit_entries where actor = @v "
                + "and action in ('identity.acts_for', 'identity.acts_in_own_name')",
            (await house.FindAsync(two.BahramCard))?.Value
        );
}
