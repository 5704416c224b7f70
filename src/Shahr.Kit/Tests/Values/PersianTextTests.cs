using System.Text;
using CsCheck;
using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Values;

public class PersianTextTests
{
    private static readonly Gen<string> _texts = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["سلامهیيكکةۀهٔآ\u0653اأؤئ\u200c\u200d\u200e\u202e \t\n\rـًAb1٢۳.،«»\ud83d\ude00ﻻﷲ"], 0, 30]
    );

    [Theory]
    [InlineData("کد پستی 81837-48392 است", "کد پستی \u200E۸۱۸۳۷-۴۸۳۹۲ است")]
    [InlineData("شمارهٔ ۴۷۲-۹۱۸-۳۰۵.", "شمارهٔ \u200E۴۷۲-۹۱۸-۳۰۵.")]
    [InlineData("از ساعت 8-12، تاریخ 1405/09/05، کد 0499370899", "از ساعت ۸-۱۲، تاریخ ۱۴۰۵/۰۹/۰۵، کد ۰۴۹۹۳۷۰۸۹۹")]
    public void A_number_in_groups_keeps_its_order_in_a_sentence(string text, string expected)
    {
        Assert.Equal(expected, PersianText.InSentence(text));
        Assert.Equal(expected, PersianText.InSentence(expected));
    }

    [Theory]
    [InlineData("علي كاظمي", "علی کاظمی")]
    [InlineData("  سلام   دنیا \t ", "سلام دنیا")]
    [InlineData("می\u200c\u200cرود", "می\u200cرود")]
    [InlineData("\u200cخانه\u200c ما\u200c", "خانه ما")]
    [InlineData("خانه\u200c، کوچه", "خانه، کوچه")]
    [InlineData("\u202Eوارونه\u202C\u200F", "وارونه")]
    [InlineData("تلفن ٠٢١ و 021", "تلفن ۰۲۱ و 021")]
    [InlineData("دائرة\u200cالمعارف", "دائرة\u200cالمعارف")]
    [InlineData("خانۀ ما", "خانهٔ ما")]
    [InlineData("ﺳﻼﻡ", "سلام")]
    [InlineData("ا\u0653ب", "آب")]
    [InlineData("a\u0000b\u0007", "ab")]
    [InlineData("یک\r\nدو\n\n\n\nسه\n", "یک\nدو\n\nسه")]
    [InlineData("نیم\u200bفاصله", "نیم\u200cفاصله")]
    [InlineData("لبخند \ud83d\ude00", "لبخند \ud83d\ude00")]
    [InlineData(null, "")]
    public void Typed_text_is_cleaned_at_the_edge(string? typed, string clean) =>
        Assert.Equal(clean, PersianText.Clean(typed));

    [Fact]
    public void Half_a_character_is_dropped() => Assert.Equal("xy", PersianText.Clean("x\ud800y"));

    [Fact]
    public void One_line_stays_one_line() => Assert.Equal("یک دو", PersianText.CleanLine("یک\r\nدو\n"));

    [Fact]
    public void Clean_text_costs_nothing()
    {
        const string clean = "خیابان آزادی، پلاک ۱۲";
        Assert.Same(clean, PersianText.Clean(clean));
        Assert.Same(clean, PersianText.ToPersianDigits(clean));
    }

    [Fact]
    public void Cleaning_twice_changes_nothing_more() =>
        _texts.Sample(static text =>
        {
            var clean = PersianText.Clean(text);
            return PersianText.Clean(clean) == clean
                && clean.IsNormalized(NormalizationForm.FormC)
                && PersianText.CleanLine(PersianText.CleanLine(text)) == PersianText.CleanLine(text)
                && !PersianText.CleanLine(text).Contains('\n');
        });

    [Theory]
    [InlineData("مؤسسهٔ", "موسسه")]
    [InlineData("می\u200cرود", "ميرود")]
    [InlineData("آذربایجان", "اذربايجان")]
    [InlineData("تهــران", "تهران")]
    [InlineData("پلاک ۱۲", "پلاك 12")]
    [InlineData("خانهٔ", "خانۀ")]
    [InlineData("رحمة", "رحمه")]
    [InlineData("اجزاء", "اجزا")]
    [InlineData("Café-Bar", "cafe bar")]
    public void Spellings_of_one_word_share_a_key(string a, string b) =>
        Assert.Equal(PersianText.SearchKey(a), PersianText.SearchKey(b));

    [Fact]
    public void Keys_are_stable() =>
        _texts.Sample(static text =>
        {
            var key = PersianText.SearchKey(text);
            return PersianText.SearchKey(key) == key && PersianText.SearchKey(PersianText.Clean(text)) == key;
        });

    [Fact]
    public void Digits_are_turned_both_ways()
    {
        Assert.Equal("۱۲۳ ۴۵۶", PersianText.ToPersianDigits("123 ٤٥٦"));
        Assert.Equal("123 456", PersianText.ToLatinDigits("۱۲۳ ٤٥٦"));
    }

    [Theory]
    [InlineData("کتاب های من", "کتاب\u200cهای من")]
    [InlineData("بزرگ ترین شهر", "بزرگ\u200cترین شهر")]
    [InlineData("خانه ای دیدم", "خانه\u200cای دیدم")]
    [InlineData("در ماه می سال نو", "در ماه می سال نو")]
    [InlineData("نمی خواهم بروم", "نمی\u200cخواهم بروم")]
    [InlineData("برگهٔ A4 و نشانی 192.168.1.1", "برگهٔ A4 و نشانی 192.168.1.1")]
    [InlineData("طبقهٔ ۲ام", "طبقهٔ ۲ام")]
    [InlineData("سلام،دنیا !", "سلام، دنیا!")]
    public void Text_for_print_follows_good_typing(string typed, string printed) =>
        Assert.Equal(printed, PersianText.Normalize(typed));

    [Fact]
    public void Normalizing_never_throws() => _texts.Sample(static text => PersianText.Normalize(text) is not null);
}
