using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What was merged and is no double after all; in a city of its own, whose clock moves.</summary>
public sealed class ReopenDoubleTests(CasesCity city) : IClassFixture<CasesCity>
{
    private static readonly (string, string) Reason = ("reason", "دو چراغ جدا هستند.");

    private static readonly DateTimeOffset _saturday = new(2026, 11, 28, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_is_open_again_where_it_stood_and_its_promise_moves_by_the_working_time_between()
    {
        city.City.Clock.Set(_saturday);
        var (kept, twin) = await PairAsync(35.61);
        var davoud = city.Davoud();
        await Journeys.ClaimAsync(davoud, twin);
        var before = (await CaseAsync(twin)).Steps[0];
        await MergeAsync(davoud, twin, kept);
        Assert.Null((await CaseAsync(twin)).NowDue);

        city.City.Clock.Set(_saturday.AddDays(2));
        var desk = await davoud.GetAsync($"/desk/{twin}");
        Assert.Contains("می‌توان دوباره جدا کرد", desk.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await davoud.SubmitAsync(desk, Reopen)).Status);
        var open = await davoud.SubmitAsync(desk, Reopen, Reason);
        Assert.Equal($"/desk/{twin}", open.Address);
        Assert.Contains("ساعت در این میان ایستاده بود", open.Text);

        var after = (await CaseAsync(twin)).Steps[0];
        Assert.Equal((before.State, before.Holder), (after.State, after.Holder));
        var clock = city.City.Services.GetRequiredService<CaseClock>();
        Assert.Equal(clock.After(before.DueAt ?? default, after.PausedMinutes), after.DueAt);
        // Two working days of seven hours lie between.
        Assert.InRange(after.PausedMinutes, 840, 845);

        Assert.DoesNotContain("نفر دیگر", (await city.Maryam().GetAsync($"/cases/{kept}")).Text);
        var letter = city.Notify.Sent.Single(m => m.Template == "case_reopened" && m.Href == $"/cases/{twin}");
        Assert.Equal(Somebody.Zahra.Person, letter.To);
        Assert.Equal(HttpStatusCode.Conflict, (await davoud.SubmitAsync(desk, Reopen, Reason)).Status);
        await Journeys.CloseAsync(davoud, twin, 0, "yes");
        Assert.Equal(CaseState.Granted, (await CaseAsync(twin)).State);
    }

    [Fact]
    public async Task It_stays_merged_once_the_other_is_over_or_the_days_are_past()
    {
        city.City.Clock.Set(_saturday.AddDays(70));
        var davoud = city.Davoud();
        var (kept, twin) = await PairAsync(35.62);
        await MergeAsync(davoud, twin, kept);
        await Journeys.WorkAsync(davoud, kept, 0, "yes");
        var over = await ReopenAsync(davoud, twin);
        Assert.Contains("خودش پایان یافته است", over.Text);

        (kept, twin) = await PairAsync(35.63);
        await MergeAsync(davoud, twin, kept);
        city.City.Clock.Set(_saturday.AddDays(78));
        Assert.Contains("تنها تا ۷ روز", (await ReopenAsync(davoud, twin)).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await ReopenAsync(city.As(Somebody.Nader), twin)).Status);
        Assert.Contains("با پروندهٔ دیگری یکی نیست", (await ReopenAsync(davoud, kept)).Text);
    }

    [Fact]
    public async Task When_the_other_is_taken_back_by_its_applicant_the_double_goes_on()
    {
        city.City.Clock.Set(_saturday.AddDays(140));
        var (kept, twin) = await PairAsync(35.64);
        await MergeAsync(city.Davoud(), twin, kept);
        var maryam = city.Maryam();
        await maryam.SubmitAsync(await maryam.GetAsync($"/cases/{kept}/withdrawal"), "form[action$='/withdrawal']");
        var own = await city.As(Somebody.Zahra).GetAsync($"/cases/{twin}");
        Assert.True((await CaseAsync(twin)).IsOpen);
        Assert.Contains("پس گرفته شد", own.Text);
        Assert.DoesNotContain("مریم", own.Text);
    }

    [Fact]
    public async Task Opened_again_while_the_other_is_decided_one_of_the_two_comes_first_and_nothing_is_lost()
    {
        city.City.Clock.Set(_saturday.AddDays(210));
        for (var round = 0; round < 4; round++)
        {
            var (kept, twin) = await PairAsync(35.66 + (round * 0.004));
            var davoud = city.Davoud();
            await MergeAsync(davoud, twin, kept);
            await Journeys.ClaimAsync(davoud, kept);
            var ends = await Task.WhenAll(
                Journeys.CloseAsync(davoud, kept, 0, "yes"),
                ReopenAsync(city.As(Somebody.Shirin), twin)
            );
            Assert.Equal(HttpStatusCode.OK, ends[0].Status);
            var open = ends[1].Status == HttpStatusCode.OK;
            Assert.Equal(open ? CaseState.Open : CaseState.Merged, (await CaseAsync(twin)).State);
        }
    }

    private const string Reopen = "form[action$='/reopening']";

    private static Task<Seen> ReopenAsync(Visitor officer, string twin) =>
        Journeys.PostAsync(officer, $"/desk/{twin}/reopening", Reason);

    private async Task<(string Kept, string Twin)> PairAsync(double lat) =>
        (
            await Journeys.ReportAsync(city.Maryam(), "light", lat),
            await Journeys.ReportAsync(city.As(Somebody.Zahra), "light", lat + 0.0001)
        );

    private static async Task MergeAsync(Visitor officer, string twin, string kept)
    {
        var check = await officer.GetAsync($"/desk/{kept}/doubles/check?double={twin}");
        await officer.SubmitAsync(check, "form[action$='/doubles']", ("reason", "همان چراغ است."));
    }

    private async Task<Case> CaseAsync(string number)
    {
        await using var scope = city.City.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number, default)
            ?? throw new InvalidOperationException($"No case {number}.");
    }
}
