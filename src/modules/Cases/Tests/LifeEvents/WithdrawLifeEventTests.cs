using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Taking a life event back.</summary>
[Collection<LifeEventsCollection>]
public sealed class WithdrawLifeEventTests(CasesCity city)
{
    private const string Form = "form[action$='/withdrawal']";

    [Fact]
    public async Task Every_open_part_is_withdrawn_what_was_decided_stays_and_a_second_time_there_is_nothing_left()
    {
        var maryam = city.Maryam();
        var number = await LifeEvents.SendBirthAsync(city, maryam);
        var parts = await LifeEvents.PartsAsync(city, number);
        await Journeys.WorkAsync(city.Davoud(), parts["newborn-health"], 0, "yes");
        var page = await maryam.GetAsync($"/life-events/{number}/withdrawal");
        Assert.DoesNotContain("معرفی نوزاد به مرکز بهداشت", page.Page.QuerySelector("main ul")?.TextContent);
        var done = await maryam.SubmitAsync(page, Form);
        Assert.Contains("۳ از ۳ بخش تمام شد", done.Text);
        Assert.Contains("معرفی شد", done.Text);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.withdrawn", parts["newborn-tree"]));
        Assert.Equal(0, await Rows.AuditAsync(city, "cases.withdrawn", parts["newborn-health"]));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.life_event_withdrawn", number));
        var again = await Journeys.PostAsync(maryam, $"/life-events/{number}/withdrawal");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("چیزی برای پس گرفتن نمانده", again.Text);
    }

    [Fact]
    public async Task While_a_part_is_being_decided_it_is_either_decided_or_withdrawn_and_never_both()
    {
        for (var round = 0; round < 5; round++)
        {
            var (maryam, davoud) = (city.Maryam(), city.Davoud());
            var number = await LifeEvents.SendBirthAsync(city, maryam);
            var part = (await LifeEvents.PartsAsync(city, number))["newborn-tree"];
            var desk = await Journeys.ClaimAsync(davoud, part);
            var page = await maryam.GetAsync($"/life-events/{number}/withdrawal");
            await Task.WhenAll(
                maryam.SubmitAsync(page, Form),
                davoud.SubmitAsync(desk, "form[action$='/result']", ("result-0", "yes"))
            );
            var (withdrawn, granted) = (
                await Rows.AuditAsync(city, "cases.withdrawn", part),
                await Rows.AuditAsync(city, "cases.granted", part)
            );
            Assert.Equal(1, withdrawn + granted);
            Assert.Contains("۳ از ۳ بخش تمام شد", (await maryam.GetAsync($"/life-events/{number}")).Text);
        }
    }
}
