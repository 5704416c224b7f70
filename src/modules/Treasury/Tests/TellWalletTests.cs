using System.Net;
using System.Text.Json;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class TellWalletTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_program_reads_the_balance_and_every_line_once_page_by_page()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        Assert.Equal(0, (await AskAsync(maryam, "/api/v1/account")).GetProperty("balanceRial").GetInt64());
        for (var i = 1; i <= 7; i++)
            await _city.FundAsync(actor.For, i * 1_000);
        var account = await AskAsync(maryam, "/api/v1/account");
        Assert.Equal(28_000, account.GetProperty("balanceRial").GetInt64());

        var positions = new HashSet<long>();
        var sum = 0L;
        for (var address = "/api/v1/account/lines?take=3"; ; )
        {
            var page = await AskAsync(maryam, address);
            foreach (var line in page.GetProperty("lines").EnumerateArray())
            {
                Assert.True(positions.Add(line.GetProperty("position").GetInt64()));
                sum += line.GetProperty("amountRial").GetInt64();
            }

            if (page.GetProperty("next") is not { ValueKind: JsonValueKind.Number } next)
                break;
            address = $"/api/v1/account/lines?take=3&before={next.GetInt64()}";
        }

        Assert.Equal((7, 28_000), (positions.Count, sum));
    }

    [Fact]
    public async Task Anothers_lines_and_payments_are_not_told_and_no_scope_opens_nothing()
    {
        var (_, farhad) = _city.Somebody("فرهاد");
        await _city.FundAsync(farhad.For, 5_000);
        await _city.FundAsync(farhad.For, 5_000);
        var his = await AskAsync(_city.As(farhad), "/api/v1/account/lines?take=1");
        var draft = await _city.DraftAsync(farhad, TreasuryCity.To(PersonId.New(), 1_000));

        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 1_000);
        var before = his.GetProperty("next").GetInt64();
        var refused = await maryam.GetAsync($"/api/v1/account/lines?before={before}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var payment = draft.Replace("/payments/", "/api/v1/payments/", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync(payment)).Status);
        Assert.Equal("draft", (await AskAsync(_city.As(farhad), payment)).GetProperty("state").GetString());
        var program = _city.As(actor with { TokenScopes = ["cases.read"] });
        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/api/v1/account")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await _city.Visitor().GetAsync("/api/v1/account")).Status);
    }

    private static async Task<JsonElement> AskAsync(Visitor program, string address)
    {
        var seen = await program.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        return JsonDocument.Parse(seen.Body).RootElement;
    }
}
