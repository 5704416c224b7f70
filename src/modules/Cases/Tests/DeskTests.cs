using System.Net;
using System.Text.Json;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What officers do, what they may not, and what is written down about it.</summary>
public sealed class DeskTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task Two_officers_reach_for_a_step_and_exactly_one_gets_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.61 + (round * 0.002));
            var (davoud, shirin) = (city.Davoud(), city.As(Somebody.Shirin));
            var (a, b) = (await davoud.GetAsync($"/desk/{number}"), await shirin.GetAsync($"/desk/{number}"));
            var claims = await Task.WhenAll(
                davoud.SubmitAsync(a, "form[action$='/claim']"),
                shirin.SubmitAsync(b, "form[action$='/claim']")
            );
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], claims.Select(c => c.Status).Order());
            Assert.Contains(
                "همکار دیگری این گام را پیش از شما برداشته است",
                claims.Single(c => c.Status == HttpStatusCode.Conflict).Text
            );
            Assert.Equal(1, await Rows.AuditAsync(city, "cases.claimed", number));
        }
    }

    [Fact]
    public async Task Two_parallel_checks_that_end_at_the_same_moment_open_the_decision()
    {
        var number = await Journeys.AskForCertificateAsync(city.Maryam());
        var (davoud, shirin) = (city.Davoud(), city.As(Somebody.Shirin));
        await Journeys.ClaimAsync(davoud, number, "سنجش هویت");
        await Journeys.ClaimAsync(shirin, number, "سنجش نشانی");
        var ends = await Task.WhenAll(
            Journeys.CloseAsync(davoud, number, 0, "yes", step: "سنجش هویت"),
            Journeys.CloseAsync(shirin, number, 1, "yes", step: "سنجش نشانی")
        );
        Assert.All(ends, e => Assert.Equal(HttpStatusCode.OK, e.Status));
        var page = await davoud.GetAsync($"/desk/{number}");
        Assert.Contains(page.Page.QuerySelectorAll("section.panel h2"), h => h.TextContent.Contains("تصمیم"));
    }

    [Fact]
    public async Task The_officer_asks_the_clock_stands_the_citizen_answers_and_it_runs_again()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.ReportAsync(maryam, "pothole", 35.64);
        var page = await Journeys.ClaimAsync(davoud, number);
        page = await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", "کدام سمت خیابان است؟"));
        Assert.Contains("ساعت این گام ایستاده", page.Text);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseAsked", number));
        Assert.Null(page.Page.QuerySelector("form[action$='/result']"));

        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains("کدام سمت خیابان است؟", own.Text);
        Assert.Contains("منتظر پاسخ شما", (await maryam.GetAsync("/cases")).Text);
        var empty = await maryam.SubmitAsync(own, "form[action$='/answers']", ("answer", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("«پاسخ شما» را بنویسید", empty.Page.QuerySelector(".field .problem")?.TextContent);
        var answered = await maryam.SubmitAsync(
            own,
            "form[action$='/answers']",
            [("answer", "سمت راست، روبه‌روی نانوایی.")],
            [("files", "side.png", TestFiles.Png)]
        );
        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Assert.Contains("سمت راست، روبه‌روی نانوایی.", answered.Text);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseAnswered", number));

        var twice = await maryam.SubmitAsync(own, "form[action$='/answers']", ("answer", "دوباره"));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("پرسشی از شما باز نیست", twice.Text);
        Assert.NotNull((await davoud.GetAsync($"/desk/{number}")).Page.QuerySelector("form[action$='/result']"));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_at_its_field_and_the_citizen_reads_it()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.ReportAsync(maryam, "tree", 35.65);
        await Journeys.ClaimAsync(davoud, number);
        var none = await Journeys.CloseAsync(davoud, number, 0, "");
        Assert.Contains("یکی از دو نتیجه", none.Page.QuerySelector(".field-choice .problem")?.TextContent);
        var bare = await Journeys.CloseAsync(davoud, number, 0, "no");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        Assert.Contains("دلیل را در یک جمله بنویسید", bare.Page.QuerySelector(".field .problem")?.TextContent);

        await Journeys.CloseAsync(davoud, number, 0, "no", "درخت در زمین خصوصی است.");
        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains("درخت در زمین خصوصی است.", own.Text);
        Assert.Contains("پذیرفته نشد", own.Text);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseDecided", number));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.refused", number));
    }

    [Fact]
    public async Task Nobody_works_on_their_own_case()
    {
        var own = city.Davoud();
        var number = await Journeys.ReportAsync(own, "leak", 35.66);
        var page = await city.Davoud().GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("کسی روی پروندهٔ خودش کار نمی‌کند", page.Text);

        // The form of a colleague, sent by the applicant.
        var colleague = await city.As(Somebody.Shirin).GetAsync($"/desk/{number}");
        var action = colleague.Page.QuerySelector("form[action$='/claim']")?.GetAttribute("action") ?? "";
        var refused = await PostAsync(own, action);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("کسی روی پروندهٔ خودش کار نمی‌کند", refused.Text);
    }

    [Fact]
    public async Task An_officer_of_another_office_is_refused_and_the_auditor_reads_but_does_not_work()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.67);
        var page = await city.As(Somebody.Nader).GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("اداره‌ای است که شما در آن دسترسی ندارید", page.Text);

        var parvin = city.As(Somebody.Parvin);
        page = await parvin.GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Page.QuerySelector("form[action$='/claim']"));
        var shirin = await city.As(Somebody.Shirin).GetAsync($"/desk/{number}");
        var action = shirin.Page.QuerySelector("form[action$='/claim']")?.GetAttribute("action") ?? "";
        Assert.Equal(HttpStatusCode.Forbidden, (await PostAsync(parvin, action)).Status);
    }

    [Fact]
    public async Task A_citizen_has_no_desk()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Maryam().GetAsync("/desk")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Maryam().GetAsync("/desk/123456789")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Maryam().GetAsync("/api/v1/cases/inbox")).Status);
    }

    [Fact]
    public async Task Every_look_at_a_case_and_every_list_of_names_is_logged_in_one_row()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "waste", 35.68);
        city.Looks.Rows.Clear();
        await city.As(Somebody.Nader).GetAsync("/desk");
        var list = Assert.Single(city.Looks.Rows);
        Assert.Equal("دیدن فهرست میز کار", list.Reason);
        Assert.Contains(Somebody.Maryam.Person, list.People);

        city.Looks.Rows.Clear();
        await city.As(Somebody.Nader).GetAsync($"/desk/{number}");
        var look = Assert.Single(city.Looks.Rows);
        Assert.Equal("رسیدگی به پرونده", look.Reason);
        Assert.Equal([Somebody.Maryam.Person], look.People);
        Assert.Contains("شرح", look.Fields);

        city.Looks.Rows.Clear();
        await city.Maryam().GetAsync($"/cases/{number}");
        Assert.Empty(city.Looks.Rows);
    }

    [Fact]
    public async Task A_released_step_is_free_again()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.69);
        var davoud = city.Davoud();
        var page = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(page, "form[action$='/release']");
        Assert.Equal(HttpStatusCode.OK, (await Journeys.ClaimAsync(city.As(Somebody.Shirin), number)).Status);
    }

    [Fact]
    public async Task The_desk_shows_late_steps_first_page_by_page_without_losing_or_doubling_any()
    {
        var maryam = city.Maryam();
        var expected = new List<string>();
        for (var i = 0; i < 55; i++)
            expected.Add(await ApiTests.OpenAsync(maryam, "waste", 35.62 + (i * 0.001), Guid.CreateVersion7()));
        city.City.Clock.Advance(TimeSpan.FromDays(30));
        try
        {
            var nader = city.As(Somebody.Nader);
            var seen = new List<string>();
            for (var address = "/desk?service=street-problem"; address.Length > 0; )
            {
                var page = await nader.GetAsync(address);
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.True(page.Page.QuerySelectorAll("tbody tr").Length <= 50);
                seen.AddRange(
                    page.Page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")?.Split('/')[^1] ?? "")
                );
                address = page.Page.QuerySelector("a[rel='next']")?.GetAttribute("href") ?? "";
            }

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Superset(expected.ToHashSet(), seen.ToHashSet());
            Assert.Contains("دیر شده", (await nader.GetAsync("/desk")).Text);
            Assert.Equal(
                HttpStatusCode.OK,
                (await nader.GetAsync("/desk?after=nonsense&mine=7&state=x&service=y")).Status
            );

            var json = JsonDocument.Parse((await nader.GetAsync("/api/v1/cases/inbox")).Body).RootElement;
            Assert.Equal(50, json.GetProperty("steps").GetArrayLength());
            Assert.Equal("مریم احمدی", json.GetProperty("steps")[0].GetProperty("applicant").GetString());
        }
        finally
        {
            city.City.Clock.Advance(TimeSpan.FromDays(-30));
        }
    }

    [Fact]
    public async Task Where_four_eyes_are_asked_who_checked_may_not_decide()
    {
        var yaml = Definitions
            .ServiceShelf.Embedded.Single(e => e.Definition.Code == "residence-certificate")
            .Yaml.Replace("code: residence-certificate", "code: strict-certificate")
            .Replace("    kind: Decide\n", "    kind: Decide\n    fourEyes: true\n")
            .Replace("type: File", "type: File\n    required: false");
        (city.City.Services.GetService(typeof(Definitions.ServiceShelf)) as Definitions.ServiceShelf)?.Add([
            Definitions.DefinitionReader.Read(yaml, "test"),
        ]);
        var number = await ApiTests.OpenCertificateAsync(city.Maryam(), "strict-certificate");
        var (davoud, shirin) = (city.Davoud(), city.As(Somebody.Shirin));
        await Journeys.WorkAsync(davoud, number, 0, "yes", step: "سنجش هویت");
        await Journeys.WorkAsync(shirin, number, 1, "no", "نشانی پیدا نشد.", "سنجش نشانی");
        var refused = await Journeys.WorkAsync(davoud, number, 2, "yes");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("این تصمیم را باید همکاری دیگر بگیرد", refused.Text);
    }

    private static async Task<Seen> PostAsync(Visitor visitor, string action)
    {
        var page = await visitor.GetAsync("/services/street-problem");
        var token = page.Page.QuerySelector("[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        return await visitor.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, action)
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
            }
        );
    }
}
