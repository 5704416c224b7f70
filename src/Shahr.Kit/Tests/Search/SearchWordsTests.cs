using Shahr.Kit.Search;

namespace Shahr.Kit.Tests.Search;

/// <summary>What text and question share, however they are typed.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("چراغ‌های خیابان", "چراغهاي خيابان‌ها")]
    [InlineData("چراغ ها", "چراغ")]
    [InlineData("چراغ‌هایمان", "چراغی")]
    [InlineData("می‌ریزد", "می ریزند")]
    [InlineData("نمی‌ریزد", "میریزد")]
    [InlineData("می‌ریزد", "ریخته")]
    [InlineData("بریزد", "نریخت")]
    [InlineData("می‌خواهم", "می‌خواهیم")]
    [InlineData("خواستن", "نمی‌خواهد")]
    [InlineData("بزرگ‌ترین", "بزرگتر")]
    [InlineData("شهروندان", "شهروند")]
    [InlineData("همسایگان", "همسایه‌ها")]
    [InlineData("روستایی", "روستا")]
    [InlineData("مؤسسهٔ", "موسسه")]
    [InlineData("کوچه‌ای", "كوچه")]
    [InlineData("شکسته‌اند", "شکسته است")]
    [InlineData("پلاک ۱۲", "پلاك ١٢")]
    public void These_are_one(string one, string other) => Assert.Equal(Stems(one), Stems(other));

    [Theory]
    [InlineData("ساختمان", "ساخت")]
    [InlineData("سازمان", "ساز")]
    [InlineData("میدان", "دان")]
    [InlineData("میز", "ز")]
    [InlineData("شهرداری", "شهردار")]
    [InlineData("دختر", "دخت")]
    [InlineData("آب", "آبان")]
    [InlineData("تنها", "تن")]
    public void These_are_two(string one, string other) => Assert.NotEqual(Stems(one), Stems(other));

    [Fact]
    public void A_compound_stands_whole_and_in_its_parts()
    {
        var word = Assert.Single(SearchWords.Of("آب‌گرفتگی"));
        Assert.Equal("ابگرفتگی".Length, word.Whole.Length);
        Assert.Equal(2, word.Parts.Count);
        Assert.Equal(3, SearchWords.Stems([word]).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ‌ ")]
    [InlineData("از و که را در")]
    [InlineData("!؟…")]
    public void What_says_nothing_has_no_words(string text) => Assert.Empty(SearchWords.Of(text));

    [Fact]
    public void Whatever_is_typed_becomes_letters_and_digits_alone_and_not_too_many_of_them()
    {
        foreach (
            var typed in new[] { "a'b\"c", "@a12 | x", "हिन्दी", "😀😀", new string('ب', 3_000), "\u0000ا\u202Eب" }
        )
        foreach (var stem in SearchWords.Stems(SearchWords.Of(typed)))
        {
            Assert.InRange(stem.Length, 1, SearchWords.LongestWord);
            Assert.All(stem.EnumerateRunes(), rune => Assert.True(System.Text.Rune.IsLetterOrDigit(rune), typed));
        }
    }

    private static string[] Stems(string text) => [.. SearchWords.Stems(SearchWords.Of(text))];
}
