using System.Text.Json;
using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Values;

public class HazmVectorTests
{
    private const string WordList = "needs a word list";
    private const string OneStep = "hazm's single step leaves what the whole of ours cleans as well";
    private const string Kept = "we keep what the writer said";

    /// <summary>The rows we answer otherwise, «test|input», each with its reason. All others must pass.</summary>
    private static readonly Dictionary<string, string> _unsupported = new()
    {
        ["test_normalize|اِعلاممممم کَرد : « زمین لرزه ای به بُزرگیِ 6 دهم ریشتر ...»"] = WordList,
        ["test_token_spacing|زمین لرزه ای"] = WordList,
        ["test_seperate_mi|نمیدانم چه میگفت"] = WordList,
        ["test_remove_diacritics|  "] = OneStep,
        ["test_persian_style|  "] = OneStep,
        ["test_persian_number|  "] = OneStep,
        ["test_unicodes_replacement|  "] = OneStep,
        ["test_seperate_mi|  "] = OneStep,
        ["test_persian_style|10.450"] = OneStep,
        ["test_remove_specials_chars|پیامبر اکرم ﷺ"] = Kept,
    };

    [Fact]
    public void Every_normalizer_row_passes_or_is_listed_with_its_reason()
    {
        var passed = 0;
        var failures = new List<string>();
        var met = new HashSet<string>();
        var tests = SharedData.Json("persian/hazm-test-vectors.json").GetProperty("normalizer");
        foreach (var test in tests.EnumerateArray())
        {
            // One test of the collection could not be extracted as rows; it has none.
            if (!test.TryGetProperty("rows", out var rows))
                continue;
            foreach (var row in rows.EnumerateArray())
            {
                var (input, expected) = (TextOf(row[0]), TextOf(row[1]));
                var key = $"{test.Text("test")}|{input}";
                var passes = PersianText.Normalize(input) == expected;
                if (_unsupported.ContainsKey(key))
                    met.Add(key);
                if (passes)
                    passed++;
                if (passes == _unsupported.ContainsKey(key))
                    failures.Add($"{key}: «{PersianText.Normalize(input)}», published «{expected}»");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{passed} rows pass, {_unsupported.Count} are listed");
        Assert.True(failures.Count == 0, $"{passed} pass\n" + string.Join('\n', failures));
        Assert.Equal(_unsupported.Count, met.Count);
    }

    /// <summary>Rows of tokens are read as one text with blanks between.</summary>
    private static string TextOf(JsonElement cell) =>
        cell.ValueKind == JsonValueKind.Array
            ? string.Join(' ', cell.EnumerateArray().Select(static token => token.GetString()))
            : cell.GetString() ?? "";
}
