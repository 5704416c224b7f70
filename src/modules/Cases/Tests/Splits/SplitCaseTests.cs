using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>An officer makes two cases of one in which two matters stood.</summary>
[Collection<DoublesCollection>]
public sealed class SplitCaseTests(CasesCity city)
{
    private const string Split = "form[action$='/splits']";
    private static readonly (string, string) Reason = ("split-reason", "چراغ و چاله دو اداره می‌خواهند.");

    [Fact]
    public async Task The_second_matter_has_its_own_number_office_and_clock_and_both_name_each_other()
    {
        var maryam = city.Maryam();
        var first = await Journeys.ReportAsync(maryam, "light", 35.77);
        var davoud = city.Davoud();
        var choose = await davoud.GetAsync($"/desk/{first}/splits/new");
        var page = await davoud.SubmitAsync(choose, "form[action$='/splits/new']");
        Assert.Contains("خیابان سعدی", page.Text);
        var bare = await davoud.SubmitAsync(page, Split, ("category", "pothole"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        Assert.Contains("دلیل را در یک جمله", bare.Text);
        var desk = await davoud.SubmitAsync(
            page,
            Split,
            ("category", "pothole"),
            ("description", "چالهٔ ژرفی هم هست."),
            Reason
        );
        Assert.Equal($"/desk/{first}", desk.Address);

        var second = await SecondOfAsync(first);
        Assert.Equal(Somebody.Maryam.Person, second.Applicant);
        Assert.Equal(Somebody.Maryam.Person, second.OpenedBy);
        Assert.Equal("pothole", second.Kind);
        Assert.Equal(FakeOffices.IdOf("roads"), second.Steps[0].Office);
        Assert.Equal(StepStanding.Open, second.Steps[0].State);
        Assert.Equal(35.77, second.Lat ?? 0, 5);
        Assert.Equal("چالهٔ ژرفی هم هست.", (second.Answers["description"] as TextAnswer)?.Text);
        Assert.NotNull(desk.Page.QuerySelector($"a[href='/desk/{second.Number}']"));
        Assert.Contains("چراغ و چاله دو اداره می‌خواهند.", (await maryam.GetAsync($"/cases/{second.Number}")).Text);
        Assert.NotNull(
            (await maryam.GetAsync($"/cases/{first}")).Page.QuerySelector($"a[href='/cases/{second.Number}']")
        );
        Assert.True((await CaseAsync(first)).IsOpen);
        var letter = city.Notify.Sent.Single(m => m.Href == $"/cases/{second.Number}");
        Assert.Equal(("case_split", Somebody.Maryam.Person), (letter.Template, letter.To));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.split", first));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.split_from", second.Number));

        // The officer who split it may work on it: they have not sent it.
        await Journeys.WorkAsync(davoud, second.Number, 0, "yes");
        Assert.Equal(CaseState.Granted, (await CaseAsync(second.Number)).State);
    }

    [Fact]
    public async Task What_the_other_form_lacks_is_asked_of_the_applicant_with_a_clock_that_stands()
    {
        var maryam = city.Maryam();
        var first = await Journeys.ReportAsync(maryam, "light", 35.775);
        var davoud = city.Davoud();
        var page = await davoud.GetAsync($"/desk/{first}/splits/new?service=street-problem");
        var token = ("split-take", "category");
        await Journeys.PostAsync(
            davoud,
            $"/desk/{first}/splits",
            Hidden(page, "split-key"),
            Hidden(page, "split-service"),
            token,
            Reason
        );
        var second = await SecondOfAsync(first);
        Assert.Equal(StepStanding.Paused, second.Steps[0].State);
        var own = await maryam.GetAsync($"/cases/{second.Number}");
        Assert.Contains("برای این پرونده هنوز این‌ها لازم است: جای خرابی، شرح", own.Text);
        await maryam.SubmitAsync(own, "form[action$='/answers']", ("answer", "خیابان سعدی؛ چاله است."));
        Assert.Equal(StepStanding.Open, (await CaseAsync(second.Number)).Steps[0].State);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseAsked", second.Number));
    }

