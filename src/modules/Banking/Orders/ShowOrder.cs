using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>
/// A standing order: before it is agreed to, what it will do and the button that agrees; afterwards its next days, what
/// it paid, and the button that stops it. To others it does not exist.
/// </summary>
internal static class ShowOrder
{
    private const int DaysShown = 3;
    private const string Iso = "yyyy-MM-dd";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(ListOrders.Address + "/{number}", ShowAsync).RequirePurse();
        app.MapPost(ListOrders.Address + "/{number}/agreement", AgreeAsync)
            .RequirePurse(pays: true)
            .RequireFresh("پذیرفتن پرداخت دوره‌ای", "Agreeing to a standing payment");
        app.MapPost(ListOrders.Address + "/{number}/skipping", SkipAsync).RequirePurse(pays: true);
        app.MapPost(ListOrders.Address + "/{number}/end", StopAsync).RequirePurse(pays: true);
    }

    /// <summary>The address of an order's page.</summary>
    public static string Address(StandingOrder order) => $"{ListOrders.Address}/{order.Number}";

    private static async Task<IResult> ShowAsync(
        string number,
        Actor actor,
        OrderDesk desk,
        UiContext ui,
        CancellationToken ct
    ) =>
        await desk.FindAsync(number, actor.For, ct) is { } order
            ? Pages.Of<ShowOrderPage>(await ViewAsync(order, desk, ui, ct))
            : NotFound();

    private static async Task<IResult> AgreeAsync(
        string number,
        Actor actor,
        OrderDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(number, actor.For, ct) is not { } order)
            return NotFound();
        return (actor.WhyNotPay(order.AmountRial) ?? await desk.AgreeAsync(order, actor, ct)) is { } problem
            ? await AgainAsync(problem, order, desk, ui, ct)
            : new SeeOther(Address(order));
    }

    private static async Task<IResult> StopAsync(
        string number,
        Actor actor,
        OrderDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(number, actor.For, ct) is not { } order)
            return NotFound();
        return await desk.StopAsync(order, ct) is { } problem
            ? await AgainAsync(problem, order, desk, ui, ct)
            : new SeeOther(Address(order));
    }

    private static async Task<IResult> SkipAsync(
        string number,
        [FromForm] string? day,
        Actor actor,
        OrderDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(number, actor.For, ct) is not { } order)
            return NotFound();
        var problem = DateOnly.TryParseExact(day, Iso, out var on)
            ? await desk.SkipAsync(order, on, ct)
            : OrdersProblems.DayOver;
        return problem is null ? new SeeOther(Address(order)) : await AgainAsync(problem, order, desk, ui, ct);
    }

    private static async Task<IResult> AgainAsync(
        Problem problem,
        StandingOrder order,
        OrderDesk desk,
        UiContext ui,
        CancellationToken ct
    ) => Pages.Again<ShowOrderPage>(await ViewAsync(order, desk, ui, ct), FormState.Of(problem));

    private static async Task<ShowOrderView> ViewAsync(
        StandingOrder order,
        OrderDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        // As it stands now, not as it was read before somebody else changed it.
        order = await desk.FindAsync(order.Number, order.OwnerId, ct) ?? order;
        var runs = await desk.RunsAsync(order, ct);
        return new ShowOrderView(
            order.PublicNumber.Display,
            Address(order),
            order.State == OrderState.Draft,
            order.State == OrderState.Active || runs.Any(r => r.AgainOn is not null),
            OrderWords.Of(order, ui),
            order.ReceiverName,
            order.AmountRial,
            order.Note,
            OrderWords.Of(order.Rhythm, order.FirstOn, ui),
            order.UntilOn is { } until ? OrderWords.Day(until, ui) : null,
            OrderWords.Of(order.WhenShort, ui),
            order.TellsBefore,
            [.. Coming(order, desk.Today).Select(d => OrderWords.Day(d, ui))],
            [.. runs.Select(r => RunLine.Of(r, ui))]
        )
        {
            Skips = order.NextOn?.ToString(Iso, CultureInfo.InvariantCulture),
        };
    }

    private static IEnumerable<DateOnly> Coming(StandingOrder order, DateOnly today)
    {
        var day =
            order.State == OrderState.Draft ? order.FirstFrom(today.AddDays(1), WorkCalendar.Default) : order.NextOn;
        for (var i = 0; i < DaysShown && day is { } on; i++)
        {
            yield return on;
            day = order.FirstFrom(on.AddDays(1), WorkCalendar.Default);
        }
    }

    private static PageResult NotFound() =>
        Pages.Refuse(OrdersProblems.NotFound, new WayOn("پرداخت‌های دوره‌ای", "Standing payments", ListOrders.Address));
}

/// <summary>What the page shows.</summary>
/// <param name="Number">As people read it.</param>
/// <param name="Address">Of the page.</param>
/// <param name="IsDraft">Whether it waits to be agreed to.</param>
/// <param name="MayStop">Whether something of it is still to come.</param>
/// <param name="State">Where it stands, in words.</param>
/// <param name="Name">Of the receiver.</param>
/// <param name="Amount">Each time.</param>
/// <param name="Note">For the receiver, or null.</param>
/// <param name="Rhythm">On which days, in words.</param>
/// <param name="Until">The last day, or null.</param>
/// <param name="WhenShort">What happens where money is short.</param>
/// <param name="TellsBefore">Whether each is told the day before.</param>
/// <param name="Next">The next days.</param>
/// <param name="Runs">What it paid, the newest first.</param>
public sealed record ShowOrderView(
    string Number,
    string Address,
    bool IsDraft,
    bool MayStop,
    string State,
    string Name,
    Rial Amount,
    string? Note,
    string Rhythm,
    string? Until,
    string WhenShort,
    bool TellsBefore,
    IReadOnlyList<string> Next,
    IReadOnlyList<RunLine> Runs
)
{
    /// <summary>The day that may be left out, as the form sends it; null where there is none.</summary>
    public string? Skips { get; init; }
}

/// <summary>One attempt to pay.</summary>
public sealed record RunLine(string Day, Rial Amount, string State, Tone Tone, string Href)
{
    internal static RunLine Of(OrderRun run, UiContext ui)
    {
        var (text, tone) = OrderWords.Of(run, ui);
        return new(OrderWords.Day(run.DueOn, ui), run.AmountRial, text, tone, "/payments/" + run.Payment);
    }
}
