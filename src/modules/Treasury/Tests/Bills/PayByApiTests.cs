using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class PayByApiTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Fact]
    public async Task A_program_pays_several_bills_together_and_once_under_one_key()
    {
        var (program, actor, code) = await ProgramAsync(1_000_000);
        var (water, gas) = (await house.IssuerAsync(), await house.IssuerAsync(BillService.Gas));
        var (one, two) = (await house.BillAsync(water, code, 120), await house.BillAsync(gas, code, 80));
        var key = Guid.CreateVersion7().ToString();
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PayAsync(program, key, one, two)));
        Assert.All(answers, a => Assert.Equal((HttpStatusCode.OK, "done"), (a.Status, Text(a, "state"))));
        Assert.Single(answers.Select(a => Text(a, "number")).Distinct());
        Assert.Equal((120_000, 80_000), (await house.TakenInAsync(water), await house.TakenInAsync(gas)));
        Assert.Equal(800_000, await house.City.BalanceAsync(actor.For));

        var less = await PayAsync(program, key, one);
        Assert.Equal((HttpStatusCode.Conflict, "treasury.key_of_another"), (less.Status, Text(less, "code")));
        // Long paid, and the same answer: in which order they are named does not matter.
        Assert.Equal("done", Text(await PayAsync(program, key, two, one), "state"));
        var anew = await PayAsync(program, Guid.CreateVersion7().ToString(), one);
        Assert.Equal((HttpStatusCode.Conflict, BillsProblems.PaidAlready.Code), (anew.Status, Text(anew, "code")));
    }

    [Fact]
    public async Task Where_one_bill_cannot_be_paid_none_is()
    {
        var (program, actor, code) = await ProgramAsync(1_000_000);
        var water = await house.IssuerAsync();
        var known = await house.BillAsync(water, code, 120);
        var unknown = await PayAsync(program, Guid.CreateVersion7().ToString(), known, BillsCity.Numbers(water, 30));
        Assert.Equal("treasury.bill_unknown", Text(unknown, "code"));
        var wrong = await SendAsync(
            program,
            Guid.CreateVersion7().ToString(),
            new { bills = new[] { new { billId = "7748317800143", paymentId = "1" } } }
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        var none = await SendAsync(program, Guid.CreateVersion7().ToString(), new { bills = Array.Empty<object>() });
        Assert.Equal(BillsProblems.ChooseSome.Code, Text(none, "code"));
        Assert.Equal((0, 1_000_000), (await house.TakenInAsync(water), await house.City.BalanceAsync(actor.For)));
        // It is still free to be paid.
        Assert.Equal("done", Text(await PayAsync(program, Guid.CreateVersion7().ToString(), known), "state"));
    }

    [Fact]
    public async Task What_a_token_spends_on_bills_is_within_the_limit_of_a_day()
    {
        var (program, _, code) = await ProgramAsync(90_000_000);
        var water = await house.IssuerAsync();
        var (one, two) = (await house.BillAsync(water, code, 40_000), await house.BillAsync(water, code, 20_000));
        Assert.Equal("done", Text(await PayAsync(program, Guid.CreateVersion7().ToString(), one), "state"));
        var over = await PayAsync(program, Guid.CreateVersion7().ToString(), two);
        Assert.Equal("treasury.over_day", Text(over, "code"));
        Assert.Equal(40_000_000, await house.TakenInAsync(water));
    }

    [Fact]
    public async Task A_browser_and_a_token_for_reading_pay_nothing()
    {
        var (browser, actor, code) = house.Citizen("مریم احمدی");
        var bill = await house.BillAsync(await house.IssuerAsync(), code, 10);
        var key = Guid.CreateVersion7().ToString();
        Assert.Equal("treasury.by_token_only", Text(await PayAsync(browser, key, bill), "code"));
        using var reader = house.City.As(actor with { TokenScopes = ["money.read"] });
        Assert.Equal(HttpStatusCode.Forbidden, (await PayAsync(reader, key, bill)).Status);
    }

    private async Task<(Visitor Program, Actor Actor, string Code)> ProgramAsync(long rials)
    {
        var (_, actor, code) = house.Citizen("مریم احمدی");
        await house.City.FundAsync(actor.For, rials);
        return (house.City.As(actor with { TokenScopes = ["money.send"] }), actor, code);
    }

    private static Task<Answer> PayAsync(Visitor program, string key, params BillNumbers[] bills) =>
        SendAsync(program, key, new { bills = bills.Select(b => new { billId = b.BillId, paymentId = b.PaymentId }) });

    private static async Task<Answer> SendAsync(Visitor program, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/payments");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        request.Content = JsonContent.Create(body);
        var response = await program.Http.SendAsync(request);
        return new Answer(response.StatusCode, await response.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static string? Text(Answer answer, string field) => answer.Body.GetProperty(field).GetString();

    private sealed record Answer(HttpStatusCode Status, JsonElement Body);
}
