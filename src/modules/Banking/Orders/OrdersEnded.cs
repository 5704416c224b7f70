using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>
/// Hears how payments of orders ended. Where money was short, what their owner chose happens: it is tried again, what
/// is there goes out, or they are told.
/// </summary>
internal sealed class OrdersEnded(BankingDb db, OrderRuns runs, OrderNews news, IAgreedPayments agreed)
    : IHandle<AgreedPaymentsEnded>
{
    public async Task HandleAsync(AgreedPaymentsEnded happened, Delivery delivery, CancellationToken ct)
    {
        var ends = happened.Ends.ToDictionary(e => e.Key);
        Guid[] keys = [.. ends.Keys];
        var asked = await db
            .Runs.AsNoTracking()
            .Where(r => keys.Contains(r.Id) && r.State == RunState.Asked)
            .ToListAsync(ct);
        var moved = asked.FindAll(r => ends[r.Id].IsMoved);
        await MovedAsync(moved, delivery.At, ct);
        var others = asked.FindAll(r => !ends[r.Id].IsMoved);
        // Of what moved only a part of an amount is told, and that is never a first attempt.
        var orders = await runs.OrdersOfAsync([.. others, .. moved.Where(r => r.Attempt > 1)], ct);
        foreach (var run in moved.Where(r => r.Attempt > 1 && r.AmountRial < orders[r.OrderId].AmountRial))
            await news.PartAsync(orders[run.OrderId], run, ct);
        foreach (var run in others)
            await NotMovedAsync(run, orders[run.OrderId], ends[run.Id], ct);
    }

    private Task<int> MovedAsync(List<OrderRun> moved, DateTime at, CancellationToken ct)
    {
        Guid[] ids = [.. moved.Select(r => r.Id)];
        return db
            .Runs.Where(r => ids.Contains(r.Id) && r.State == RunState.Asked)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.State, RunState.Moved).SetProperty(r => r.EndedAt, at),
                ct
            );
    }

    private async Task NotMovedAsync(OrderRun run, StandingOrder order, AgreedPaymentEnd end, CancellationToken ct)
    {
        var again =
            end.IsShort && MayAgain(run, order) ? (DateOnly?)PersianTime.DayOf(end.At).ToDateOnly().AddDays(1) : null;
        await WriteAsync(run, end, again, ct);
        if (!end.IsShort)
            await news.FailedAsync(order, run, ct);
        else if (again is not null)
            await news.AgainAsync(order, run, ct);
        else if (order.WhenShort != WhenShort.Part || !await SendPartAsync(run, order, ct))
            await news.ShortAsync(order, run, ct);
    }

    // Whoever stopped the order meanwhile has it stopped.
    private static bool MayAgain(OrderRun run, StandingOrder order) =>
        order is { WhenShort: WhenShort.Retry, State: not OrderState.Stopped }
        && run.Attempt < StandingOrder.MostAttempts;

    private async Task<bool> SendPartAsync(OrderRun run, StandingOrder order, CancellationToken ct)
    {
        if (order.State == OrderState.Stopped || run.Attempt >= StandingOrder.MostAttempts)
            return false;
        var there =
            await agreed.AvailableAsync(order.OwnerId, ct)
            ?? throw new InvalidOperationException("The ledger rests: what is there is asked later.");
        if (there < IAgreedPayments.Least)
            return false;
        // More may have come in meanwhile: then all of it goes.
        runs.Ask([new Due(order, run.DueOn, run.Attempt + 1, there < order.AmountRial ? there : order.AmountRial)]);
        return true;
    }

    private Task WriteAsync(OrderRun run, AgreedPaymentEnd end, DateOnly? again, CancellationToken ct) =>
        db
            .Runs.Where(r => r.Id == run.Id && r.State == RunState.Asked)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(r => r.State, end.IsShort ? RunState.Short : RunState.Failed)
                        .SetProperty(r => r.EndedAt, end.At)
                        .SetProperty(r => r.AgainOn, again)
                        .SetProperty(r => r.WhyFa, end.WhyFa)
                        .SetProperty(r => r.WhyEn, end.WhyEn),
                ct
            );
}
