using System.Globalization;
using System.Runtime.CompilerServices;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>A bill as its issuer sent it, unread.</summary>
/// <param name="Line">Its line in the file, or its place in the list, from 1.</param>
/// <param name="BillId">شناسهٔ قبض</param>
/// <param name="PaymentId">شناسهٔ پرداخت</param>
/// <param name="NationalCode">Of the payer; empty where the issuer does not know.</param>
/// <param name="Issued">Day of issue: Jalali, or of our era (<c>2026-11-23</c>).</param>
/// <param name="Due">Day until which it is to be paid.</param>
internal sealed record TypedBill(
    int Line,
    string? BillId,
    string? PaymentId,
    string? NationalCode,
    string? Issued,
    string? Due
)
{
    /// <summary>Due at most so many days after issue: beyond that a year was mistyped.</summary>
    private const int LongestDays = 3 * 366;

    /// <summary>Reads it; of the issuer's own bills only.</summary>
    public Result<ReadBill> Read(Issuer issuer)
    {
        var numbers = BillNumbers.Read(BillId, PaymentId);
        if (numbers.Problem is { } wrong)
            return wrong;
        if (!issuer.Sends(numbers.Value))
            return BillsProblems.NotOfIssuer;
        if (numbers.Value.Amount == Rial.Zero)
            return BillsProblems.NothingToPay;
        string? code = null;
        if (!string.IsNullOrWhiteSpace(NationalCode))
        {
            if (!Kit.Values.NationalCode.TryParse(NationalCode, out var read))
                return BillsProblems.NationalCodeWrong;
            code = read.Value;
        }

        if (DayOf(Issued) is not { } issued || DayOf(Due) is not { } due)
            return BillsProblems.DayUnread;
        if (due < issued || due.DayNumber - issued.DayNumber > LongestDays)
            return BillsProblems.DueBeforeIssue;
        return new ReadBill(Line, numbers.Value, code, issued, due, JalaliDate.From(issued).Year);
    }

    private static DateOnly? DayOf(string? text)
    {
        if (JalaliDate.TryParse(text, out var jalali))
            return jalali.ToDateOnly();
        var latin = PersianText.ToLatinDigits(text).Trim();
        return
            DateOnly.TryParseExact(latin, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1900 and < 2200
            ? day
            : null;
    }
}

/// <summary>A bill that was read and found right by itself.</summary>
internal sealed record ReadBill(
    int Line,
    BillNumbers Numbers,
    string? NationalCode,
    DateOnly Issued,
    DateOnly Due,
    int IssueYear
)
{
    /// <summary>Jalali year of the period.</summary>
    public int Year => Numbers.YearBefore(IssueYear);

    /// <summary>What makes it the one bill it is, whatever its amount.</summary>
    public (string BillId, int Year, int Period) Key => (Numbers.BillId, Year, Numbers.Period);
}

/// <summary>
/// Bills in a file: UTF-8, one a line, after a first line of names:
/// <c>bill_id,payment_id,national_code,issued,due</c>. Fields may stand in quotes; semicolons and tabs divide as well.
/// </summary>
internal static class BillFile
{
    /// <summary>Lines at most.</summary>
    public const int MostLines = 100_000;

    /// <summary>Bytes at most: some seventy a line.</summary>
    public const int MostBytes = 20_000_000;

    private const int LongestLine = 300;

    /// <summary>The lines, one after another; what is no line at all comes as one that cannot be read.</summary>
    public static async IAsyncEnumerable<TypedBill> ReadAsync(
        Stream file,
        [EnumeratorCancellation] CancellationToken ct = default
    )
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        for (var line = 1; await reader.ReadLineAsync(ct) is { } text; line++)
        {
            if (line == 1 && text.Contains("bill", StringComparison.OrdinalIgnoreCase))
                continue;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            var fields = text.Length > LongestLine ? [] : text.Split(',', ';', '\t');
            yield return new TypedBill(line, Field(0), Field(1), Field(2), Field(3), Field(4));

            string? Field(int place) => place < fields.Length ? fields[place].Trim(' ', '"') : null;
        }
    }

    /// <summary>The lines of a list.</summary>
    public static async IAsyncEnumerable<TypedBill> OfAsync(IEnumerable<TypedBill> bills)
    {
        foreach (var bill in bills)
            yield return bill;
        await Task.CompletedTask;
    }
}
