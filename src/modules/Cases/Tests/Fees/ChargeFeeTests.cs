using System.Net;
using Shahr.Cases.Definitions;
using Shahr.Cases.Fees;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>An officer says what a step costs, where its definition lets them.</summary>
[Collection<DeskCollection>]
public sealed class ChargeFeeTests(CasesCity city)
{
    private const string Form = "form[action$='/fees']";

    [Fact]
    public async Task The_officer_says_what_it_costs_the_clock_stands_and_the_step_goes_on_once_it_is_paid()
    {
        var applicant = Somebody.Anybody();
        var (maryam, davoud) = (city.As(applicant), city.Davoud());
        var number = await OpenAsync(maryam);
        var page = await Journeys.ClaimAsync(davoud, number);
        var asked = await davoud.SubmitAsync(page, Form, ("fee-0", "۲۵۰٬۰۰۰"), ("fee-for-0", "جابه‌جایی تیر"));
        Assert.Contains("منتظر پرداخت جابه‌جایی تیر", asked.Text);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOwes", number));
        Assert.Contains("۲۵٬۰۰۰ تومان", (await maryam.GetAsync($"/cases/{number}")).Text);

        await Till.PayAsync(city, maryam, applicant, number);
        page = await davoud.GetAsync($"/desk/{number}");
        Assert.NotNull(page.Page.QuerySelector("form[action$='/result']"));
        Assert.Null(page.Page.QuerySelector(Form));
        await Journeys.CloseAsync(davoud, number, 0, "yes");
        Assert.Contains("شد", (await maryam.GetAsync($"/cases/{number}")).Text);
    }

    [Theory]
    [InlineData("", "تیر")]
    [InlineData("-5000", "تیر")]
    [InlineData("999", "تیر")]
    [InlineData("1000000000001", "تیر")]
    [InlineData("99999999999999999999999", "تیر")]
    [InlineData("12.5", "تیر")]
    [InlineData("250000", " ")]
    public async Task A_wrong_amount_or_no_reason_is_refused_at_its_field(string amount, string what)
    {
        var number = await OpenAsync(city.As(Somebody.Anybody()));
        var davoud = city.Davoud();
        var page = await Journeys.ClaimAsync(davoud, number);
        var refused = await davoud.SubmitAsync(page, Form, ("fee-0", amount), ("fee-for-0", what));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector("details[open] .field .problem"));
        Assert.Equal(0, await Rows.EventsAsync(city, "CaseOwes", number));
    }

    [Fact]
    public async Task A_step_has_one_fee_and_where_the_definition_knows_of_none_none_is_asked()
    {
        var number = await OpenAsync(city.As(Somebody.Anybody()));
        var davoud = city.Davoud();
        var page = await Journeys.ClaimAsync(davoud, number);
        (string, string?)[] typed = [("fee-0", "5000"), ("fee-for-0", "تیر")];
        await davoud.SubmitAsync(page, Form, typed);
        var twice = await davoud.SubmitAsync(page, Form, typed);
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOwes", number));

        var light = await Journeys.ReportAsync(city.Maryam(), "pothole", 35.745);
        var desk = await Journeys.ClaimAsync(davoud, light);
        Assert.Null(desk.Page.QuerySelector(Form));
        var step = desk.Page.QuerySelector("form[action$='/release']")?.GetAttribute("action") ?? "";
        var no = await Journeys.PostAsync(
            davoud,
            step.Replace("/release", "/fees"),
            ("fee-0", "5000"),
            ("fee-for-0", "تیر")
        );
        Assert.Contains(CaseFeeProblems.CannotCharge.Fa, no.Text);
    }

    private async Task<string> OpenAsync(Visitor visitor)
    {
        if (city.Shelf.Find("pole") is null)
            city.Shelf.Add([DefinitionReader.Read(Yaml, "test")]);
        var page = await visitor.GetAsync("/services/pole");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Journeys.Question, ("what", "a"));
        return Journeys.NumberOf(await visitor.SubmitAsync(page, Journeys.Sending));
    }

    private const string Yaml = """
        code: pole
        version: 1
        title: { fa: جابه‌جایی تیر, en: Moving a pole }
        about: { fa: نمونه, en: Sample }
        group: Administrative
        stage: Transaction
        outcomes: { granted: { fa: شد, en: Done }, refused: { fa: نشد, en: Not done } }
        fields:
          - name: what
            type: Choice
            question: { fa: چه؟, en: What? }
            label: { fa: چه, en: What }
            options: [{ value: a, title: { fa: الف, en: A } }, { value: b, title: { fa: ب, en: B } }]
        steps:
          - code: decide
            title: { fa: تصمیم, en: Decision }
            kind: Decide
            office: lighting
            minutes: 840
            pauses: [Payment]
        """;
}
