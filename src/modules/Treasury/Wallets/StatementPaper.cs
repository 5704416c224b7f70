using Shahr.Kit.Values;
using Shahr.Paper;

namespace Shahr.Treasury;

/// <summary>Whose name stands over a statement.</summary>
/// <param name="CityFa">The city's name in Persian.</param>
internal sealed record StatementIssuer(string CityFa);

/// <summary>A statement as a letter in Persian, oldest line first: drawn as PDF and as a page.</summary>
internal static class StatementPaper
{
    /// <summary>
    /// What a letter holds at most; about 150 sheets. It is drawn whole in memory, as CSV and camt.053 are not.
    /// </summary>
    public const int MostLines = 4000;

    /// <summary>The letter, or null where the period has more lines than fit.</summary>
    /// <param name="sheet">The period and the balances around it.</param>
    /// <param name="lines">Its lines, the newest first.</param>
    /// <param name="owner">Whose wallet it is.</param>
    /// <param name="issuer">Who says so.</param>
    /// <param name="ct">Ends the work.</param>
    public static async Task<PaperDocument?> ComposeAsync(
        StatementSheet sheet,
        IAsyncEnumerable<StatementLine> lines,
        string owner,
        StatementIssuer issuer,
        CancellationToken ct
    )
    {
        var held = new List<StatementLine>();
        await foreach (var line in lines.WithCancellation(ct))
        {
            if (held.Count == MostLines)
                return null;
            held.Add(line);
        }

        held.Reverse();
        var (first, last) = (PersianTime.DayOf(sheet.From), PersianTime.DayOf(sheet.Until.AddTicks(-1)));
        return new PaperDocument
        {
            Title = "صورت‌حساب کیف پول",
            Letterhead = new PaperLetterhead(
                "شهرداری " + issuer.CityFa,
                "خزانه‌داری شهر",
                "ندارد",
                PersianTime.DayOf(sheet.MadeAt).ToString(),
                "ندارد"
            ),
            Body = [Facts(sheet, held, owner, first, last), Table(held)],
            Footer = PersianText.InSentence($"صورت‌حساب {owner} — {first} تا {last} — همهٔ مبلغ‌ها به ریال"),
            CreatedAt = new DateTimeOffset(sheet.MadeAt, TimeSpan.Zero),
        };
    }

    private static PaperFacts Facts(
        StatementSheet sheet,
        List<StatementLine> lines,
        string owner,
        JalaliDate first,
        JalaliDate last
    )
    {
        var came = Rial.Sum(lines.Where(l => l.Amount > Rial.Zero).Select(l => l.Amount));
        var went = Rial.Sum(lines.Where(l => l.Amount < Rial.Zero).Select(l => -l.Amount));
        return new PaperFacts([
            new("دارندهٔ کیف پول", owner),
            new("دوره", PersianText.InSentence($"{first} تا {last}")),
            new("ماندهٔ پیش از آن", Said(sheet.Opening), LeftToRight: true),
            new("همهٔ آنچه آمد", Said(came), LeftToRight: true),
            new("همهٔ آنچه رفت", Said(went), LeftToRight: true),
            new("ماندهٔ پس از آن", Said(sheet.Closing), LeftToRight: true),
        ]);
    }

    private static PaperBlock Table(List<StatementLine> lines) =>
        lines.Count == 0
            ? new PaperParagraph("در این دوره پولی نیامد و نرفت.")
            : new PaperTable(
                [
                    new("روز و ساعت", 1.5f, LeftToRight: true),
                    new("شرح", 3.2f),
                    new("رفت (ریال)", 1.5f, LeftToRight: true),
                    new("آمد (ریال)", 1.5f, LeftToRight: true),
                    new("مانده (ریال)", 1.6f, LeftToRight: true),
                ],
                lines.ConvertAll(Row)
            );

    private static IReadOnlyList<string> Row(StatementLine line)
    {
        var at = PersianTime.ToTehran(line.At);
        var words = line.Note is { } note ? $"{line.Title} — {note}" : line.Title;
        return
        [
            PersianText.ToPersianDigits($"{PersianTime.DayOf(line.At)} {at:HH:mm}"),
            PersianText.InSentence(words),
            line.Amount < Rial.Zero ? Said(-line.Amount) : "",
            line.Amount > Rial.Zero ? Said(line.Amount) : "",
            Said(line.After),
        ];
    }

    private static string Said(Rial amount) => amount.ToNumberString();
}
