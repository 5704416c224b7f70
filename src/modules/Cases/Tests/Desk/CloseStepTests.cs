using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>An officer ends a step; the decision ends the case.</summary>
[Collection<DeskCollection>]
public sealed class CloseStepTests(CasesCity city)
{
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
    public async Task Where_four_eyes_are_asked_who_checked_may_not_decide()
    {
        var yaml = Definitions
            .ServiceShelf.Embedded.Single(e => e.Definition.Code == "residence-certificate")
            .Yaml.Replace("code: residence-certificate", "code: strict-certificate")
            .Replace("    kind: Decide\n", "    kind: Decide\n    fourEyes: true\n")
            .Replace("    required: false\n", "")
            .Replace("type: File", "type: File\n    required: false");
        // Nobody else is asked.
        yaml =
            yaml[..yaml.IndexOf("inquiries:", StringComparison.Ordinal)]
            + yaml[yaml.IndexOf("outputs:", StringComparison.Ordinal)..];
        (city.City.Services.GetService(typeof(Definitions.ServiceShelf)) as Definitions.ServiceShelf)?.Add([
            Definitions.DefinitionReader.Read(yaml, "test"),
        ]);
        var number = await OpenByApiTests.OpenCertificateAsync(city.Maryam(), "strict-certificate");
        var (davoud, shirin) = (city.Davoud(), city.As(Somebody.Shirin));
        await Journeys.WorkAsync(davoud, number, 0, "yes", step: "سنجش هویت");
        await Journeys.WorkAsync(shirin, number, 1, "no", "نشانی پیدا نشد.", "سنجش نشانی");
        var refused = await Journeys.WorkAsync(davoud, number, 2, "yes");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("این تصمیم را باید همکاری دیگر بگیرد", refused.Text);
    }

    [Fact]
    public async Task One_decision_sent_from_two_windows_is_one_decision()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "noise", 35.76);
        var (one, other) = (city.Davoud(), city.Davoud());
        var page = await Journeys.ClaimAsync(one, number);
        var same = await other.GetAsync($"/desk/{number}");
        var ends = await Task.WhenAll(
            one.SubmitAsync(page, "form[action$='/result']", ("result-0", "yes")),
            other.SubmitAsync(same, "form[action$='/result']", ("result-0", "no"), ("note-0", "نیازی نیست."))
        );
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], ends.Select(e => e.Status).Order());
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseDecided", number));
    }

    [Fact]
    public async Task Who_does_not_hold_the_step_cannot_end_it()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "noise", 35.755);
        var page = await Journeys.ClaimAsync(city.Davoud(), number);
        var action = page.Page.QuerySelector("form[action$='/result']")?.GetAttribute("action") ?? "";
        var yes = ("result-0", "yes");
        Assert.Equal(HttpStatusCode.Conflict, (await Journeys.PostAsync(city.As(Somebody.Shirin), action, yes)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Journeys.PostAsync(city.As(Somebody.Nader), action, yes)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Journeys.PostAsync(city.Maryam(), action, yes)).Status);
        Assert.Equal(0, await Rows.EventsAsync(city, "CaseDecided", number));
    }
}
