using System.Text.Json;
using Shahr.Cases.Search;
using Shahr.Kit;
using Shahr.Kit.Search;
using Shahr.Testing;

namespace Shahr.Cases.Tests.Search;

/// <summary>Where the words stand that were looked for.</summary>
public sealed class SnippetsTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Theory]
    [InlineData("نانپزی", "کنار نان‌پزی شکسته است", "نان‌پزی")]
    [InlineData("سايبانهاي", "سایبان‌هایِ پارک", "سایبان‌هایِ")]
    [InlineData("کبوترخان", "کَبوتَرخان", "کَبوتَرخان")]
    [InlineData("٧٧٣١", "پلاک ۷۷۳۱ است", "۷۷۳۱")]
    [InlineData("Park Bench", "the park has a BENCH", "park|BENCH")]
    [InlineData("آب گرفتگی", "آب‌گرفتگیِ زیرگذر", "آب‌گرفتگیِ")]
    [InlineData("هیچ‌کجا", "کنار نان‌پزی", "")]
    public void The_word_is_marked_as_it_is_written(string typed, string text, string marked)
    {
        var parts = Snippets.Of([text], StemsOf(typed));
        Assert.Equal(marked, string.Join('|', parts.Where(p => p.IsFound).Select(p => p.Text)));
        if (marked.Length > 0)
            Assert.Equal(text, string.Concat(parts.Select(p => p.Text)));
    }

    [Fact]
    public void Of_a_long_text_the_piece_with_most_of_the_words_is_cut_out_between_words()
    {
        var filling = string.Concat(Enumerable.Repeat("واژگان پرکننده ", 40));
        var text = $"{filling}فواره تنها، {filling}میان فواره و بلورین {filling}";
        var parts = Snippets.Of([text, "فواره بلورین نیست"], StemsOf("فواره بلورین"));
        Assert.Equal(["فواره", "بلورین"], parts.Where(p => p.IsFound).Select(p => p.Text));
        var whole = string.Concat(parts.Select(p => p.Text));
        Assert.StartsWith("… ", whole, StringComparison.Ordinal);
        Assert.EndsWith(" …", whole, StringComparison.Ordinal);
        Assert.InRange(whole.Length, 60, Snippets.Longest + 4);
        Assert.All(whole.Trim('…', ' ').Split(' '), word => Assert.Contains(word, text.Split(' ')));
    }

    [Fact]
    public void A_text_without_spaces_is_cut_at_the_word_and_nothing_breaks()
    {
        var text = new string('.', 500) + "فواره" + new string('.', 500);
        Assert.Equal("… فواره …", string.Concat(Snippets.Of([text], StemsOf("فواره")).Select(p => p.Text)));
        var waves = string.Concat(Enumerable.Repeat("🌊", 300));
        Assert.NotEmpty(Snippets.Of([$"{waves} فواره {waves}"], StemsOf("فواره")));
        Assert.Empty(Snippets.Of([], StemsOf("فواره")));
    }

    [Fact]
    public async Task Citizen_and_officer_see_the_hit_marked_in_what_was_said_and_html_stays_words()
    {
        var maryam = Somebody.Anybody();
        var visitor = city.As(maryam);
        var number = await city.ReportAsync(maryam, "چراغ خاموش است.");
        var own = await visitor.GetAsync($"/cases/{number}");
        await visitor.SubmitAsync(
            own,
            "form[action$='/messages']",
            ("message", "<script>alert(1)</script> کنار نان‌پزیِ \"یاقوتی\" & <b>پل</b>")
        );
        city.Looks.Rows.Clear();
        foreach (var (who, at) in new[] { (maryam, "/cases/search"), (Somebody.Davoud, "/desk/search") })
        {
            var page = await city.As(who).GetAsync($"{at}?q=" + Uri.EscapeDataString("ياقوتي نانپزی"));
            var row = page.Page.QuerySelectorAll("tbody tr").Single(r => r.InnerHtml.Contains(number));
            Assert.Equal(["نان‌پزیِ", "یاقوتی"], row.QuerySelectorAll("mark").Select(m => m.TextContent));
            Assert.Contains("<script>alert(1)</script> کنار", row.TextContent);
            Assert.Null(row.QuerySelector("script, b"));
        }

        var looked = Assert.Single(city.Looks.Rows, l => l.People.Contains(maryam.Person));
        Assert.Equal(["name", "تکه‌ای از متن پرونده"], looked.Fields);
    }

    [Fact]
    public async Task The_api_answers_plain_text_and_the_words_and_of_a_number_nothing()
    {
        var maryam = Somebody.Anybody();
        var number = await city.ReportAsync(maryam, "تاب فیروزک پارک <شکسته> است.");
        foreach (
            var (who, at) in new[] { (maryam, "/api/v1/cases/search"), (Somebody.Davoud, "/api/v1/cases/inbox/search") }
        )
        {
            var one = await OneAsync(who, at, "فیروزک");
            Assert.Equal("تاب فیروزک پارک <شکسته> است.", one.GetProperty("snippet").GetString());
            Assert.Equal("فیروزک", one.GetProperty("found")[0].GetString());
            var numbered = await OneAsync(who, at, number);
            Assert.Equal("", numbered.GetProperty("snippet").GetString());
            Assert.Equal(0, numbered.GetProperty("found").GetArrayLength());
        }
    }

    private async Task<JsonElement> OneAsync(Actor who, string at, string typed)
    {
        var found = await city.As(who).GetAsync($"{at}?q={Uri.EscapeDataString(typed)}");
        return JsonDocument.Parse(found.Body).RootElement.GetProperty("cases").EnumerateArray().Single();
    }

    private static HashSet<string> StemsOf(string typed) => [.. SearchWords.Stems(QuestionReader.Words(typed))];
}
