using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>«پرداخت‌های دوره‌ای»: what goes out by itself, when next, and whether the wallet will do.</summary>
internal static class ListOrders
{
    public const string Address = "/banking/orders";

    /// <summary>How many days the page looks ahead.</summary>
    public const int DaysAhead = 30;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Address, ShowAsync).RequirePurse();

    private static async Task<IResult> ShowAsync(
        Actor actor,
        OrderDesk desk,
        [FromServices] IAgreedPayments agreed,
        UiContext ui,
        CancellationToken ct
    )
    {
        var orders = await desk.OfAsync(actor.For, ct);
        var goes = orders.SelectMany(o => Coming(o, desk.Today)).ToList();
        var lines = orders.Select(o => new OrderLine(
            o.ReceiverName,
            o.AmountRial,
            OrderWords.Of(o.Rhythm, o.FirstOn, ui),
            o.NextOn is { } next ? OrderWords.Day(next, ui) : "",
            OrderWords.Of(o, ui),
            ShowOrder.Address(o)
        ));
        return Pages.Of<ListOrdersPage>(
            new ListOrdersView([.. lines], Rial.Sum(goes), goes.Count, await agreed.AvailableAsync(actor.For, ct))
        );
    }

    /// <summary>What an order takes out within the days ahead.</summary>
    internal static IEnumerable<Rial> Coming(StandingOrder order, DateOnly today)
    {
        var until = today.AddDays(DaysAhead);
        for (var day = order.NextOn; day <= until; )
        {
            yield return order.AmountRial;
            day = order.FirstFrom(day.Value.AddDays(1), WorkCalendar.Default);
        }
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Lines">Those that go on first.</param>
/// <param name="Goes">What goes out within the days ahead, all together.</param>
/// <param name="Times">In how many payments.</param>
/// <param name="Available">What the wallet has; null while the ledger rests.</param>
public sealed record ListOrdersView(IReadOnlyList<OrderLine> Lines, Rial Goes, int Times, Rial? Available);

/// <summary>One order.</summary>
public sealed record OrderLine(string Name, Rial Amount, string Rhythm, string Next, string State, string Href);
