using System.Text.RegularExpressions;

namespace Shahr.Kit.Values;

/// <summary>
/// The rules of <see cref="PersianText.Normalize"/>: what good Persian typing follows without a dictionary. Words that
/// only a word list can tell apart (زمین لرزه, میدانم against میز) are left as they were typed.
/// </summary>
internal static partial class PersianNormalizer
{
    private const string Letter = "[آ-غف-ویپچژکگئ]";
    private const string End = @"(?![\p{L}\p{Mn}\u200C])";
    private const string Possessives = "(?:م|ت|ش|مان|تان|شان)?";

    internal static string Normalize(string? text)
    {
        var result = PersianText.Clean(text).Replace("﷽", "بسم الله الرحمن الرحیم", StringComparison.Ordinal);
        result = Diacritics().Replace(result, "");
        result = Kashida().Replace(result, "");
        result = Repeats().Replace(result, "$1");
        result = Quotes().Replace(result, "«$1»");
        result = Ellipsis().Replace(result, static m => m.Index == 0 ? "…" : " …");
        result = LatinDecimal().Replace(result, "$1٫$2");
        result = Numbers().Replace(result, static m => PersianText.ToPersianDigits(m.Value));
        result = AfterNumber().Replace(result, " ");
        result = BeforeNumber().Replace(result, " ");
        result = SpaceBeforeClosing().Replace(result, "$1");
        result = SpaceAfterOpening().Replace(result, "$1");
        result = SpaceAfterStop().Replace(result, "$1 ");
        result = VerbPrefix().Replace(result, "$1" + PersianText.Zwnj);
        result = Suffix().Replace(result, PersianText.Zwnj.ToString());
        result = SilentHeSuffix().Replace(result, PersianText.Zwnj.ToString());
        result = DoubledHe().Replace(result, "ه" + PersianText.Zwnj + "ها");
        return PersianText.Clean(result);
    }

    /// <summary>Short vowels and their kin; the hamza of هٔ is spelling and stays.</summary>
    [GeneratedRegex(@"[\u064B-\u0652\u0670]")]
    private static partial Regex Diacritics();

    [GeneratedRegex("(?<=" + Letter + ")ـ+(?=" + Letter + ")")]
    private static partial Regex Kashida();

    /// <summary>Three and more of one letter are a drawl («سلاممم»), two may be spelling («مسلم»).</summary>
    [GeneratedRegex("(" + Letter + @")\1{2,}")]
    private static partial Regex Repeats();

    [GeneratedRegex("[\"“”„]([^\"“”„\n]+)[\"“”„]")]
    private static partial Regex Quotes();

    [GeneratedRegex(@" ?\.{3,}")]
    private static partial Regex Ellipsis();

    [GeneratedRegex(@"(?<![\w.])([0-9۰-۹]+)\.([0-9۰-۹]+)(?![\w.])")]
    private static partial Regex LatinDecimal();

    /// <summary>Numbers that do not belong to a Latin word, address or code (A4, 192.168.1.1, IR82…).</summary>
    [GeneratedRegex(@"(?<![A-Za-z0-9_@./:-])[0-9]+(?:٫[0-9]+)?(?![A-Za-z0-9_@]|[./:-][A-Za-z0-9])")]
    private static partial Regex Numbers();

    [GeneratedRegex("(?<=[۰-۹])(?=" + Letter + ")(?!(?:م|ام|مین|امین)" + End + ")")]
    private static partial Regex AfterNumber();

    [GeneratedRegex("(?<=" + Letter + ")(?=[۰-۹])")]
    private static partial Regex BeforeNumber();

    [GeneratedRegex(@" +([»)\]،؛:.!؟])(?!\.)")]
    private static partial Regex SpaceBeforeClosing();

    [GeneratedRegex(@"([«(\[]) +")]
    private static partial Regex SpaceAfterOpening();

    [GeneratedRegex("(?<=" + Letter + ")([،؛:.!؟])(?=" + Letter + ")")]
    private static partial Regex SpaceAfterStop();

    /// <summary>«می رود»: only before what ends like a verb, and not after «ماه», where می is May.</summary>
    [GeneratedRegex(
        @"(?<![\p{L}\u200C])(?<!ماه )(ن?می) (?=(?!(?:است|هست)" + End + ")" + Letter + "+(?:م|ی|د|ت|توان)" + End + ")"
    )]
    private static partial Regex VerbPrefix();

    [GeneratedRegex("(?<=" + Letter + ") (?=(?:ها(?:ی(?:ی|م|ت|ش|مان|تان|شان)?)?|ترین|تری?|گری?)" + End + ")")]
    private static partial Regex Suffix();

    /// <summary>After a word of at least three letters in silent ه: «خانه ای», «رفته اند».</summary>
    [GeneratedRegex("(?<=" + Letter + "{2}ه) (?=(?:ای|ام|ات|اش|اند|ایم|اید)" + End + ")")]
    private static partial Regex SilentHeSuffix();

    [GeneratedRegex("هها(?=(?:ی" + Possessives + "|یی)?" + End + ")")]
    private static partial Regex DoubledHe();
}
