using System.Net;
using System.Text.Json;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class TellWalletTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_program_reads_the_balance_and_every_line_once_page_by_page()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        Assert.Equal(0, (await AskAsync(maryam, "/api/v1/accounts/mine")).GetProperty("balanceRial").GetInt64());
        for (var i = 1; i <= 7; i++)
            await _city.FundAsync(actor.For, i * 1_000);
        var account = await AskAsync(maryam, "/api/v1/accounts/mine");
        Assert.Equal(28_000, account.GetProperty("balanceRial").GetInt64());

        var positions = new HashSet<long>();
        var sum = 0L;
        for (var address = "/api/v1/statement?take=3"; ; )
        {
            var page = await AskAsync(maryam, address);
            foreach (var line in page.GetProperty("lines").EnumerateArray())
            {
                Assert.True(positions.Add(line.GetProperty("position").GetInt64()));
                sum += line.GetProperty("amountRial").GetInt64();
            }

            if (page.GetProperty("next") is not { ValueKind: JsonValueKind.Number } next)
                break;
            address = $"/api/v1/statement?take=3&before={next.GetInt64()}";
        }

        Assert.Equal((7, 28_000), (positions.Count, sum));
    }

    [Fact]
    public async Task Anothers_lines_and_payments_are_not_told_and_no_scope_opens_nothing()
    {
        var (_, farhad) = _city.Somebody("فرهاد");
        await _city.FundAsync(farhad.For, 5_000);
        await _city.FundAsync(farhad.For, 5_000);
        var his = await AskAsync(_city.As(farhad), "/api/v1/statement?take=1");
        var draft = await _city.DraftAsync(farhad, TreasuryCity.To(PersonId.New(), 1_000));

        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 1_000);
        var before = his.GetProperty("next").GetInt64();
        var refused = await maryam.GetAsync($"/api/v1/statement?before={before}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var payment = draft.Replace("/payments/", "/api/v1/payments/", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync(payment)).Status);
        Assert.Equal("draft", (await AskAsync(_city.As(farhad), payment)).GetProperty("state").GetString());
        var program = _city.As(actor with { TokenScopes = ["cases.read"] });
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/accounts/mine")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _city.Visitor().GetAsync("/api/v1/accounts/mine")).Status);
    }

    [Fact]
    public async Task An_account_is_told_by_its_id_or_as_mine_and_anothers_not_even_whether_it_is_there()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 7_000);
        var mine = await AskAsync(maryam, "/api/v1/accounts/" + actor.For);
        Assert.Equal(7_000, mine.GetProperty("balanceRial").GetInt64());
        var (_, farhad) = _city.Somebody("فرهاد");
        await _city.FundAsync(farhad.For, 5_000);
        foreach (var id in new[] { farhad.For.ToString(), Guid.CreateVersion7().ToString(), "yours" })
            Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync("/api/v1/accounts/" + id)).Status);
    }

    [Fact]
    public async Task A_statement_is_of_days_and_camt053_for_who_accepts_xml()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 7_000);
        var today = PersianTime.DayOf(_city.Clock.GetUtcNow().UtcDateTime).ToDateOnly();
        var (day, before) = (Iso(today), Iso(today.AddDays(-1)));
        var now = await AskAsync(maryam, $"/api/v1/statement?from={day}&until={day}");
        Assert.Single(now.GetProperty("lines").EnumerateArray());
        var earlier = await AskAsync(maryam, "/api/v1/statement?until=" + before);
        Assert.Empty(earlier.GetProperty("lines").EnumerateArray());
        var wrong = await maryam.GetAsync($"/api/v1/statement?from={day}&until={before}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);

        var file = await maryam.SendAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/statement?from={day}&until={day}");
            request.Headers.Accept.ParseAdd("application/xml");
            return request;
        });
        Assert.Equal("application/xml", file.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("camt.053.001.08", file.Body, StringComparison.Ordinal);
        Assert.Contains("<Amt Ccy=\"IRR\">7000</Amt>", file.Body, StringComparison.Ordinal);
    }

    private static string Iso(DateOnly day) =>
        day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<JsonElement> AskAsync(Visitor program, string address)
    {
        var seen = await program.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        return JsonDocument.Parse(seen.Body).RootElement;
    }
}
