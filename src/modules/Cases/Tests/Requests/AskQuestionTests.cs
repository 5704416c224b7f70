using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>One question a page: what is right is kept, what is wrong comes back with its reason.</summary>
[Collection<RequestsCollection>]
public sealed class AskQuestionTests(CasesCity city)
{
    [Theory]
    [InlineData("street-problem", "category", "", "", "یکی از گزینه‌ها")]
    [InlineData("street-problem", "category", "category", "dragon", "یکی از گزینه‌ها")]
    [InlineData("street-problem", "description", "description", "  ‌ ", "«شرح» را بنویسید")]
    [InlineData("street-problem", "place", "placeAddress", "", "جای آن را روی نقشه")]
    [InlineData("street-problem", "place", "placeAddress", "ناکجاآباد", "پیدا نکردیم")]
    [InlineData("residence-certificate", "postal_code", "postal_code", "12345", "کد پستی ده رقم است")]
    [InlineData("residence-certificate", "since", "sinceDay", "۳۱", "چنین روزی")]
    [InlineData("residence-certificate", "id_scan", "", "", "یک فایل برگزینید")]
    public async Task What_must_be_put_right_is_said_at_its_field_and_in_the_summary(
        string service,
        string field,
        string name,
        string value,
        string sentence
    )
    {
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.SubmitAsync(await zahra.GetAsync($"/services/{service}"), "form[action$='/drafts']");
        var draft = page.Address.Split('/')[2];
        page = await zahra.GetAsync($"/drafts/{draft}/questions/{field}");
        page = await zahra.SubmitAsync(page, Journeys.Question, name.Length == 0 ? [] : [(name, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Page.QuerySelector(".error-summary")?.TextContent);
        Assert.Contains(sentence, page.Page.QuerySelector(".field .problem")?.TextContent);
        Assert.StartsWith("خطا", page.Page.Title, StringComparison.Ordinal);
        var list = await zahra.GetAsync("/drafts");
        Assert.Contains("۰ پاسخ", list.Text);
        await zahra.SubmitAsync(list, $"form[action='/drafts/{draft}/removal']");
    }

    [Fact]
    public async Task A_point_outside_the_city_and_a_day_that_has_not_come_are_refused()
    {
        var maryam = city.Maryam();
        var page = await maryam.SubmitAsync(
            await maryam.GetAsync("/services/street-problem"),
            "form[action$='/drafts']"
        );
        page = await maryam.SubmitAsync(page, Journeys.Question, ("category", "light"));
        page = await maryam.SubmitAsync(page, Journeys.Question, ("placeLat", "32.6"), ("placeLon", "51.6"));
        Assert.Contains("بیرون از شهر", page.Text);

        page = await maryam.SubmitAsync(
            await maryam.GetAsync("/services/residence-certificate"),
            "form[action$='/drafts']"
        );
        page = await maryam.GetAsync(page.Address.Replace("purpose", "since"));
        page = await maryam.SubmitAsync(
            page,
            Journeys.Question,
            ("sinceDay", "1"),
            ("sinceMonth", "1"),
            ("sinceYear", "1450")
        );
        Assert.Contains("هنوز نیامده", page.Text);
    }

    [Theory]
    [InlineData(3_000_000)]
    [InlineData(10_000_000)]
    public async Task A_text_of_millions_of_letters_is_refused_and_not_kept(int length)
    {
        var (visitor, draft) = await DraftAsync();
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/description");
        var refused = await visitor.SubmitAsync(page, Journeys.Question, ("description", new string('ا', length)));
        Assert.InRange((int)refused.Status, 400, 499);
        Assert.DoesNotContain("اااا", (await visitor.GetAsync($"/drafts/{draft}/questions/description")).Text);
    }

    [Fact]
    public async Task Markup_is_shown_as_text_and_direction_tricks_are_taken_out()
    {
        var check = await Journeys.WriteStreetProblemAsync(
            city.Maryam(),
            "noise",
            35.71,
            51.45,
            "<script>alert('x')</script> \u202Eگواهی\u202C <b>مهم</b>"
        );
        Assert.DoesNotContain("<script>alert", check.Body);
        Assert.DoesNotContain('\u202E', check.Body);
        Assert.Contains("<script>alert('x')</script> گواهی <b>مهم</b>", check.Text);
        Assert.Null(check.Page.QuerySelector("main b"));
    }

    [Fact]
    public async Task A_program_named_as_a_photo_is_refused_at_its_field()
    {
        var (visitor, draft) = await DraftAsync();
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/photos");
        var refused = await visitor.SubmitAsync(
            page,
            Journeys.Question,
            [],
            [("photos", "چراغ.png", "MZ\0\0 This program"u8.ToArray())]
        );
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.Status);
        Assert.NotNull(refused.Page.QuerySelector(".field .problem"));
    }

    [Fact]
    public async Task A_hundred_files_are_refused_before_any_is_read()
    {
        var (visitor, draft) = await DraftAsync();
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/photos");
        var files = Enumerable.Range(0, 100).Select(i => ("photos", $"{i}.png", TestFiles.Png)).ToArray();
        var refused = await visitor.SubmitAsync(page, Journeys.Question, [], files);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("بیش از ۳ فایل نمی‌پذیریم", refused.Text);
        Assert.Empty(
            (await visitor.GetAsync($"/drafts/{draft}/questions/photos")).Page.QuerySelectorAll(".file-remove")
        );
    }

    [Fact]
    public async Task A_question_that_is_not_asked_cannot_be_answered()
    {
        var (visitor, draft) = await DraftAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/drafts/{draft}/questions/applicant")).Status);
    }

    [Fact]
    public async Task Of_two_windows_the_later_answer_stays_and_the_other_answers_are_untouched()
    {
        var (one, draft) = await DraftAsync();
        var other = city.Maryam();
        var first = await one.GetAsync($"/drafts/{draft}/questions/category");
        var second = await other.GetAsync($"/drafts/{draft}/questions/category");
        await one.SubmitAsync(first, Journeys.Question, ("category", "tree"));
        await one.SubmitAsync(
            await one.GetAsync($"/drafts/{draft}/questions/description"),
            Journeys.Question,
            ("description", "شاخه شکسته است.")
        );
        await other.SubmitAsync(second, Journeys.Question, ("category", "leak"));
        var kept = await one.GetAsync($"/drafts/{draft}/questions/category");
        Assert.NotNull(kept.Page.QuerySelector("input[value='leak'][checked]"));
        Assert.Contains("شاخه شکسته است.", (await one.GetAsync($"/drafts/{draft}/questions/description")).Text);
    }

    private async Task<(Visitor Visitor, string Draft)> DraftAsync()
    {
        var visitor = city.Maryam();
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/services/street-problem"),
            "form[action$='/drafts']"
        );
        return (visitor, page.Address.Split('/')[2]);
    }
}
