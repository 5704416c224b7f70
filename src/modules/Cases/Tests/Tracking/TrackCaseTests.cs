using System.Net;
using System.Text.Json;
using Shahr.Cases.Tracking;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Tracking by number and the last digits of the mobile, without sign-in.</summary>
[Collection<TrackingCollection>]
public sealed class TrackCaseTests(CasesCity city)
{
    [Fact]
    public async Task Number_and_digits_show_steps_offices_and_times_but_nothing_of_people_or_what_they_wrote()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam);
        var davoud = city.Davoud();
        var page = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", "پلاک چند؟"));

        var guest = city.As(null);
        var typed = PersianText.ToPersianDigits(number);
        var shown = await Journeys.TrackAsync(guest, typed, PersianText.ToPersianDigits(Journeys.Digits));
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("رسیدگی در محل", shown.Text);
        Assert.Contains("ادارهٔ lighting", shown.Text);
        Assert.Contains("منتظر پاسخ متقاضی است", shown.Text);
        foreach (var secret in new[] { "مریم", "داوود", "پلاک", "خیابان سعدی", "خاموش است" })
            Assert.DoesNotContain(secret, shown.Text);
        // The address stays open for an hour: the page may be loaded anew.
        Assert.Contains("رسیدگی در محل", (await guest.GetAsync(shown.Address)).Text);
        Assert.DoesNotContain(Journeys.Digits, shown.Address);
    }

    [Fact]
    public async Task A_number_alone_and_wrong_digits_are_answered_alike_whether_it_exists_or_not()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "tree");
        var unknown = PublicNumber.Random().Value;
        var guest = city.As(null);
        foreach (var address in new[] { "/track/{0}", "/track?number={0}", "/api/v1/cases/track/{0}" })
        {
            var real = await guest.GetAsync(address.Replace("{0}", number, StringComparison.Ordinal));
            var none = await guest.GetAsync(address.Replace("{0}", unknown, StringComparison.Ordinal));
            Assert.Equal(none.Status, real.Status);
            Assert.Equal(Without(none, unknown), Without(real, number));
            Assert.DoesNotContain("رسیدگی در محل", real.Text);
            Assert.DoesNotContain("گزارش خرابی", real.Text);
        }

        var wrong = await Journeys.TrackAsync(guest, number, "0000");
        var nothing = await Journeys.TrackAsync(guest, unknown);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("با هم نمی‌خوانند", wrong.Page.QuerySelector(".field .problem")?.TextContent);
        Assert.Equal(
            Without(nothing, unknown).Replace(Journeys.Digits, "", StringComparison.Ordinal),
            Without(wrong, number).Replace("0000", "", StringComparison.Ordinal)
        );
        Assert.Equal(
            (await Journeys.TrackApiAsync(guest, unknown)).Status,
            (await Journeys.TrackApiAsync(guest, number, "0000")).Status
        );
    }

    [Fact]
    public async Task Applicant_and_followers_need_no_digits_once_they_have_signed_in_and_anybody_else_does()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "noise", 35.66);
        var zahra = city.As(Somebody.Zahra);
        Assert.Contains("رسیدگی در محل", (await city.Maryam().GetAsync($"/track/{number}")).Text);
        Assert.Contains("Open", (await city.Maryam().GetAsync($"/api/v1/cases/track/{number}")).Body);
        foreach (var other in new[] { zahra, city.Davoud() })
            Assert.DoesNotContain("رسیدگی در محل", (await other.GetAsync($"/track/{number}")).Text);
        await Journeys.PostAsync(zahra, $"/cases/{number}/followers");
        Assert.Contains("رسیدگی در محل", (await zahra.GetAsync($"/track/{number}")).Text);

        // Who acts for Maryam sees of hers what they were given.
        var helper = city.As(Somebody.Zahra.For(Somebody.Maryam, ["residence-certificate"]));
        Assert.DoesNotContain("رسیدگی در محل", (await helper.GetAsync($"/track/{number}")).Text);
        helper = city.As(Somebody.Zahra.For(Somebody.Maryam, ["street-problem"]));
        Assert.Contains("رسیدگی در محل", (await helper.GetAsync($"/track/{number}")).Text);
    }

    [Fact]
    public async Task A_pass_opens_its_own_number_and_nothing_that_is_no_pass_opens_any()
    {
        var (one, other) = (
            await Journeys.ReportAsync(city.Maryam(), "light", 35.651),
            await Journeys.ReportAsync(city.Maryam(), "light", 35.652)
        );
        var guest = city.As(null);
        var shown = await Journeys.TrackAsync(guest, one);
        var pass = shown.Address.Split("pass=")[1];
        Assert.DoesNotContain("رسیدگی در محل", (await guest.GetAsync($"/track/{other}?pass={pass}")).Text);
        foreach (var made in new[] { "", "x", pass[..^3], new string('a', 5000), "%00" })
            Assert.DoesNotContain("رسیدگی در محل", (await guest.GetAsync($"/track/{one}?pass={made}")).Text);
    }

    [Fact]
    public async Task Of_one_network_ten_wrong_digits_a_day_are_compared_and_then_the_right_ones_do_not_open_it_either()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "leak", 35.653);
        var unknown = PublicNumber.Random().Value;
        var guest = city.As(null);
        // A right answer begins the count anew.
        await Journeys.TrackApiAsync(guest, number, "0000");
        Assert.Equal(HttpStatusCode.OK, (await Journeys.TrackApiAsync(guest, number)).Status);
        var tried = await Task.WhenAll(
            Enumerable.Range(0, 14).Select(i => Journeys.TrackApiAsync(city.As(null), number, $"000{i % 10}"))
        );
        Assert.Equal(10, tried.Count(t => t.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(4, tried.Count(t => t.Status == HttpStatusCode.TooManyRequests));
        var late = await Journeys.TrackAsync(guest, number);
        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        Assert.Contains("امروز بارها رقم نادرست", late.Text);
        for (var i = 0; i < 11; i++)
            tried[0] = await Journeys.TrackApiAsync(guest, unknown, "1111");
        Assert.Equal(HttpStatusCode.TooManyRequests, tried[0].Status);
    }

    [Fact]
    public async Task A_strangers_tries_close_the_number_to_nobody_on_another_network()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "leak", 35.654);
        var (stranger, maryam) = (From(), From());
        for (var i = 0; i < TrackTries.MostOfNetwork; i++)
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(stranger, number));
        Assert.Equal(HttpStatusCode.TooManyRequests, await TryAsync(stranger, number));
        Assert.Contains("رسیدگی در محل", (await Journeys.TrackAsync(maryam, number)).Text);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Journeys.TrackAsync(stranger, number)).Status);
    }

    [Fact]
    public async Task From_all_networks_together_a_number_closes_at_the_cap_which_right_digits_neither_fill_nor_empty()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "leak", 35.655);
        var maryam = From();
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.OK, (await Journeys.TrackApiAsync(maryam, number)).Status);
        for (var wrong = 0; wrong < TrackTries.MostOfAll; )
        {
            var stranger = From();
            for (var i = 0; i < TrackTries.MostOfNetwork; i++, wrong++)
                Assert.Equal(HttpStatusCode.UnprocessableEntity, await TryAsync(stranger, number));
            if (wrong < TrackTries.MostOfAll)
                Assert.Equal(HttpStatusCode.OK, (await Journeys.TrackApiAsync(maryam, number)).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await Journeys.TrackApiAsync(From(), number)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Journeys.TrackApiAsync(maryam, number)).Status);
        // Who has signed in types no digits.
        Assert.Contains("رسیدگی در محل", (await city.Maryam().GetAsync($"/track/{number}")).Text);
    }

    private Visitor From()
    {
        var guest = city.As(null);
        ComesFrom.OwnAddress(guest);
        return guest;
    }

    private static async Task<HttpStatusCode> TryAsync(Visitor guest, string number) =>
        (await Journeys.TrackApiAsync(guest, number, "0000")).Status;

    [Theory]
    [InlineData("", 422, "شمارهٔ پیگیری را بنویسید")]
    [InlineData("سلام", 422, "شمارهٔ پیگیری را بنویسید")]
    [InlineData("۴۷۲", 422, "۳ رقم نوشتید")]
    [InlineData("472918306", 422, "دو رقم جابه‌جا شده است")]
    [InlineData("<script>alert(1)</script>", 422, "۱ رقم نوشتید")]
    public async Task A_mistyped_number_is_explained_at_its_field(string typed, int status, string sentence)
    {
        foreach (
            var page in new[]
            {
                await city.As(null).GetAsync("/track?number=" + Uri.EscapeDataString(typed)),
                await Journeys.TrackAsync(city.As(null), typed),
            }
        )
        {
            Assert.Equal(status, (int)page.Status);
            Assert.Contains(sentence, page.Page.QuerySelector(".field .problem")?.TextContent);
            Assert.DoesNotContain("<script>alert", page.Body);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("456")]
    [InlineData("45678")]
    [InlineData("چهار")]
    public async Task Digits_that_are_none_are_explained_at_their_field_and_not_counted(string digits)
    {
        var number = PublicNumber.Random().Value;
        var page = await Journeys.TrackAsync(city.As(null), number, digits);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("چهار رقم آخر", page.Page.QuerySelector(".field .problem")?.TextContent);
        Assert.Equal(
            0,
            await Rows.CountAsync(
                city,
                "select count(*) from cases_track_tries where key = @value or key like @value || ' %'",
                number
            )
        );
    }

    [Fact]
    public async Task Every_wrong_digit_of_a_number_is_told_before_the_digits_of_the_mobile_are_asked()
    {
        var number = PublicNumber.Random();
        var wrong = number.Value[..8] + (char)('0' + ((number.Value[8] - '0' + 1) % 10));
        Assert.Contains("یکی از رقم‌ها", (await city.As(null).GetAsync("/track/" + wrong)).Text);
    }

    [Fact]
    public async Task Tracking_by_the_api_shows_steps_and_no_person()
    {
        var number = await OpenByApiTests.OpenAsync(city.Maryam(), "tree", 35.7, Guid.CreateVersion7());
        var answer = await Journeys.TrackApiAsync(city.As(null), number);
        Assert.DoesNotContain("مریم", answer.Body);
        Assert.DoesNotContain("تاریک", answer.Body);
        var step = JsonDocument.Parse(answer.Body).RootElement.GetProperty("steps")[0];
        Assert.Equal("Open", step.GetProperty("state").GetString());
        Assert.Equal("cases.number_mistyped", CodeOf(await city.As(null).GetAsync("/api/v1/cases/track/123456789")));
        Assert.Equal(
            "cases.track_digits_needed",
            CodeOf(await city.As(null).GetAsync($"/api/v1/cases/track/{number}"))
        );
    }

    private static string? CodeOf(Seen answer) =>
        JsonDocument.Parse(answer.Body).RootElement.GetProperty("code").GetString();

    // The page's words and fields, but for the number that was typed.
    private static string Without(Seen page, string number)
    {
        foreach (var changing in page.Page.QuerySelectorAll("[name='__RequestVerificationToken'], script, link"))
            changing.Remove();
        var words = page.Page.QuerySelector("main")?.InnerHtml ?? page.Body;
        var start = words.IndexOf("\"traceId\"", StringComparison.Ordinal);
        words = start < 0 ? words : words[..start];
        return words
            .Replace(number, "", StringComparison.Ordinal)
            .Replace(PersianText.ToPersianDigits(number), "", StringComparison.Ordinal);
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
            answers.Add((await Journeys.TrackApiAsync(guest, PublicNumber.Random().Value)).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answers[0]);
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }
}
