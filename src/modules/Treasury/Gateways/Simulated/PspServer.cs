using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// Stands where the network would be: the adapters speak to it exactly as they would to a provider, by HTTP messages,
/// and it answers out of its book. Nothing leaves the machine.
/// </summary>
internal abstract class PspServer(PspBook book) : HttpMessageHandler
{
    protected PspBook Book => book;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (book.IsDead)
            throw new HttpRequestException("The simulated provider is dead.");
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var (answer, mediaType, isLost) = Answer(request.RequestUri?.AbsolutePath ?? "", body);
        if (isLost)
            await Task.Delay(Timeout.Infinite, cancellationToken);
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(answer, Encoding.UTF8, mediaType),
        };
    }

    /// <summary>The answer, and whether it is lost on the way.</summary>
    protected abstract (string Answer, string MediaType, bool IsLost) Answer(string path, string body);
}

/// <summary>The newer manner.</summary>
internal sealed class JsonPsp(PspBook book) : PspServer(book)
{
    protected override (string Answer, string MediaType, bool IsLost) Answer(string path, string body)
    {
        var asked = JsonNode.Parse(body) as JsonObject ?? [];
        var sale = Book.Find(asked["authority"]?.ToString());
        var isLost = path == "/payment/verify" && sale is not null && Verify(sale);
        var answer = path switch
        {
            "/payment/request" => Begin(asked),
            "/payment/verify" => Verified(Book.Find(sale?.Token)),
            "/payment/reverse" => Inquiry(sale is null ? null : Book.Reverse(sale)),
            "/report" => new JsonObject { ["rows"] = Rows(asked) },
            _ => Inquiry(sale),
        };
        return (answer.ToJsonString(), "application/json", isLost);
    }

    private bool Verify(PspSale sale) => Book.Verify(sale).Done && Book.LosesAnswer(sale);

    private JsonObject Begin(JsonObject asked)
    {
        var amount = new Rial(long.Parse(asked["amount"]?.ToString() ?? "0", CultureInfo.InvariantCulture));
        var sale = Book.Begin(asked["order_id"]?.ToString() ?? "", amount, asked["callback_url"]?.ToString() ?? "");
        return new JsonObject { ["code"] = 100, ["authority"] = sale.Token };
    }

    private JsonObject Verified(PspSale? sale) =>
        sale is { State: SaleState.Verified } ? Told(sale, "code", 100) : new JsonObject { ["code"] = -51 };

    private JsonObject Inquiry(PspSale? sale) =>
        sale switch
        {
            null => Status("NOT_FOUND"),
            { State: SaleState.Verified } => Told(sale, "status", "VERIFIED"),
            { State: SaleState.Paid } => Status(Book.IsLate(sale) ? "IN_BANK" : "PAID"),
            { State: SaleState.Cancelled } => Status("CANCELLED"),
            { State: SaleState.Declined } => Status("FAILED"),
            { State: SaleState.Reversed } => Status("REVERSED"),
            _ => Status("IN_BANK"),
        };

    private JsonObject Told(PspSale sale, string field, JsonNode word) =>
        new()
        {
            [field] = word,
            ["ref_id"] = sale.Reference,
            ["card_pan"] = sale.Card,
            ["amount"] = Book.Said(sale).Amount,
        };

    private static JsonObject Status(string word) => new() { ["status"] = word };

    private string Rows(JsonObject asked) =>
        GatewayReport.Write(
            Book.Report(DateOnly.ParseExact(asked["day"]?.ToString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture))
        );
}

/// <summary>The older manner.</summary>
internal sealed class SoapPsp(PspBook book) : PspServer(book)
{
    protected override (string Answer, string MediaType, bool IsLost) Answer(string path, string body)
    {
        var (method, told) = SoapText.Read(body);
        var sale = Book.Find(told.GetValueOrDefault("refId"));
        if (sale is not null && sale.Order != told.GetValueOrDefault("saleOrderId"))
            sale = null;
        var isLost = false;
        (string, string)[] answer;
        switch (method)
        {
            case "payRequest":
                answer = [("result", "0," + Begin(told).Token)];
                break;
            case "verifyRequest":
                var (done, again) = sale is null ? (false, false) : Book.Verify(sale);
                isLost = done && sale is not null && Book.LosesAnswer(sale);
                answer =
                [
                    (
                        "result",
                        done
                            ? again
                                ? "43"
                                : "0"
                            : Code(sale)
                    ),
                ];
                break;
            case "settleRequest":
                answer = [("result", sale is not null && Book.Settle(sale) ? "0" : Code(sale))];
                break;
            case "reversalRequest":
                var after = sale is null ? null : Book.Reverse(sale);
                answer = [("result", after is { State: SaleState.Reversed } ? "0" : Code(after))];
                break;
            case "reportRequest":
                answer = [("result", GatewayReport.Write(Book.Report(Day(told["localDate"]))))];
                break;
            default:
                answer = Inquiry(sale);
                break;
        }

        return (SoapText.Write(method + "Response", answer), "text/xml", isLost);
    }

    private PspSale Begin(IReadOnlyDictionary<string, string> told) =>
        Book.Begin(
            told["orderId"],
            new Rial(long.Parse(told["amount"], CultureInfo.InvariantCulture)),
            told["callBackUrl"]
        );

    private (string, string)[] Inquiry(PspSale? sale) =>
        sale is not { State: SaleState.Verified }
            ? [("result", Code(sale))]
            :
            [
                ("result", "0"),
                ("amount", Book.Said(sale).ToInvariantString()),
                ("saleReferenceId", sale.Reference),
                ("cardHolderPan", sale.Card),
            ];

    private static string Code(PspSale? sale) =>
        sale?.State switch
        {
            null => "42",
            SaleState.Cancelled => "17",
            SaleState.Declined => "415",
            SaleState.Reversed => "48",
            _ => "21",
        };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);
}
