using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class PushByApiTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Fact]
    public async Task An_issuers_own_system_sends_bills_once_however_often_it_asks()
    {
        var client = "p-" + Guid.CreateVersion7();
        var water = await house.IssuerAsync(client: client);
        var bill = BillsCity.Numbers(water, 120);
        var first = await PostAsync(client, "فروردین-۱", One(bill));
        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(1, first.Body.GetProperty("fresh").GetInt32());
        var again = await PostAsync(client, "فروردین-۱", One(bill));
        Assert.Equal(first.Body.ToString(), again.Body.ToString());

        var other = await PostAsync(client, "فروردین-۱", One(BillsCity.Numbers(water, 130)));
        Assert.Equal((HttpStatusCode.Conflict, IssuersProblems.KeyOfAnother.Code), (other.Status, Code(other.Body)));
        Assert.Single(await house.RowsAsync(bill.BillId));
    }

    [Fact]
    public async Task A_wrong_bill_stops_all_unless_the_rest_is_wanted()
    {
        var client = "p-" + Guid.CreateVersion7();
        var water = await house.IssuerAsync(client: client);
        var bill = BillsCity.Numbers(water, 120);
        var wrong = new { billId = "7748317800143", paymentId = "1770160" };
        var all = await PostAsync(client, "k1", new { bills = new object[] { Row(bill), wrong } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, all.Status);
        var refusal = Assert.Single(all.Body.GetProperty("refusals").EnumerateArray());
        Assert.Equal((2, "treasury.bill_id_wrong"), (refusal.GetProperty("line").GetInt32(), Code(refusal)));
        Assert.Empty(await house.RowsAsync(bill.BillId));

        // Nothing was taken under that key, so it is free for the list as it is wanted now.
        var rest = await PostAsync(client, "k1", new { take = "rest", bills = new object[] { Row(bill), wrong } });
        Assert.Equal(HttpStatusCode.OK, rest.Status);
        Assert.Single(await house.RowsAsync(bill.BillId));
    }

    [Fact]
    public async Task Without_a_token_an_issuer_or_a_key_nothing_is_taken()
    {
        var client = "p-" + Guid.CreateVersion7();
        var body = new { bills = Array.Empty<object>() };
        var nobody = await PostAsync(null, "k", body);
        Assert.Equal((HttpStatusCode.Unauthorized, "treasury.machine_needed"), (nobody.Status, Code(nobody.Body)));
        var stranger = await PostAsync(client, "k", body);
        Assert.Equal(
            (HttpStatusCode.Forbidden, "treasury.no_issuer_of_machine"),
            (stranger.Status, Code(stranger.Body))
        );
        await house.IssuerAsync(client: client);
        Assert.Equal("treasury.bill_key_needed", Code((await PostAsync(client, null, body)).Body));
        Assert.Equal("treasury.bill_list_needed", Code((await PostAsync(client, "k", body)).Body));
    }

    private object One(BillNumbers bill) => new { bills = new[] { Row(bill) } };

    private object Row(BillNumbers bill) =>
        new
        {
            billId = bill.BillId,
            paymentId = bill.PaymentId,
            issued = house.Today.AddDays(-20).ToString("O", CultureInfo.InvariantCulture),
            due = house.Today.AddDays(10).ToString("O", CultureInfo.InvariantCulture),
        };

    private static string? Code(JsonElement body) => body.GetProperty("code").GetString();

    private async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string? client, string? key, object body)
    {
        using var system = house.City.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/bills");
        request.Content = JsonContent.Create(body);
        if (client is not null)
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + client);
        if (key is not null)
            request.Headers.TryAddWithoutValidation("Idempotency-Key", Uri.EscapeDataString(key));
        using var answer = await system.Http.SendAsync(request);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
