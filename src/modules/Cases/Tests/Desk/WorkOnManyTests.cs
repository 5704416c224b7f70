using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>An officer does one act to many steps.</summary>
[Collection<DeskCollection>]
public sealed class WorkOnManyTests(CasesCity city)
{
    [Fact]
    public async Task Many_are_taken_and_finished_with_one_reason_that_each_citizen_reads()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var numbers = await ReportAsync(maryam, 51.311, 51.312, 51.313);

        var taken = await ActAsync(davoud, await ChosenAsync(davoud, numbers), "claim");
        Assert.Equal("۳ گام انجام شد", taken.Heading);
        var done = await ActAsync(davoud, await ChosenAsync(davoud, numbers), "no", "این‌ها یک خاموشی سراسری بود.");
        Assert.Equal("۳ گام انجام شد", done.Heading);

        foreach (var number in numbers)
        {
            Assert.Contains("این‌ها یک خاموشی سراسری بود.", (await maryam.GetAsync($"/cases/{number}")).Text);
            Assert.Equal(1, await Rows.EventsAsync(city, "CaseDecided", number));
            Assert.Equal(1, await Rows.AuditAsync(city, "cases.refused", number));
        }
    }

    [Fact]
    public async Task What_is_refused_for_one_leaves_the_others_done_and_is_said()
    {
        var (maryam, davoud, shirin) = (city.Maryam(), city.Davoud(), city.As(Somebody.Shirin));
        var numbers = await ReportAsync(maryam, 51.321, 51.322);
        var chosen = await ChosenAsync(davoud, numbers);
        await Journeys.ClaimAsync(shirin, numbers[0]);

        var done = await ActAsync(davoud, chosen, "claim");
        Assert.Equal("۱ گام انجام شد", done.Heading);
        Assert.Contains("همکار دیگری این گام را پیش از شما برداشته است", done.Text);
        Assert.NotNull(done.Page.QuerySelector($"a[href='/desk/{numbers[0]}']"));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.claimed", numbers[1]));
    }

    [Fact]
    public async Task A_negative_result_without_a_reason_and_no_act_come_back_at_their_fields()
    {
        var davoud = city.Davoud();
        var numbers = await ReportAsync(city.Maryam(), 51.331);
        var chosen = await ChosenAsync(davoud, numbers);
        var none = await davoud.SubmitAsync(chosen, Form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.NotNull(none.Page.QuerySelector(".field-choice .problem"));
        var bare = await ActAsync(davoud, chosen, "no");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        Assert.Contains("دلیل را در یک جمله بنویسید", bare.Page.QuerySelector(".field .problem")?.TextContent);
    }

    [Fact]
    public async Task Steps_of_other_offices_and_none_at_all_cannot_be_chosen()
    {
        var numbers = await ReportAsync(city.Maryam(), 51.341);
        var step = Steps(await city.Davoud().GetAsync("/desk/batch"), numbers[0]);
        var nader = city.As(Somebody.Nader);
        var refused = await nader.GetAsync($"/desk/batch/acts?step={step}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("هیچ گامی برگزیده نشده", refused.Text);
        var posted = await Journeys.PostAsync(nader, "/desk/batch/acts", ("step", step), ("act", "claim"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, posted.Status);
        Assert.Equal(0, await Rows.AuditAsync(city, "cases.claimed", numbers[0]));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await nader.GetAsync("/desk/batch/acts?step=x&step=")).Status
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Maryam().GetAsync("/desk/batch")).Status);
    }

    [Fact]
    public async Task Two_officers_who_take_the_same_many_at_once_get_each_step_once()
    {
        var (davoud, shirin) = (city.Davoud(), city.As(Somebody.Shirin));
        var numbers = await ReportAsync(city.Maryam(), 51.351, 51.352, 51.353, 51.354);
        var (one, other) = (await ChosenAsync(davoud, numbers), await ChosenAsync(shirin, numbers));
        await Task.WhenAll(ActAsync(davoud, one, "claim"), ActAsync(shirin, other, "claim"));
        foreach (var number in numbers)
            Assert.Equal(1, await Rows.AuditAsync(city, "cases.claimed", number));
    }

    private const string Form = "form[action='/desk/batch/acts'][method='post']";

    private static async Task<string[]> ReportAsync(Visitor visitor, params double[] places)
    {
        var numbers = new string[places.Length];
        for (var i = 0; i < places.Length; i++)
            numbers[i] = await Journeys.ReportAsync(visitor, "light", 35.62, places[i]);
        return numbers;
    }

    private static async Task<Seen> ChosenAsync(Visitor officer, string[] numbers)
    {
        var page = await officer.GetAsync("/desk/batch?service=street-problem");
        var steps = new List<string>();
        // Other tests leave steps at the same desk: further pages may hold ours.
        for (var next = page; steps.Count < numbers.Length; )
        {
            steps.AddRange(numbers.Select(n => Steps(next, n)).Where(s => s.Length > 0));
            var further = next.Page.QuerySelector("a[href*='after=']")?.GetAttribute("href");
            if (further is null)
                break;
            next = await officer.GetAsync(further);
        }

        Assert.Equal(numbers.Length, steps.Count);
        return await officer.GetAsync("/desk/batch/acts?" + string.Join('&', steps.Select(s => "step=" + s)));
    }

    private static string Steps(Seen page, string number) =>
        page.Page.QuerySelectorAll(".choice")
            .FirstOrDefault(c => c.TextContent.Contains(Kit.Values.PublicNumber.Parse(number).Display))
            ?.QuerySelector("input")
            ?.GetAttribute("value")
        ?? "";

    private static Task<Seen> ActAsync(Visitor officer, Seen chosen, string act, string note = "") =>
        officer.SubmitAsync(chosen, Form, ("act", act), ("note", note));
}
