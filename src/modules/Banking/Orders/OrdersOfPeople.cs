using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;

namespace Shahr.Banking;

/// <summary>
/// Nobody pays after their death, nor to whom the registry knows dead. Of two accounts of one human being the orders go
/// on under the one that stays.
/// </summary>
internal sealed class OrdersOfPeople(BankingDb db, OrderNews news, AuditTrail audit)
    : IHandle<PersonDied>,
        IHandle<PersonMerged>
{
    public async Task HandleAsync(PersonDied happened, Delivery delivery, CancellationToken ct)
    {
        var theirs = await db
            .Orders.AsNoTracking()
            .Where(o => o.State == OrderState.Active || o.State == OrderState.Ended)
            .Where(o => o.OwnerId == happened.Person || o.ReceiverId == happened.Person)
            .ToListAsync(ct);
        foreach (var order in theirs)
        {
            var waits = await db
                .Runs.Where(r => r.OrderId == order.Id && r.AgainOn != null)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.AgainOn, (DateOnly?)null), ct);
            if (order.State == OrderState.Active || waits > 0)
                await StopAsync(order, order.OwnerId != happened.Person, delivery.At, ct);
        }
    }

    public async Task HandleAsync(PersonMerged happened, Delivery delivery, CancellationToken ct)
    {
        var (from, into) = (happened.Person, happened.Into);
        await db.Orders.Where(o => o.OwnerId == from).ExecuteUpdateAsync(s => s.SetProperty(o => o.OwnerId, into), ct);
        await db
            .Orders.Where(o => o.ByPersonId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.ByPersonId, into), ct);
        await db
            .Orders.Where(o => o.ReceiverId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(o => o.ReceiverId, into), ct);
        var toThemselves = await db
            .Orders.AsNoTracking()
            .Where(o => o.OwnerId == into && o.ReceiverId == into && o.State == OrderState.Active)
            .ToListAsync(ct);
        foreach (var order in toThemselves)
            await StopAsync(order, tell: true, delivery.At, ct);
    }

    private async Task StopAsync(StandingOrder order, bool tell, DateTime at, CancellationToken ct)
    {
        await db
            .Orders.Where(o => o.Id == order.Id && o.State == order.State)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(o => o.State, OrderState.Stopped)
                        .SetProperty(o => o.NextOn, (DateOnly?)null)
                        .SetProperty(o => o.EndedAt, at)
                        .SetProperty(o => o.EndedBy, tell ? "receiver" : "death"),
                ct
            );
        audit.Record("banking.order_stopped", "standing_order", order.Number);
        if (tell)
            await news.ReceiverGoneAsync(order, ct);
    }
}
