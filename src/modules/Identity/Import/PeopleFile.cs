using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>One line of a list as it was typed; null texts where it cannot be read.</summary>
internal sealed record TypedLine(int Number, IReadOnlyDictionary<string, string>? Texts)
{
    public string this[string column] => Texts?.GetValueOrDefault(column) ?? "";
}

/// <summary>
/// A list of people as spreadsheets write it (RFC 4180, UTF-8, comma, semicolon or tab), read line by line: it may be
/// longer than memory.
/// </summary>
internal sealed class PeopleFile : IDisposable
{
    private const int LongestText = 2_000;

    private static readonly Dictionary<string, string> _columns = new(StringComparer.OrdinalIgnoreCase)
    {
        ["national_code"] = "national_code",
        ["کد ملی"] = "national_code",
        ["mobile"] = "mobile",
        ["همراه"] = "mobile",
        ["given_name"] = "given_name",
        ["نام"] = "given_name",
        ["family_name"] = "family_name",
        ["نام خانوادگی"] = "family_name",
        ["office"] = "office",
        ["اداره"] = "office",
        ["permissions"] = "permissions",
        ["دسترسی‌ها"] = "permissions",
    };

    private readonly StreamReader _reader;
    private readonly CsvParser _parser;
    private bool _isBad;

    public PeopleFile(Stream stream)
    {
        _reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        _parser = new CsvParser(
            _reader,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                DetectDelimiter = true,
                DetectDelimiterValues = [",", ";", "\t"],
                MaxFieldSize = LongestText,
                TrimOptions = TrimOptions.Trim,
                BadDataFound = _ => _isBad = true,
            }
        );
    }

    public void Dispose()
    {
        _parser.Dispose();
        _reader.Dispose();
    }

    /// <summary>
    /// The lines behind the head, one after another; the last one may be why nothing more can be read.
    /// </summary>
    public async IAsyncEnumerable<Result<TypedLine>> LinesAsync()
    {
        var head = await NextAsync();
        if (head.Problem is { } wrong)
        {
            yield return wrong;
            yield break;
        }

        var names = (head.Value?.Select(PersianText.CleanLine) ?? []).ToList();
        if (Wrong(names) is { } unknown)
        {
            yield return unknown;
            yield break;
        }

        var columns = names.ConvertAll(name => _columns[name]);
        while (true)
        {
            var next = await NextAsync();
            if (next.Problem is { } broken)
                yield return broken;
            if (next.Problem is not null || next.Value is not { } texts)
                yield break;
            var isWhole = !_isBad && texts.Length == columns.Count;
            yield return new TypedLine(
                _parser.RawRow,
                isWhole ? columns.Zip(texts).ToDictionary(c => c.First, c => c.Second) : null
            );
        }
    }

    private static Problem? Wrong(List<string> names)
    {
        if (names.Find(n => !_columns.ContainsKey(n)) is { } unknown)
            return ImportProblems.ColumnUnknown.With(unknown.Length > 40 ? unknown[..40] : unknown);
        var known = names.ConvertAll(n => _columns[n]);
        return
            known.Distinct().Count() == known.Count
            && new[] { "national_code", "mobile", "given_name", "family_name" }.All(known.Contains)
            ? null
            : ImportProblems.NoHead;
    }

    // Null at the end of the file.
    private async Task<Result<string[]?>> NextAsync()
    {
        var from = _parser.RawRow + 1;
        _isBad = false;
        try
        {
            return await _parser.ReadAsync() ? _parser.Record : (string[]?)null;
        }
        catch (DecoderFallbackException)
        {
            return ImportProblems.NotUtf8;
        }
        catch (CsvHelperException)
        {
            return ImportProblems.Broken.With(from);
        }
    }
}
