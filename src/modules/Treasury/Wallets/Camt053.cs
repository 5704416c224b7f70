using System.Globalization;
using System.Xml;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>What stands around the lines of a statement.</summary>
/// <param name="Account">The account of the ledger.</param>
/// <param name="From">Its first instant (UTC).</param>
/// <param name="Until">The instant after its last (UTC).</param>
/// <param name="MadeAt">When it was made (UTC).</param>
/// <param name="Opening">The balance before it.</param>
/// <param name="Closing">The balance at its end.</param>
internal sealed record StatementSheet(
    Guid Account,
    DateTime From,
    DateTime Until,
    DateTime MadeAt,
    Rial Opening,
    Rial Closing
);

/// <summary>
/// A statement for bookkeeping programs: ISO 20022 <c>camt.053.001.08</c> (BankToCustomerStatement). Amounts are whole
/// rials of currency IRR; entries come newest first, each with its place in the journal as reference.
/// </summary>
internal static class Camt053
{
    private const string Names = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    public static async Task WriteAsync(
        StatementSheet sheet,
        IAsyncEnumerable<StatementLine> lines,
        Stream body,
        CancellationToken ct
    )
    {
        var settings = new XmlWriterSettings { Async = true, Indent = true };
        await using var xml = XmlWriter.Create(body, settings);
        await xml.WriteStartDocumentAsync();
        await xml.WriteStartElementAsync(null, "Document", Names);
        await BeginAsync(xml, "BkToCstmrStmt");
        var id = string.Create(CultureInfo.InvariantCulture, $"{sheet.MadeAt:yyyyMMddHHmmssfff}");
        await BeginAsync(xml, "GrpHdr");
        await SayAsync(xml, "MsgId", id);
        await SayAsync(xml, "CreDtTm", Instant(sheet.MadeAt));
        await xml.WriteEndElementAsync();
        await BeginAsync(xml, "Stmt");
        await SayAsync(xml, "Id", id);
        await SayAsync(xml, "CreDtTm", Instant(sheet.MadeAt));
        await BeginAsync(xml, "FrToDt");
        await SayAsync(xml, "FrDtTm", Instant(sheet.From));
        await SayAsync(xml, "ToDtTm", Instant(sheet.Until));
        await xml.WriteEndElementAsync();
        await WithinAsync(xml, ["Acct", "Id", "Othr", "Id"], sheet.Account.ToString("N"), ("Ccy", "IRR"));
        await BalanceAsync(xml, "OPBD", sheet.Opening, sheet.From);
        await BalanceAsync(xml, "CLBD", sheet.Closing, sheet.Until.AddTicks(-1));
        await foreach (var line in lines.WithCancellation(ct))
            await EntryAsync(xml, line);
        await xml.WriteEndDocumentAsync();
    }

    private static async Task EntryAsync(XmlWriter xml, StatementLine line)
    {
        await BeginAsync(xml, "Ntry");
        await SayAsync(xml, "NtryRef", line.Position.ToString(CultureInfo.InvariantCulture));
        await AmountAsync(xml, line.Amount);
        await WithinAsync(xml, ["Sts", "Cd"], "BOOK");
        await WithinAsync(xml, ["BookgDt", "DtTm"], Instant(line.At));
        await WithinAsync(xml, ["BkTxCd", "Prtry", "Cd"], line.Code.ToString());
        await BeginAsync(xml, "NtryDtls");
        await BeginAsync(xml, "TxDtls");
        if (line.Receipt is { } number)
            await WithinAsync(xml, ["Refs", "EndToEndId"], number);
        await BeginAsync(xml, "RmtInf");
        await SayAsync(xml, "Ustrd", line.Title);
        if (line.Note is { } note)
            await SayAsync(xml, "Ustrd", note);
        for (var open = 0; open < 4; open++)
            await xml.WriteEndElementAsync();
    }

    private static async Task BalanceAsync(XmlWriter xml, string code, Rial amount, DateTime at)
    {
        await BeginAsync(xml, "Bal");
        await WithinAsync(xml, ["Tp", "CdOrPrtry", "Cd"], code);
        await AmountAsync(xml, amount);
        await WithinAsync(xml, ["Dt", "DtTm"], Instant(at));
        await xml.WriteEndElementAsync();
    }

    private static async Task AmountAsync(XmlWriter xml, Rial amount)
    {
        await BeginAsync(xml, "Amt");
        await xml.WriteAttributeStringAsync(null, "Ccy", null, "IRR");
        await xml.WriteStringAsync(new Rial(Math.Abs(amount.Amount)).ToInvariantString());
        await xml.WriteEndElementAsync();
        await SayAsync(xml, "CdtDbtInd", amount < Rial.Zero ? "DBIT" : "CRDT");
    }

    // One element in another in another, with the text inside; what comes after stands in the outermost.
    private static async Task WithinAsync(
        XmlWriter xml,
        string[] path,
        string text,
        params (string Name, string Text)[] after
    )
    {
        foreach (var name in path)
            await BeginAsync(xml, name);
        await xml.WriteStringAsync(text);
        for (var open = path.Length; open > 1; open--)
            await xml.WriteEndElementAsync();
        foreach (var (name, said) in after)
            await SayAsync(xml, name, said);
        await xml.WriteEndElementAsync();
    }

    private static Task BeginAsync(XmlWriter xml, string name) => xml.WriteStartElementAsync(null, name, Names);

    private static Task SayAsync(XmlWriter xml, string name, string text) =>
        xml.WriteElementStringAsync(null, name, Names, text);

    private static string Instant(DateTime at) =>
        at.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
