using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class SendByApiTests : IAsyncLifetime
{
    private readonly KnownPayees _payees = new();
    private CityHost? _open;

    private CityHost City => _open ?? throw new InvalidOperationException("The city is not open yet.");

    public async ValueTask InitializeAsync() => _open = await CityHost.StartAsync(_payees.Join);

    public async ValueTask DisposeAsync() => await City.DisposeAsync();

    [Fact]
    public async Task A_program_sends_once_under_one_key_however_often_and_from_how_many_places_it_asks()
    {
        var (program, actor) = Program("money.send");
        await City.FundAsync(actor.For, 1_000_000);
        var bahram = _payees.Know("09120000006", "بهرام جعفری");
        var key = Guid.CreateVersion7().ToString();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => SendAsync(program, key, "09120000006", 250_000))
        );
        Assert.All(answers, a => Assert.Equal((HttpStatusCode.OK, "held"), (a.Status, State(a))));
        Assert.Single(answers.Select(a => a.Body.GetProperty("number").GetString()).Distinct());
        var account = await City.Ledger().FindAsync(Ledger.AccountId.From(actor.For.Value));
        Assert.Equal((1_000_000, 250_000), (account?.Balance.Net, account?.Balance.DebitsPending));
        Assert.Equal(0, await City.BalanceAsync(bahram));
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused_also_somebody_elses()
    {
        var (program, actor) = Program("money.send");
        await City.FundAsync(actor.For, 1_000_000);
        _payees.Know("09120000006", "بهرام جعفری");
        var key = Guid.CreateVersion7().ToString();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(program, key, "09120000006", 10_000)).Status);
        var other = await SendAsync(program, key, "09120000006", 20_000);
        Assert.Equal((HttpStatusCode.Conflict, "treasury.key_of_another"), (other.Status, Code(other)));
        var (stranger, _) = Program("money.send");
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(stranger, key, "09120000006", 10_000)).Status);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5000")]
    [InlineData("12.5")]
    [InlineData("9223372036854775808")]
    [InlineData("\"5000\"")]
    [InlineData("null")]
    public async Task An_amount_that_is_none_is_a_clear_refusal(string amount)
    {
        var (program, _) = Program("money.send");
        _payees.Know("09120000006", "بهرام جعفری");
        var refused = await SendAsync(program, Guid.CreateVersion7().ToString(), "09120000006", amount);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "treasury.amount_needed"), (refused.Status, Code(refused)));
    }

    [Fact]
    public async Task It_wants_a_key_a_token_for_it_and_what_is_left_of_the_day()
    {
        var (program, actor) = Program("money.send");
        await City.FundAsync(actor.For, 100_000_000);
        _payees.Know("09120000006", "بهرام جعفری");
        Assert.Equal("treasury.key_needed", Code(await SendAsync(program, "یک", "09120000006", 5_000)));
        var key = Guid.CreateVersion7().ToString();
        Assert.Equal("treasury.over_day", Code(await SendAsync(program, key, "09120000006", 50_000_001)));
        var (reader, _) = Program("money.read");
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(reader, key, "09120000006", 5_000)).Status);
        var (browser, _) = City.Somebody("مریم احمدی");
        Assert.Equal("treasury.by_token_only", Code(await SendAsync(browser, key, "09120000006", 5_000)));
        var nothing = await City.Ledger().FindAsync(Ledger.AccountId.From(actor.For.Value));
        Assert.Equal(0, nothing?.Balance.DebitsPending);
    }

    [Fact]
    public async Task Who_has_not_enough_is_told_so_and_again_under_the_same_key()
    {
        var (program, actor) = Program("money.send");
        await City.FundAsync(actor.For, 1_000);
        _payees.Know("09120000006", "بهرام جعفری");
        var key = Guid.CreateVersion7().ToString();
        for (var i = 0; i < 2; i++)
        {
            var refused = await SendAsync(program, key, "09120000006", 5_000);
            Assert.Equal("refused", State(refused));
            Assert.Equal(TreasuryProblems.NotEnough.Fa, refused.Body.GetProperty("refusal").GetString());
        }
    }

    private (Visitor Program, Actor Actor) Program(params string[] scopes)
    {
        var (_, actor) = City.Somebody("برنامهٔ مریم");
        actor = actor with { TokenScopes = scopes };
        return (City.As(actor), actor);
    }

    private static Task<Answer> SendAsync(Visitor program, string key, string to, long amount) =>
        SendAsync(program, key, to, amount.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static async Task<Answer> SendAsync(Visitor program, string key, string to, string amount)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/transfers");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Content = new StringContent(
            $$"""{ "to": "{{to}}", "amountRial": {{amount}} }""",
            System.Text.Encoding.UTF8,
            "application/json"
        );
        var response = await program.Http.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static string? State(Answer answer) => answer.Body.GetProperty("state").GetString();

    private static string? Code(Answer answer) => answer.Body.GetProperty("code").GetString();

    private sealed record Answer(HttpStatusCode Status, JsonElement Body);
}
