using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Outbox;

namespace Shahr.Banking;

/// <summary>
/// Nobody pays after their death, nor to whom the registry knows dead. Of two accounts of one human being the orders go
/// on under the one that stays.
/// </summary>
internal sealed class OrdersOfPeople(BankingDb db, OrderDesk desk, OrderNews news)
    : IHandle<PersonDied>,
        IHandle<PersonMerged>
{
    public async Task HandleAsync(PersonDied happened, Delivery delivery, CancellationToken ct)
    {
        var theirs = await AgreedTo()
            .Where(o => o.OwnerId == happened.Person || o.ReceiverId == happened.Person)
            .ToListAsync(ct);
        foreach (var order in theirs)
            await (
                order.OwnerId == happened.Person ? desk.StopAsync(order, "death", ct) : ReceiverGoneAsync(order, ct)
            );
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
        foreach (var order in await AgreedTo().Where(o => o.OwnerId == into && o.ReceiverId == into).ToListAsync(ct))
            await ReceiverGoneAsync(order, ct);
    }

    // What came to its end may still have a day that waits to be tried again.
    private IQueryable<StandingOrder> AgreedTo() =>
        db.Orders.AsNoTracking().Where(o => o.State == OrderState.Active || o.State == OrderState.Ended);

    private async Task<bool> ReceiverGoneAsync(StandingOrder order, CancellationToken ct)
    {
        var stopped = await desk.StopAsync(order, "receiver", ct);
        if (stopped)
            await news.ReceiverGoneAsync(order, ct);
        return stopped;
    }
}
