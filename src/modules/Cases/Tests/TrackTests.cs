using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Tracking by number without sign-in.</summary>
public sealed class TrackTests(CasesCity city) : IClassFixture<CasesCity>
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
    public async Task Pages_of_this_module_speak_persian_digits_only()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "noise", 35.72);
        foreach (
            var address in new[]
            {
                "/services/street-problem",
                "/services/residence-certificate",
                "/cases",
                $"/cases/{number}",
                $"/track/{number}",
                "/drafts",
            }
        )
        {
            var page = await maryam.GetAsync(address);
            Assert.False(page.Text.Any(char.IsAsciiDigit), address + ": " + page.Text);
        }

        Assert.DoesNotContain((await city.Davoud().GetAsync("/desk")).Text, c => char.IsAsciiDigit(c));
        Assert.DoesNotContain((await city.Davoud().GetAsync($"/desk/{number}")).Text, c => char.IsAsciiDigit(c));
    }

    [Fact]
    public async Task Who_chose_english_reads_english()
    {
        var guest = city.As(null);
        var page = await guest.GetAsync("/services/residence-certificate");
        var tokens = page.Page.QuerySelectorAll("form[action='/preferences']");
        Assert.NotEmpty(tokens);
        var chosen = await guest.SubmitAsync(page, "form[action='/preferences']", ("lang", "en"));
        Assert.True(chosen.Status == HttpStatusCode.OK, chosen.Address + chosen.Text);
        foreach (var address in new[] { "/services/residence-certificate", "/track", "/track?number=12" })
        {
            var text = (await guest.GetAsync(address)).Text;
            Assert.False(text.Any(c => c is >= '\u0600' and <= '\u06FF'), text);
        }
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
