using System.Net;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Two open cases about one thing become one at the desk.</summary>
[Collection<DoublesCollection>]
public sealed class MergeDoubleTests(CasesCity city)
{
    private static readonly (string, string) Reason = ("reason", "هر دو همان چراغ است.");

    [Fact]
    public async Task The_double_is_closed_its_applicant_follows_the_other_and_nobody_learns_who_the_other_is()
    {
        var kept = await Journeys.ReportAsync(city.Maryam(), "light", 35.61);
        var zahra = city.As(Somebody.Zahra);
        var twin = await Journeys.ReportAsync(zahra, "light", 35.6101);
        await Journeys.PostAsync(city.As(Somebody.Mina), $"/cases/{twin}/followers");

        var davoud = city.Davoud();
        var desk = await davoud.GetAsync($"/desk/{kept}");
        Assert.Contains("شاید", desk.Text);
        var list = await davoud.GetAsync($"/desk/{kept}/doubles");
        Assert.Contains("متری", list.Text);
        var check = await davoud.GetAsync($"/desk/{kept}/doubles/check?double={twin}");
        Assert.Equal("این دو پرونده یکی شوند؟", check.Heading);
        var bare = await davoud.SubmitAsync(check, Merge);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        var done = await davoud.SubmitAsync(check, Merge, Reason);
        Assert.Equal($"/desk/{kept}", done.Address);
        Assert.NotNull(done.Page.QuerySelector($"a[href='/desk/{twin}']"));

        var own = await zahra.GetAsync($"/cases/{twin}");
        Assert.Contains("یکی شد", own.Text);
        Assert.Contains("هر دو همان چراغ است.", own.Text);
        Assert.NotNull(own.Page.QuerySelector($"a[href='/cases/{kept}/followed']"));
        Assert.DoesNotContain("مریم", own.Text);
        var other = await city.Maryam().GetAsync($"/cases/{kept}");
        Assert.Contains("۲ نفر دیگر", other.Text);
        Assert.DoesNotContain("زهرا", other.Text);
        Assert.Contains(kept, (await zahra.GetAsync("/cases?following=1")).Body);
        Assert.Contains(twin, (await davoud.GetAsync($"/desk/{twin}")).Body);

        var letters = city.Notify.Sent.Where(m => m.Href == $"/cases/{twin}" || m.Href == $"/cases/{kept}").ToList();
        Assert.Equal(Somebody.Zahra.Person, letters.Single(m => m.Template == "case_merged").To);
        Assert.Equal(Somebody.Maryam.Person, letters.Single(m => m.Template == "case_joined").To);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.merged", twin));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.double_joined", kept));
    }

    [Fact]
    public async Task Tracking_and_Open311_say_into_which()
    {
        var (kept, twin) = await PairAsync(35.615);
        await MergeAsync(city.Davoud(), twin, kept);
        var guest = city.As(null);
        var track = await Journeys.TrackAsync(guest, twin);
        Assert.Contains("یکی شد", track.Text);
        // Whoever tracks the double follows the one that goes on.
        var onward = track.Page.QuerySelector($"a[href^='/track/{kept}?pass=']")?.GetAttribute("href") ?? "";
        Assert.Contains("رسیدگی در محل", (await guest.GetAsync(onward)).Text);
        Assert.Contains($"\"mergedInto\":\"{kept}\"", (await Journeys.TrackApiAsync(guest, twin)).Body);
        var report = (await city.As(null).GetAsync($"/open311/v2/requests/{twin}.xml")).Body;
        Assert.Contains("<status>closed</status>", report);
        Assert.Contains(Kit.Values.PublicNumber.Parse(kept).Display, report);
        var updates = await city.As(null).GetAsync($"/open311/v2/servicerequestupdates.json?service_request_id={twin}");
        Assert.Contains("\"status\":\"duplicate\"", updates.Body);
    }

    [Fact]
    public async Task What_is_no_double_is_refused_and_says_why()
    {
        var davoud = city.Davoud();
        var (kept, twin) = await PairAsync(35.62);
        Assert.Contains("شمارهٔ همین پرونده", (await CheckAsync(davoud, kept, kept)).Text);
        Assert.Contains("نه رقم است", (await CheckAsync(davoud, kept, "12")).Text);
        var paper = await Journeys.AskForCertificateAsync(city.Maryam());
        Assert.Contains("از یک خدمت نیستند", (await CheckAsync(davoud, kept, paper)).Text);
        var elsewhere = await Journeys.ReportAsync(city.Maryam(), "leak", 35.62);
        Assert.Contains("نزد یک ادارهٔ شما نیستند", (await CheckAsync(davoud, kept, elsewhere)).Text);
        var others = await Journeys.AskForCertificateAsync(city.As(Somebody.Zahra));
        Assert.Contains("سند خودش", (await CheckAsync(davoud, paper, others)).Text);
        var own = await Journeys.ReportAsync(davoud, "light", 35.6201);
        Assert.Contains("پروندهٔ خود شما", (await CheckAsync(davoud, kept, own)).Text);

        await Journeys.ClaimAsync(city.As(Somebody.Shirin), twin);
        Assert.Contains("همکاری روی پرونده‌ای", (await CheckAsync(davoud, kept, twin)).Text);
        var shirin = city.As(Somebody.Shirin);
        await MergeAsync(shirin, twin, kept);
        Assert.Contains("پیش‌تر", (await CheckAsync(davoud, kept, twin)).Text);
        Assert.Contains("پیش‌تر", (await CheckAsync(davoud, own: twin, other: kept)).Text);
        await Journeys.WorkAsync(davoud, kept, 0, "yes");
        var late = await Journeys.PostAsync(shirin, $"/desk/{kept}/doubles", ("double", elsewhere), Reason);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);

        foreach (var outsider in new[] { Somebody.Maryam, Somebody.Nader, Somebody.Parvin })
        {
            var shut = await Journeys.PostAsync(city.As(outsider), $"/desk/{own}/doubles", ("double", kept), Reason);
            Assert.NotEqual(HttpStatusCode.OK, shut.Status);
        }
    }

    [Fact]
    public async Task Of_two_officers_who_merge_a_pair_both_ways_at_once_one_does_and_never_in_a_circle()
    {
        for (var round = 0; round < 5; round++)
        {
            var (one, other) = await PairAsync(35.63 + (round * 0.004));
            var both = await Task.WhenAll(
                Journeys.PostAsync(city.Davoud(), $"/desk/{one}/doubles", ("double", other), Reason),
                Journeys.PostAsync(city.As(Somebody.Shirin), $"/desk/{other}/doubles", ("double", one), Reason)
            );
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(b => b.Status).Order());
            Assert.Equal(
                1,
                await Rows.AuditAsync(city, "cases.merged", one) + await Rows.AuditAsync(city, "cases.merged", other)
            );
        }
    }

    [Fact]
    public async Task Whose_case_was_merged_hears_the_end_of_the_other()
    {
        var (kept, twin) = await PairAsync(35.655);
        await MergeAsync(city.Davoud(), twin, kept);
        await Journeys.WorkAsync(city.Davoud(), kept, 0, "yes", "لامپ عوض شد.");
        await CityHost.EventuallyAsync(
            () =>
                Task.FromResult(
                    city.Notify.Sent.Any(m =>
                        m.Template == "case_granted"
                        && m.To == Somebody.Zahra.Person
                        && m.Href == $"/cases/{kept}/followed"
                    )
                ),
            "the letter to the follower"
        );
        Assert.Contains("یکی شد", (await city.As(Somebody.Zahra).GetAsync($"/cases/{twin}")).Text);
    }

    private const string Merge = "form[action$='/doubles']";

    private static Task<Seen> CheckAsync(Visitor officer, string own, string other) =>
        officer.GetAsync($"/desk/{own}/doubles/check?double={other}");

    private async Task<(string Kept, string Twin)> PairAsync(double lat) =>
        (
            await Journeys.ReportAsync(city.Maryam(), "light", lat),
            await Journeys.ReportAsync(city.As(Somebody.Zahra), "light", lat + 0.0001)
        );

    private static async Task MergeAsync(Visitor officer, string twin, string kept)
    {
        var check = await officer.GetAsync($"/desk/{kept}/doubles/check?double={twin}");
        Assert.Equal(HttpStatusCode.OK, (await officer.SubmitAsync(check, Merge, Reason)).Status);
    }
}
