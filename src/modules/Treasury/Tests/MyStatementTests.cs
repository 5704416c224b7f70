using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class MyStatementTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private static readonly XNamespace Names = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task The_table_holds_every_line_of_the_period_and_its_amounts_add_up_to_the_balance()
    {
        var (maryam, actor) = await WithMoneyAsync(1_200);
        var page = await maryam.GetAsync("/wallet/statement");
        Assert.Equal("صورت‌حساب", page.Heading);
        var file = await maryam.SubmitAsync(page, "#statement", ("format", "csv"));
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType?.MediaType);
        string[] lines = [.. file.Body.Trim('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];
        Assert.Equal(1_201, lines.Length - 1);
        var sum = lines.Skip(1).Sum(line => long.Parse(line.Split(',')[^3], CultureInfo.InvariantCulture));
        Assert.Equal(await _city.BalanceAsync(actor.For), sum);
    }

    [Fact]
    public async Task A_bookkeeping_program_gets_balances_around_entries_that_explain_the_difference()
    {
        var (maryam, actor) = await WithMoneyAsync(3);
        var file = await maryam.GetAsync("/wallet/statement/file?format=camt053");
        var statement = XDocument.Load(new MemoryStream(file.Bytes)).Descendants(Names + "Stmt").Single();
        var balances = statement
            .Elements(Names + "Bal")
            .ToDictionary(b => b.Descendants(Names + "Cd").First().Value, Signed);
        var entries = statement.Elements(Names + "Ntry").ToList();
        Assert.Equal(4, entries.Count);
        Assert.Equal(0, balances["OPBD"]);
        Assert.Equal(await _city.BalanceAsync(actor.For), balances["CLBD"]);
        Assert.Equal(balances["CLBD"] - balances["OPBD"], entries.Sum(Signed));
        Assert.All(entries, entry => Assert.Equal("IRR", entry.Element(Names + "Amt")?.Attribute("Ccy")?.Value));
    }

    [Fact]
    public async Task It_is_read_and_printed_and_as_pdf_says_the_same_with_the_oldest_line_first()
    {
        var (maryam, actor) = await WithMoneyAsync(2);
        var page = await maryam.SubmitAsync(await maryam.GetAsync("/wallet/statement"), "#statement");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var rows = page.Page.QuerySelectorAll("article.paper tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("بهرام کریمی", rows[^1], StringComparison.Ordinal);
        Assert.Contains("۵۰۰", rows[^1], StringComparison.Ordinal);
        var balance = new Rial(await _city.BalanceAsync(actor.For)).ToNumberString();
        Assert.Contains(balance, rows[^1], StringComparison.Ordinal);
        Assert.Contains(balance, page.Page.QuerySelector(".paper-facts")?.TextContent, StringComparison.Ordinal);

        var link = page.Page.QuerySelector("a[href*='format=pdf']")?.GetAttribute("href") ?? "";
        var file = await maryam.GetAsync(link);
        Assert.Equal("application/pdf", file.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("%PDF"u8, file.Bytes.AsSpan(0, 4));

        // Of a period in which nothing moved it says so.
        var quiet = await maryam.GetAsync("/wallet/statement/file?format=page&from=1404/01/01&to=1404/01/31");
        Assert.Contains("پولی نیامد و نرفت", quiet.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("pdf")]
    public async Task What_is_too_long_to_print_is_refused_and_the_table_offered(string format)
    {
        var (maryam, actor) = _city.Somebody("فرهاد مرادی");
        await LinesAsync(actor, StatementPaper.MostLines + 1);
        var refused = await maryam.GetAsync("/wallet/statement/file?format=" + format);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("۴٬۰۰۰", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await maryam.GetAsync("/wallet/statement/file?format=csv")).Status);
    }

    [Fact]
    public async Task A_note_that_begins_like_a_formula_is_text_in_the_table()
    {
        var (maryam, actor) = await WithMoneyAsync(1);
        var address = await _city.DraftAsync(actor, "=HYPERLINK(\"x\")", TreasuryCity.To(PersonId.New(), 100));
        await maryam.SubmitAsync(await maryam.GetAsync(address), "#pay");
        var file = await maryam.GetAsync("/wallet/statement/file");
        Assert.DoesNotContain(",\"=", file.Body, StringComparison.Ordinal);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\")\"", file.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1405/07/31", "1405/08/01")]
    [InlineData("1405/02/01", "1405/01/01")]
    [InlineData("1390/01/01", "1405/01/01")]
    [InlineData("دیروز", "")]
    public async Task A_period_that_is_none_is_refused(string from, string to)
    {
        var (maryam, _) = _city.Somebody("مریم احمدی");
        var query = $"?from={Uri.EscapeDataString(from)}&to={Uri.EscapeDataString(to)}";
        var page = await maryam.GetAsync("/wallet/statement" + query);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await maryam.GetAsync("/wallet/statement/file" + query)).Status
        );
    }

    private async Task<(Visitor Visitor, Actor Actor)> WithMoneyAsync(int times)
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await Task.WhenAll(Enumerable.Range(1, times).Select(i => _city.FundAsync(actor.For, i * 1_000)));
        var draft = await _city.DraftAsync(actor, TreasuryCity.To(PersonId.New(), 500));
        await maryam.SubmitAsync(await maryam.GetAsync(draft), "#pay");
        return (maryam, actor);
    }

    // A movement of the city's own, as many as asked, in a few batches.
    private async Task LinesAsync(Actor owner, int count)
    {
        foreach (var some in Enumerable.Range(0, count).Chunk(500))
            await Task.WhenAll(some.Select(_ => _city.FundAsync(owner.For, 1_000)));
    }

    private static long Signed(XElement thing)
    {
        var amount = long.Parse(thing.Element(Names + "Amt")?.Value ?? "", CultureInfo.InvariantCulture);
        return thing.Element(Names + "CdtDbtInd")?.Value == "DBIT" ? -amount : amount;
    }
}
