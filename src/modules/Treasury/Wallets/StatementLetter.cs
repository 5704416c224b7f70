using Microsoft.AspNetCore.Http;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Paper;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>A statement to read and print, or as PDF. Both are the same letter in Persian.</summary>
internal sealed class StatementLetter(Statement statement, IPeople people, StatementIssuer issuer)
{
    /// <summary>The page or the file; a refusal where the period is too long for paper.</summary>
    public async Task<IResult> AnswerAsync(
        PersonId owner,
        StatementSheet sheet,
        JalaliDate first,
        JalaliDate last,
        bool isPdf,
        CancellationToken ct
    )
    {
        var lines = statement.InPersian().BetweenAsync(MoneyAccounts.WalletOf(owner).Id, sheet.From, sheet.Until, ct);
        var names = await people.NamesAsync([owner], ct);
        var name = PersonName.In(names, owner, "دارندهٔ کیف پول");
        if (await StatementPaper.ComposeAsync(sheet, lines, name, issuer, ct) is not { } letter)
            return Pages.Refuse(
                TreasuryProblems.TooLongForPaper,
                new WayOn("صورت‌حساب", "Statement", MyStatement.Address)
            );
        var (from, to) = (first.ToLatinString(), last.ToLatinString());
        if (isPdf)
            return Results.File(PaperPdf.Render(letter), "application/pdf", $"statement-{from}-{to}.pdf");
        var pdf = $"{MyStatement.Address}/file?format=pdf&from={from}&to={to}";
        return Pages.Of<StatementSheetPage>(new StatementSheetView(PaperHtml.Render(letter, headingLevel: 2), pdf));
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Html">The letter.</param>
/// <param name="PdfUrl">The same as a file.</param>
public sealed record StatementSheetView(string Html, string PdfUrl);