    [Fact]
    public async Task Files_go_along_to_a_form_that_has_a_question_for_them()
    {
        var first = await Journeys.AskForCertificateAsync(city.Maryam());
        var davoud = city.Davoud();
        var page = await davoud.GetAsync($"/desk/{first}/splits/new?service=residence-certificate");
        await davoud.SubmitAsync(page, Split, ("purpose", "bank"), Reason);
        var second = await SecondOfAsync(first);
        Assert.Equal(2, second.Answers.Files.Count());
        var own = await city.Maryam().GetAsync($"/cases/{second.Number}");
        Assert.Contains("کارت ملی.png", own.Text);
    }

    [Fact]
    public async Task Sent_twice_at_once_it_makes_one()
    {
        var first = await Journeys.ReportAsync(city.Maryam(), "light", 35.78);
        var (one, other) = (city.Davoud(), city.Davoud());
        var page = await one.GetAsync($"/desk/{first}/splits/new?service=street-problem");
        await other.GetAsync($"/desk/{first}");
        var sent = await Task.WhenAll(
            one.SubmitAsync(page, Split, ("category", "tree"), Reason),
            one.SubmitAsync(page, Split, ("category", "tree"), Reason)
        );
        Assert.All(sent, s => Assert.Equal(HttpStatusCode.OK, s.Status));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.split", first));
    }

    [Fact]
    public async Task Who_does_not_work_on_it_and_what_is_closed_cannot_be_split()
    {
        var first = await Journeys.ReportAsync(city.Maryam(), "light", 35.785);
        foreach (var outsider in new[] { Somebody.Maryam, Somebody.Nader, Somebody.Parvin })
            Assert.NotEqual(HttpStatusCode.OK, (await city.As(outsider).GetAsync($"/desk/{first}/splits/new")).Status);
        var own = await Journeys.ReportAsync(city.Davoud(), "light", 35.79);
        Assert.Contains("پروندهٔ خود شما", (await city.Davoud().GetAsync($"/desk/{own}/splits/new")).Text);
        var page = await city.Davoud().GetAsync($"/desk/{first}/splits/new?service=street-problem");
        await Journeys.WorkAsync(city.Davoud(), first, 0, "yes");
        var values = new[] { Hidden(page, "split-key"), Hidden(page, "split-service"), Reason };
        var late = await Journeys.PostAsync(city.Davoud(), $"/desk/{first}/splits", values);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("این پرونده بسته شده است", late.Text);
    }

    [Fact]
    public async Task Where_no_option_names_the_office_the_officer_is_told_to_choose_one()
    {
        var first = await Journeys.ReportAsync(city.Maryam(), "light", 35.795);
        var page = await city.Davoud().GetAsync($"/desk/{first}/splits/new?service=street-problem");
        var values = new[] { Hidden(page, "split-key"), Hidden(page, "split-service"), Reason };
        var refused = await Journeys.PostAsync(city.Davoud(), $"/desk/{first}/splits", values);
        Assert.Contains("روشن نیست کدام اداره", refused.Text);
        Assert.Equal(0, await Rows.AuditAsync(city, "cases.split", first));
    }

    private static (string, string) Hidden(Seen page, string name) =>
        (name, page.Page.QuerySelector($"[name='{name}']")?.GetAttribute("value") ?? "");

    private async Task<Case> SecondOfAsync(string first)
    {
        var before = (await CaseAsync(first)).Id;
        await using var scope = city.City.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CasesDb>();
        var number = db.Cases.Where(c => c.SplitFrom == before).Select(c => c.Number).Single();
        return await CaseAsync(number);
    }

    private async Task<Case> CaseAsync(string number)
    {
        await using var scope = city.City.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number, default)
            ?? throw new InvalidOperationException($"No case {number}.");
    }
}
