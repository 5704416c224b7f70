using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// The «bank's page» of the simulated providers, where somebody pays with play money or turns back. Exists only in the
/// demo: on a real city the addresses are not there at all.
/// </summary>
internal static class ShowPsp
{
    private const string Route = SimulatedGateways.Pages + "{gateway}/{token}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Route, Show);
        // The city's database has no part in what happens here.
        app.MapPost(SimulatedGateways.Pages + "{gateway}/start", Start).DisableAntiforgery().ChangesNothing();
        app.MapPost(Route + "/payment", Pay).ChangesNothing();
    }

    /// <summary>What an older provider is posted.</summary>
    internal sealed record StartForm(string? RefId);

    /// <summary>Which button.</summary>
    internal sealed record PayForm(string? Decision);

    private static IResult Show(string gateway, string token, SimulatedGateways simulated, UiContext ui) =>
        simulated.Find(gateway) is { } book && book.Find(token) is { } sale
            ? Pages.Of<ShowPspPage>(PspView.Of(book, sale, book == simulated.Soap, ui))
            : NotThere();

    private static IResult Start(string gateway, [FromForm] StartForm form, SimulatedGateways simulated) =>
        simulated.Find(gateway)?.Find(form.RefId) is { } sale ? new SeeOther(At(gateway, sale)) : NotThere();

    private static IResult Pay(string gateway, string token, [FromForm] PayForm form, SimulatedGateways simulated) =>
        simulated.Find(gateway)?.Decide(token, form.Decision == "pay") is { } sale
            ? new SeeOther(At(gateway, sale))
            : NotThere();

    private static string At(string gateway, PspSale sale) => $"{SimulatedGateways.Pages}{gateway}/{sale.Token}";

    private static IResult NotThere() => TypedResults.StatusCode(StatusCodes.Status404NotFound);
}

/// <summary>What the bank's page shows.</summary>
/// <param name="Bank">Its name.</param>
/// <param name="Address">Of the page.</param>
/// <param name="Amount">To pay.</param>
/// <param name="Order">The shop's number.</param>
/// <param name="IsOpen">True while somebody may pay.</param>
/// <param name="Outcome">What happened, once it did.</param>
/// <param name="BackTo">Where the browser goes back to; null where it never does.</param>
/// <param name="Fields">What is posted there; none for a link.</param>
public sealed record PspView(
    string Bank,
    string Address,
    Rial Amount,
    string Order,
    bool IsOpen,
    string Outcome,
    string? BackTo,
    IReadOnlyDictionary<string, string> Fields
)
{
    internal static PspView Of(PspBook book, PspSale sale, bool posts, UiContext ui)
    {
        var isPaid = sale.State is SaleState.Paid or SaleState.Verified;
        Dictionary<string, string> fields = posts
            ? new()
            {
                [SoapGateway.RefIdField] = sale.Token,
                ["ResCode"] = isPaid ? "0" : "17",
                ["SaleOrderId"] = sale.Order,
                ["SaleReferenceId"] = sale.Reference,
            }
            : [];
        var query = posts ? "" : $"?{JsonGateway.AuthorityField}={sale.Token}&Status={(isPaid ? "OK" : "NOK")}";
        return new(
            ui.Say(book.Name.Fa, book.Name.En),
            $"{SimulatedGateways.Pages}{book.Name.Code}/{sale.Token}",
            sale.Amount,
            PublicNumber.TryParse(sale.Order, out var order) ? order.Display : sale.Order,
            sale.State == SaleState.Open,
            sale.State switch
            {
                SaleState.Paid or SaleState.Verified => ui.Say("پرداخت شد.", "Paid."),
                SaleState.Reversed => ui.Say("پول به کارت برگشت.", "The money went back to the card."),
                SaleState.Declined => ui.Say("مهلت پرداخت گذشت.", "The time to pay is over."),
                _ => ui.Say("پرداخت نشد.", "Not paid."),
            },
            PspFaults.ByAmount(sale.Amount) == AmountFault.NeverLeadsBack ? null : sale.ReturnTo + query,
            fields
        );
    }
}
