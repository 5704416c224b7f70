using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>What is to be paid now: an order, for which of its days, and how much of it.</summary>
internal readonly record struct Due(StandingOrder Order, DateOnly On, int Attempt, Rial Amount);

/// <summary>
/// Asks Treasury for what is due. An order's next day and its payment are one transaction, so that each day is paid
/// once; rows are locked before they are read, so that what was stopped a moment ago pays nothing.
/// </summary>
internal sealed class OrderRuns(
    BankingDb db,
    CityTransaction transaction,
    NewRows rows,
    IAgreedPayments agreed,
    TimeProvider clock
)
{
    private const string DueNow = """
        select * from banking_orders where state = 'Active' and next_on <= {0} order by next_on, id limit {1}
        """;

    private const string WaitsNow = """
        select * from banking_order_runs where state = 'Short' and again_on <= {0} order by again_on limit {1}
        """;

    private const string Advance = """
        update banking_orders set next_on = @next, state = @state, ended_at = @ended
        where id = @id and state = 'Active' and next_on = @due
        """;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Pays what is due on a day or was before; answers how many orders that were.</summary>
    public async Task<int> PayDueAsync(DateOnly today, int most, CancellationToken ct)
    {
        var orders = await db
            .Orders.FromSqlRaw(transaction.Locking(DueNow), today, most)
            .AsNoTracking()
            .ToListAsync(ct);
        var due = orders.SelectMany(o => o.NextOn is { } on ? [new Due(o, on, 1, o.AmountRial)] : (Due[])[]).ToList();
        Ask(due);
        await transaction.ExecuteAsync(due.Select(MoveOn), ct);
        return orders.Count;
    }

    /// <summary>Tries again what was short and waits for this day; answers how many that were.</summary>
    public async Task<int> PayAgainAsync(DateOnly today, int most, CancellationToken ct)
    {
        var waiting = await db
            .Runs.FromSqlRaw(transaction.Locking(WaitsNow), today, most)
            .AsNoTracking()
            .ToListAsync(ct);
        var orders = await OrdersOfAsync(waiting, ct);
        Ask([.. waiting.Select(r => new Due(orders[r.OrderId], r.DueOn, r.Attempt + 1, r.AmountRial))]);
        Guid[] ids = [.. waiting.Select(r => r.Id)];
        await db
            .Runs.Where(r => ids.Contains(r.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.AgainOn, (DateOnly?)null), ct);
        return waiting.Count;
    }

    /// <summary>Asks for these, in this transaction.</summary>
    public void Ask(IReadOnlyList<Due> due)
    {
        var now = Now;
        Guid[] keys = [.. due.Select(_ => Guid.CreateVersion7())];
        var numbers = agreed.Ask([.. due.Select((d, i) => PaymentOf(keys[i], d))]);
        for (var i = 0; i < due.Count; i++)
        {
            rows.Add(
                db,
                new OrderRun
                {
                    Id = keys[i],
                    OrderId = due[i].Order.Id,
                    DueOn = due[i].On,
                    Attempt = due[i].Attempt,
                    AmountRial = due[i].Amount,
                    Payment = numbers[i],
                    AskedAt = now,
                }
            );
        }
    }

    /// <summary>The orders of these attempts, by their ids.</summary>
    public Task<Dictionary<Guid, StandingOrder>> OrdersOfAsync(IReadOnlyCollection<OrderRun> runs, CancellationToken ct)
    {
        Guid[] ids = [.. runs.Select(r => r.OrderId).Distinct()];
        return db.Orders.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, ct);
    }

    private DbCommand MoveOn(Due due)
    {
        var next = due.Order.FirstFrom(due.On.AddDays(1), WorkCalendar.Default);
        return transaction
            .Command(Advance)
            .With("@id", due.Order.Id)
            .With("@due", due.On)
            .With("@next", next)
            .With("@state", (next is null ? OrderState.Ended : OrderState.Active).ToString())
            .With("@ended", next is null ? Now : null);
    }

    private static AgreedPayment PaymentOf(Guid key, Due due) =>
        new(
            key,
            due.Order.OwnerId,
            due.Order.ByPersonId,
            due.Order.ReceiverId,
            due.Order.ReceiverName,
            due.Amount,
            due.Order.Note
        );
}
