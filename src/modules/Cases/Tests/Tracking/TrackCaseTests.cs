using System.Net;
using System.Text.Json;

namespace Shahr.Cases.Tests;

/// <summary>Tracking by number without sign-in.</summary>
[Collection<TrackingCollection>]
public sealed class TrackCaseTests(CasesCity city)
{
    [Fact]
    public async Task A_number_shows_steps_offices_and_times_but_nothing_of_people_or_what_they_wrote()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam);
        var davoud = city.Davoud();
        var page = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", "پلاک چند؟"));

        var guest = city.As(null);
        var form = await guest.GetAsync("/track");
        var shown = await guest.SubmitAsync(
            form,
            "form[action='/track']",
            ("number", Shahr.Kit.Values.PersianText.ToPersianDigits(number))
        );
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("رسیدگی در محل", shown.Text);
        Assert.Contains("ادارهٔ lighting", shown.Text);
        Assert.Contains("منتظر پاسخ متقاضی است", shown.Text);
        foreach (var secret in new[] { "مریم", "داوود", "پلاک", "خیابان سعدی", "خاموش است" })
            Assert.DoesNotContain(secret, shown.Text);
    }

    [Theory]
    [InlineData("", 422, "شمارهٔ پیگیری را بنویسید")]
    [InlineData("سلام", 422, "شمارهٔ پیگیری را بنویسید")]
    [InlineData("۴۷۲", 422, "۳ رقم نوشتید")]
    [InlineData("472918306", 422, "دو رقم جابه‌جا شده است")]
    [InlineData("<script>alert(1)</script>", 422, "۱ رقم نوشتید")]
    public async Task A_mistyped_number_is_explained_at_its_field(string typed, int status, string sentence)
    {
        var page = await city.As(null).GetAsync("/track?number=" + Uri.EscapeDataString(typed));
        Assert.Equal(status, (int)page.Status);
        Assert.Contains(sentence, page.Page.QuerySelector(".field .problem")?.TextContent);
        Assert.DoesNotContain("<script>alert", page.Body);
    }

    [Fact]
    public async Task Every_wrong_digit_and_every_swap_of_a_real_number_is_told_apart_from_an_unknown_one()
    {
        var number = Shahr.Kit.Values.PublicNumber.Random();
        var unknown = await city.As(null).GetAsync("/track/" + number.Value);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Status);
        Assert.Contains("پرونده‌ای با این شماره نیست", unknown.Text);
        var wrong = number.Value[..8] + (char)('0' + ((number.Value[8] - '0' + 1) % 10));
        Assert.Contains("یکی از رقم‌ها", (await city.As(null).GetAsync("/track/" + wrong)).Text);
    }

    [Fact]
    public async Task Tracking_by_the_api_shows_steps_and_no_person()
    {
        var number = await OpenByApiTests.OpenAsync(city.Maryam(), "tree", 35.7, Guid.CreateVersion7());
        var answer = await city.As(null).GetAsync($"/api/v1/cases/track/{number}");
        Assert.DoesNotContain("مریم", answer.Body);
        Assert.DoesNotContain("تاریک", answer.Body);
        var step = JsonDocument.Parse(answer.Body).RootElement.GetProperty("steps")[0];
        Assert.Equal("Open", step.GetProperty("state").GetString());
        Assert.Equal(
            "cases.number_mistyped",
            JsonDocument
                .Parse((await city.As(null).GetAsync("/api/v1/cases/track/123456789")).Body)
                .RootElement.GetProperty("code")
                .GetString()
        );
    }
}

/// <summary>Guessing numbers.</summary>
public sealed class GuessingTests(StrictCity city) : IClassFixture<StrictCity>
{
    [Fact]
    public async Task Whoever_tries_many_numbers_is_asked_to_wait()
    {
        var guest = city.As(null);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 40; i++)
            answers.Add((await guest.GetAsync("/track/" + Shahr.Kit.Values.PublicNumber.Random().Value)).Status);
        Assert.Equal(HttpStatusCode.NotFound, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }
}
