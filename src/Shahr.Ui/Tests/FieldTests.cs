using AngleSharp.Html.Dom;
using Shahr.Kit;

namespace Shahr.Ui.Tests;

public sealed class FieldTests
{
    private static Task<IHtmlDocument> Form(FormState state) => Render.PageOf<SampleForm>(("State", state));

    private static Problem Wrong(string field, string sentence) =>
        new Problem("ui.sample", 422, sentence, sentence).On(field);

    [Fact]
    public async Task Before_anything_is_typed_the_first_values_show()
    {
        var page = await Form(FormState.Empty);
        Assert.Equal("پیشین", page.GetElementById("f-name")?.GetAttribute("value"));
        Assert.Equal(2, page.QuerySelectorAll("input[name=ways][checked]").Length);
        Assert.Null(page.QuerySelector("[role=alert]"));
    }

    [Fact]
    public async Task After_a_refusal_the_typed_value_stays_even_when_it_is_empty_and_unticked_stays_unticked()
    {
        var page = await Form(FormState.From([new("name", ""), new("ways", "b")], Wrong("name", "نام را بنویسید.")));
        Assert.Equal("", page.GetElementById("f-name")?.GetAttribute("value"));
        Assert.Equal("b", Assert.Single(page.QuerySelectorAll("input[name=ways][checked]")).GetAttribute("value"));
        Assert.Equal("f-name-hint f-name-problem", page.GetElementById("f-name")?.GetAttribute("aria-describedby"));
        Assert.Contains("نام را بنویسید.", page.GetElementById("f-name-problem")?.TextContent);
    }

    [Fact]
    public async Task A_problem_of_one_part_of_a_date_marks_that_part_alone()
    {
        var page = await Form(FormState.From([new("birthDay", "۴۰")], Wrong("birthMonth", "ماه را بنویسید.")));
        Assert.Equal("۴۰", page.GetElementById("f-birth")?.GetAttribute("value"));
        Assert.Null(page.GetElementById("f-birth")?.GetAttribute("aria-invalid"));
        Assert.Equal("true", page.GetElementById("f-birthMonth")?.GetAttribute("aria-invalid"));
        Assert.Equal("#f-birthMonth", page.QuerySelector(".error-summary a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Hostile_text_stays_text()
    {
        const string Hostile = "\"><script>alert(1)</script>";
        var page = await Form(FormState.From([new("name", Hostile)], Wrong("name", Hostile)));
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(Hostile, page.GetElementById("f-name")?.GetAttribute("value"));
        Assert.DoesNotContain("<script", StatusTags.Of(Hostile, Tone.Quiet).Value);
        Assert.DoesNotContain("<script", Icons.Of(Hostile).Value);
    }

    [Theory]
    [InlineData("name", "f-name")]
    [InlineData("a.b[0]", "f-a-b-0-")]
    public void Ids_are_safe_in_links(string name, string id) => Assert.Equal(id, FieldIds.Of(name));

    [Fact]
    public void Numbers_take_the_digits_of_the_language()
    {
        Assert.Equal("۱٬۲۳۴٬۵۶۷", new UiContext().Number(1_234_567));
        Assert.Equal("1,234,567", new UiContext { Language = "en" }.Number(1_234_567));
    }

    [Fact]
    public void English_has_every_word_that_Persian_has()
    {
        foreach (var word in typeof(UiText).GetProperties().Where(p => p.PropertyType == typeof(string)))
            Assert.NotEqual(word.GetValue(UiText.Persian), word.GetValue(UiText.English));
    }
}
