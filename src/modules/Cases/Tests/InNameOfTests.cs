using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Zahra, or an officer, acts for Maryam: what the delegation covers, and not more.</summary>
public sealed class InNameOfTests(CasesCity city) : IClassFixture<CasesCity>
{
    private const string Light = "street-problem";

    [Fact]
    public async Task A_helper_sees_the_cases_that_the_delegation_covers_and_every_look_is_logged()
    {
        var light = await Journeys.ReportAsync(city.Maryam(), "light", 35.611);
        var certificate = await Journeys.AskForCertificateAsync(city.Maryam());
        var zahra = city.As(Somebody.Zahra.For(Somebody.Maryam, [Light]));
        var list = await zahra.GetAsync("/cases");
        Assert.Contains(CaseWords.Number("fa", Shahr.Kit.Values.PublicNumber.Parse(light)), list.Text);
        Assert.DoesNotContain("گواهی سکونت", list.Text);
        Assert.Contains(city.Looks.Rows, r => IsZahrasLook(r) && r.Fields.Contains("فهرست درخواست‌ها"));
        var shown = await zahra.GetAsync($"/cases/{light}");
        Assert.Contains("چراغ روبه‌روی پلاک", shown.Text);
        Assert.Contains(city.Looks.Rows, r => IsZahrasLook(r) && r.Fields.Contains("answers"));
        Assert.Null(shown.Page.QuerySelector("a[href$='/withdrawal']"));
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync($"/cases/{certificate}")).Status);
        var file = (await city.Maryam().GetAsync($"/cases/{certificate}"))
            .Page.QuerySelector("a[href*='/files/']")
            ?.GetAttribute("href");
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync(file ?? "")).Status);
        Assert.DoesNotContain("گواهی سکونت", (await zahra.GetAsync("/search?q=" + certificate)).Text);
    }

    [Fact]
    public async Task For_one_case_she_sees_that_one_answers_it_and_begins_nothing()
    {
        var (one, other) = (
            await Journeys.ReportAsync(city.Maryam(), "pothole", 35.621),
            await Journeys.ReportAsync(city.Maryam(), "pothole", 35.622)
        );
        var zahra = city.As(Somebody.Zahra.For(Somebody.Maryam, [], one));
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync($"/cases/{other}")).Status);
        Assert.Single((await zahra.GetAsync("/cases")).Page.QuerySelectorAll("tbody tr"));
        var refused = await Journeys.PostAsync(zahra, $"/services/{Light}/drafts");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("نمایندگی مریم احمدی این خدمت را در بر نمی‌گیرد", refused.Text);

        await AskAsync(one);
        var page = await zahra.GetAsync($"/cases/{one}");
        var answered = await zahra.SubmitAsync(page, "form[action$='/answers']", ("answer", "سمت راست"));
        Assert.Contains("زهرا کریمی به نام مریم احمدی پاسخ داد", answered.Text);
        Assert.Contains("زهرا کریمی به نام مریم احمدی", (await city.Maryam().GetAsync($"/cases/{one}")).Text);
        Assert.Equal(
            1,
            await Rows.CountAsync(
                city,
                $"""
                select count(*) from kit_audit_entries where action = 'cases.answered' and subject_id = @value
                and actor <> acting_for
                """,
                one
            )
        );
        Assert.Equal(HttpStatusCode.NotFound, (await Journeys.PostAsync(zahra, $"/cases/{other}/answers")).Status);
    }

    [Fact]
    public async Task A_request_in_her_name_is_hers_and_tells_whose_hand_it_was()
    {
        var zahra = city.As(Somebody.Zahra.For(Somebody.Maryam, [Light]));
        var number = await Journeys.ReportAsync(zahra, "tree", 35.631);
        var own = await city.Maryam().GetAsync($"/cases/{number}");
        Assert.Contains("زهرا کریمی به نام مریم احمدی درخواست را فرستاد", own.Text);
        Assert.Contains("زهرا کریمی به نام مریم احمدی", own.Page.QuerySelector(".timeline")?.TextContent);
        Assert.Equal(HttpStatusCode.NotFound, (await city.As(Somebody.Zahra).GetAsync($"/cases/{number}")).Status);
        Assert.DoesNotContain("زهرا", (await Journeys.TrackAsync(city.City.Visitor(), number)).Text);
        var applicant = Somebody.Maryam.Person.ToString();
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOpened", $"{number}%{applicant}"));
    }

    [Fact]
    public async Task A_member_who_only_sees_follows_what_another_sent_in_the_shops_name_and_answers_nothing()
    {
        var shop = PersonId.New();
        var zahra = city.As(Somebody.Zahra.In(shop, [Mandate.EveryService], []));
        var number = await Journeys.ReportAsync(zahra, "pothole", 35.651);
        await AskAsync(number);
        var nader = city.As(Somebody.Nader.In(shop, [], [Light]));
        Assert.Single((await nader.GetAsync("/cases")).Page.QuerySelectorAll("tbody tr"));
        var shown = await nader.GetAsync($"/cases/{number}");
        Assert.Contains("زهرا کریمی به نام", shown.Text);
        Assert.Contains("فقط دیدن است", shown.Text);
        Assert.Null(shown.Page.QuerySelector("form[action$='/answers']"));
        var refused = await Journeys.PostAsync(nader, $"/cases/{number}/answers");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("به نام نانوایی برکت این پرونده را فقط می‌بینید", refused.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await Journeys.PostAsync(nader, $"/services/{Light}/drafts")).Status);
        Assert.Null(shown.Page.QuerySelector("a[href$='/withdrawal']"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Journeys.PostAsync(nader, $"/cases/{number}/withdrawal")).Status);
        var elsewhere = city.As(Somebody.Nader.In(shop, ["my-data"], []));
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.GetAsync($"/cases/{number}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await city.As(Somebody.Nader).GetAsync($"/cases/{number}")).Status);
        // Who may answer for the shop may take its request back too.
        var own = await zahra.GetAsync($"/cases/{number}/withdrawal");
        var gone = await zahra.SubmitAsync(own, "form[action$='/withdrawal']");
        Assert.Contains("زهرا کریمی به نام", gone.Text);
        Assert.Null(gone.Page.QuerySelector("a[href$='/withdrawal']"));
    }

    [Fact]
    public async Task A_paper_that_names_a_person_is_not_asked_for_in_a_shops_name()
    {
        var zahra = city.As(Somebody.Zahra.In(PersonId.New(), [Mandate.EveryService], []));
        var refused = await Journeys.PostAsync(zahra, "/services/residence-certificate/drafts");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("به نام یک شخص صادر می‌شود", refused.Text);
    }

    [Fact]
    public async Task Drafts_she_began_are_both_of_theirs_and_the_givers_own_stay_the_givers()
    {
        await Journeys.WriteStreetProblemAsync(city.Maryam(), "waste", 35.641);
        var zahra = city.As(Somebody.Zahra.For(Somebody.Maryam, [Mandate.EveryService]));
        Assert.Contains("پیش‌نویسی ندارید", (await zahra.GetAsync("/drafts")).Text);
        var own = (await city.Maryam().GetAsync("/drafts")).Page.QuerySelector("a[href^='/drafts/']");
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync(own?.GetAttribute("href") ?? "")).Status);
        await Journeys.WriteStreetProblemAsync(zahra, "waste", 35.642);
        var begun = (await zahra.GetAsync("/drafts")).Page.QuerySelector("a[href^='/drafts/']")?.GetAttribute("href");
        Assert.Equal(HttpStatusCode.OK, (await city.Maryam().GetAsync(begun ?? "")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await city.As(Somebody.Zahra).GetAsync(begun ?? "")).Status);
        var less = city.As(Somebody.Zahra.For(Somebody.Maryam, ["my-data"]));
        Assert.Equal(HttpStatusCode.NotFound, (await less.GetAsync(begun ?? "")).Status);
    }

    [Fact]
    public async Task What_is_not_given_opens_in_ones_own_name_only()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.651);
        var zahra = city.As(Somebody.Zahra.For(Somebody.Maryam, [Mandate.EveryService]), follow: false);
        foreach (var page in new[] { $"/cases/{number}/withdrawal", "/documents", "/inbox", "/me", "/desk" })
        {
            var led = await zahra.GetAsync(page);
            Assert.Equal("/me/acting?next=" + Uri.EscapeDataString(page), led.Location);
        }

        Assert.StartsWith(
            "/me/acting",
            (await Journeys.PostAsync(zahra, $"/cases/{number}/withdrawal")).Location,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "/me/acting",
            (await Journeys.PostAsync(zahra, $"/cases/{number}/followers")).Location,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await zahra.GetAsync("/api/v1/cases")).Status);
        Assert.Contains("در دست انجام", (await city.Maryam().GetAsync($"/cases/{number}")).Text);
    }

    [Fact]
    public async Task An_officer_works_on_no_case_that_they_sent_or_answered_in_anothers_name()
    {
        var shirin = city.As(Somebody.Shirin);
        var acting = city.As(Somebody.Shirin.For(Somebody.Maryam, [Light]));
        var sent = await Journeys.ReportAsync(acting, "light", 35.661);
        var answered = await Journeys.ReportAsync(city.Maryam(), "light", 35.662);
        Assert.Equal(HttpStatusCode.OK, (await shirin.GetAsync($"/desk/{answered}")).Status);
        await AskAsync(answered);
        var page = await acting.GetAsync($"/cases/{answered}");
        await acting.SubmitAsync(page, "form[action$='/answers']", ("answer", "بله"));
        foreach (var number in new[] { sent, answered })
        {
            var refused = await shirin.GetAsync($"/desk/{number}");
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("به نام متقاضی فرستاده یا پاسخ داده‌اید", refused.Text);
        }

        var davoud = city.Davoud();
        var desk = await davoud.GetAsync($"/desk/{sent}");
        var claim = desk.Page.QuerySelector("form[action$='/claim']")?.GetAttribute("action") ?? "";
        Assert.Equal(HttpStatusCode.Forbidden, (await Journeys.PostAsync(shirin, claim)).Status);
        Assert.Equal(HttpStatusCode.OK, (await davoud.SubmitAsync(desk, $"form[action='{claim}']")).Status);
    }

    private async Task AskAsync(string number)
    {
        var davoud = city.Davoud();
        var page = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", "کدام سمت؟"));
    }

    private static bool IsZahrasLook(
        (IReadOnlyCollection<PersonId> People, string Reason, IReadOnlyList<string>) row
    ) => row.Reason == InNameOf.Reason && row.People.SequenceEqual([Somebody.Maryam.Person]);
}
