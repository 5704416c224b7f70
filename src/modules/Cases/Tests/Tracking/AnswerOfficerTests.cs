using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>The citizen answers an officer's question.</summary>
[Collection<TrackingCollection>]
public sealed class AnswerOfficerTests(CasesCity city)
{
    [Fact]
    public async Task Too_many_files_and_a_program_among_them_are_refused_and_the_clock_still_stands()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.ReportAsync(maryam, "pothole", 35.67);
        var page = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", "عکس دارید؟"));
        var own = await maryam.GetAsync($"/cases/{number}");
        var four = Enumerable.Range(0, 4).Select(i => ("files", $"{i}.png", TestFiles.Png)).ToArray();
        var many = await maryam.SubmitAsync(own, "form[action$='/answers']", [("answer", "بله")], four);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, many.Status);
        Assert.Contains("بیش از ۳ فایل نمی‌پذیریم", many.Text);
        var program = await maryam.SubmitAsync(
            own,
            "form[action$='/answers']",
            [("answer", "بله")],
            [("files", "photo.png", "MZ\0\0 This program"u8.ToArray())]
        );
        Assert.InRange((int)program.Status, 400, 499);
        Assert.NotNull(program.Page.QuerySelector(".field .problem"));
        Assert.Contains("بله", program.Page.QuerySelector("textarea[name='answer']")?.TextContent);
        Assert.Equal(0, await Rows.EventsAsync(city, "CaseAnswered", number));
        Assert.Contains("ساعت این گام ایستاده", (await davoud.GetAsync($"/desk/{number}")).Text);
    }

    [Fact]
    public async Task Two_answers_at_once_are_one_answer()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "pothole", 35.66);
        var davoud = city.Davoud();
        var page = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", "کدام کوچه؟"));
        var other = city.Maryam();
        var (a, b) = (await maryam.GetAsync($"/cases/{number}"), await other.GetAsync($"/cases/{number}"));
        var answers = await Task.WhenAll(
            maryam.SubmitAsync(a, "form[action$='/answers']", ("answer", "کوچهٔ ششم")),
            other.SubmitAsync(b, "form[action$='/answers']", ("answer", "کوچهٔ هفتم"))
        );
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(x => x.Status).Order());
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseAnswered", number));
    }
}
