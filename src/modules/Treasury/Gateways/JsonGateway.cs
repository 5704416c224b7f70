using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// A provider of the newer manner: JSON, an «authority» for a token, the browser comes back by GET, and a single verify
/// makes the payment final. There is nothing to settle.
/// </summary>
internal sealed class JsonGateway(GatewayName name, HttpClient http, string merchant, string payAt) : IPaymentGateway
{
    public const string AuthorityField = "Authority";

    public GatewayName Name => name;

    public async Task<TokenAnswer> RequestAsync(TokenRequest request, CancellationToken ct)
    {
        var answer = await AskAsync(
            "payment/request",
            new JsonObject
            {
                ["amount"] = request.Amount.Amount,
                ["callback_url"] = request.ReturnTo,
                ["order_id"] = request.Order,
                ["mobile"] = request.Mobile,
            },
            ct
        );
        return new TokenAnswer(Text(answer, "authority"), Text(answer, "code") ?? "");
    }

    public Handover HandOver(string token) => new(payAt + token, new Dictionary<string, string>());

    public Returned Read(IReadOnlyDictionary<string, string> told) => new(told.GetValueOrDefault(AuthorityField));

    public async Task<GatewayWord> VerifyAsync(GatewayOrder order, CancellationToken ct)
    {
        var answer = await AskAsync(
            "payment/verify",
            new JsonObject { ["authority"] = order.Token, ["amount"] = order.Amount.Amount },
            ct
        );
        // 100: final now; 101: it was already. Every other word says no, and the inquiry says why.
        return Text(answer, "code") is "100" or "101" ? Paid(answer) : await InquireAsync(order, ct);
    }

    public Task SettleAsync(GatewayOrder order, CancellationToken ct) => Task.CompletedTask;

    public async Task<GatewayWord> ReverseAsync(GatewayOrder order, CancellationToken ct)
    {
        await AskAsync("payment/reverse", new JsonObject { ["authority"] = order.Token }, ct);
        return await InquireAsync(order, ct);
    }

    public async Task<IReadOnlyList<MoneyLine>> ReportAsync(DateOnly day, CancellationToken ct)
    {
        var answer = await AskAsync(
            "report",
            new JsonObject { ["day"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) },
            ct
        );
        return GatewayReport.Read(Text(answer, "rows") ?? "");
    }

    private async Task<GatewayWord> InquireAsync(GatewayOrder order, CancellationToken ct)
    {
        var answer = await AskAsync("payment/inquiry", new JsonObject { ["authority"] = order.Token }, ct);
        var word = Text(answer, "status") ?? "";
        return word switch
        {
            "IN_BANK" => new GatewayWord(Fate.Open, word),
            // It has the money, and said no to verifying it a moment ago: it is asked again.
            "PAID" => new GatewayWord(Fate.Open, word),
            "VERIFIED" => Paid(answer),
            "CANCELLED" => new GatewayWord(Fate.Cancelled, word),
            "FAILED" => new GatewayWord(Fate.Failed, word),
            "REVERSED" => new GatewayWord(Fate.Reversed, word),
            "NOT_FOUND" => new GatewayWord(Fate.NotKnown, word),
            _ => throw new GatewaySilentException($"{name.Code} says «{word}», which nobody knows."),
        };
    }

    private GatewayWord Paid(JsonNode answer) =>
        long.TryParse(Text(answer, "amount"), NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
        && Text(answer, "ref_id") is { Length: > 0 } reference
            ? new GatewayWord(
                Fate.Paid,
                Text(answer, "code") ?? "",
                new Rial(amount),
                reference,
                Text(answer, "card_pan")
            )
            : throw new GatewaySilentException($"{name.Code} verified without amount or reference.");

    private async Task<JsonNode> AskAsync(string path, JsonObject body, CancellationToken ct)
    {
        body["merchant_id"] = merchant;
        var answer = await GatewayCall.PostAsync(http, path, body.ToJsonString(), "application/json", ct);
        try
        {
            return JsonNode.Parse(answer) ?? throw new GatewaySilentException($"{path} answered nothing.");
        }
        catch (JsonException broken)
        {
            throw new GatewaySilentException($"{path} did not answer in JSON.", broken);
        }
    }

    private static string? Text(JsonNode answer, string field) => (answer as JsonObject)?[field]?.ToString();
}
