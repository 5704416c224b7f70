using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// A provider of the older manner: SOAP, a RefId for a token, the browser is posted there and posted back, and verify
/// and settle are two calls. A verified payment is sent to the bank once it is settled.
/// </summary>
internal sealed class SoapGateway(GatewayName name, HttpClient http, string terminal, string payAt) : IPaymentGateway
{
    public const string RefIdField = "RefId";

    public GatewayName Name => name;

    public async Task<TokenAnswer> RequestAsync(TokenRequest request, CancellationToken ct)
    {
        var answer = await AskAsync(
            "payRequest",
            [
                ("orderId", request.Order),
                ("amount", request.Amount.ToInvariantString()),
                ("callBackUrl", request.ReturnTo),
                ("mobileNo", request.Mobile ?? ""),
            ],
            ct
        );
        // «0,AF82041a» or a code alone.
        var words = answer.Result.Split(',', 2);
        return words is ["0", { Length: > 0 } token]
            ? new TokenAnswer(token, words[0])
            : new TokenAnswer(null, words[0]);
    }

    public Handover HandOver(string token) => new(payAt, new Dictionary<string, string> { [RefIdField] = token });

    public Returned Read(IReadOnlyDictionary<string, string> told) => new(told.GetValueOrDefault(RefIdField));

    public async Task<GatewayWord> VerifyAsync(GatewayOrder order, CancellationToken ct)
    {
        var word = (await AskAsync("verifyRequest", Of(order), ct)).Result;
        // 0: final now; 43: it was already. How much it was says the inquiry.
        return word is "0" or "43" ? await PaidAsync(order, ct) : NotPaid(word);
    }

    public async Task SettleAsync(GatewayOrder order, CancellationToken ct)
    {
        var word = (await AskAsync("settleRequest", Of(order), ct)).Result;
        if (word is not ("0" or "45"))
            throw new GatewaySilentException($"{name.Code} does not settle {order.Number}: {word}.");
    }

    public async Task<GatewayWord> ReverseAsync(GatewayOrder order, CancellationToken ct)
    {
        var word = (await AskAsync("reversalRequest", Of(order), ct)).Result;
        return word == "0" ? new GatewayWord(Fate.Reversed, word) : NotPaid(word);
    }

    public async Task<IReadOnlyList<MoneyLine>> ReportAsync(DateOnly day, CancellationToken ct)
    {
        var asked = day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        return GatewayReport.Read((await AskAsync("reportRequest", [("localDate", asked)], ct)).Result);
    }

    private async Task<GatewayWord> PaidAsync(GatewayOrder order, CancellationToken ct)
    {
        var answer = await AskAsync("inquiryRequest", Of(order), ct);
        return
            answer.Result == "0"
            && long.TryParse(answer.Amount, NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
            && answer.Reference.Length > 0
            ? new GatewayWord(Fate.Paid, answer.Result, new Rial(amount), answer.Reference, answer.Card)
            : throw new GatewaySilentException($"{name.Code} verified, and does not say how much.");
    }

    private GatewayWord NotPaid(string word) =>
        word switch
        {
            "21" => new GatewayWord(Fate.Open, word),
            "17" => new GatewayWord(Fate.Cancelled, word),
            "415" or "51" => new GatewayWord(Fate.Failed, word),
            "48" => new GatewayWord(Fate.Reversed, word),
            "42" => new GatewayWord(Fate.NotKnown, word),
            _ => throw new GatewaySilentException($"{name.Code} says «{word}», which nobody knows."),
        };

    private static (string Name, string Value)[] Of(GatewayOrder order) =>
        [("saleOrderId", order.Number), ("refId", order.Token)];

    private async Task<SoapAnswer> AskAsync(
        string method,
        (string Name, string Value)[] arguments,
        CancellationToken ct
    )
    {
        var body = SoapText.Write(method, [("terminalId", terminal), .. arguments]);
        var answer = await GatewayCall.PostAsync(http, "services/payment", body, "text/xml", ct);
        try
        {
            var told = SoapText.Read(answer).Arguments;
            return new SoapAnswer(
                told.GetValueOrDefault("result", ""),
                told.GetValueOrDefault("amount", ""),
                told.GetValueOrDefault("saleReferenceId", ""),
                told.GetValueOrDefault("cardHolderPan", "")
            );
        }
        catch (XmlException broken)
        {
            throw new GatewaySilentException($"{method} was not answered in XML.", broken);
        }
    }

    private sealed record SoapAnswer(string Result, string Amount, string Reference, string Card);
}

/// <summary>The little of SOAP 1.1 that such a provider speaks: one call with named texts.</summary>
internal static class SoapText
{
    private static readonly XNamespace Envelope = "http://schemas.xmlsoap.org/soap/envelope/";

    // No document types: nothing of the answer may make us read anything else.
    private static readonly XmlReaderSettings Careful = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = 10_000_000,
    };

    public static string Write(string method, IEnumerable<(string Name, string Value)> arguments) =>
        new XElement(
            Envelope + "Envelope",
            new XElement(Envelope + "Body", new XElement(method, arguments.Select(a => new XElement(a.Name, a.Value))))
        ).ToString(SaveOptions.DisableFormatting);

    /// <exception cref="XmlException">It is no such call.</exception>
    public static (string Method, IReadOnlyDictionary<string, string> Arguments) Read(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Careful);
        var call =
            XDocument.Load(reader).Root?.Element(Envelope + "Body")?.Elements().FirstOrDefault()
            ?? throw new XmlException("No body.");
        return (
            call.Name.LocalName,
            call.Elements().DistinctBy(e => e.Name).ToDictionary(e => e.Name.LocalName, e => e.Value)
        );
    }
}
