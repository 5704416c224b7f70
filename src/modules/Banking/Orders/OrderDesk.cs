using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>Writes standing orders down, finds them, begins and ends them.</summary>
internal sealed class OrderDesk(BankingDb db, AgreedToday today, AuditTrail audit, TimeProvider clock)
{
    private const int MostShown = 100;

    /// <summary>Attempts that an order's page shows.</summary>
    public const int RunsShown = 24;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The city's day.</summary>
    public DateOnly Today => PersianTime.DayOf(Now).ToDateOnly();

    /// <summary>An order that waits for its owner's word.</summary>
    public StandingOrder Write(Actor actor, WrittenOrder written, PersonName receiver)
    {
        var order = new StandingOrder
        {
            Id = Guid.CreateVersion7(),
            Number = PublicNumber.RandomLong().Value,
            OwnerId = actor.For,
            ByPersonId = actor.Person,
            ReceiverId = receiver.Id,
            ReceiverName = receiver.DisplayName,
            AmountRial = written.Amount,
            Note = written.Note,
            Rhythm = written.Rhythm,
            FirstOn = written.FirstOn,
            UntilOn = written.UntilOn,
            WhenShort = written.WhenShort,
            TellsBefore = written.TellsBefore,
            MadeAt = Now,
        };
        db.Orders.Add(order);
        return order;
    }

    /// <summary>The order, if it is theirs.</summary>
    public Task<StandingOrder?> FindAsync(string number, PersonId owner, CancellationToken ct) =>
        db.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.Number == number && o.OwnerId == owner, ct);

    /// <summary>All that were agreed to: those that go on first, by their next day.</summary>
    public Task<List<StandingOrder>> OfAsync(PersonId owner, CancellationToken ct) =>
        db
            .Orders.AsNoTracking()
            .Where(o => o.OwnerId == owner && o.State != OrderState.Draft)
            .OrderBy(o => o.NextOn == null)
            .ThenBy(o => o.NextOn)
            .ThenByDescending(o => o.Id)
            .Take(MostShown)
            .ToListAsync(ct);

    /// <summary>The latest attempts of an order, the newest first.</summary>
    public Task<List<OrderRun>> RunsAsync(StandingOrder order, CancellationToken ct) =>
        db
            .Runs.AsNoTracking()
            .Where(r => r.OrderId == order.Id)
            .OrderByDescending(r => r.Id)
            .Take(RunsShown)
            .ToListAsync(ct);

    /// <summary>Begins an order, once. Agreed to a second time it is fine too.</summary>
    public async Task<Problem?> AgreeAsync(StandingOrder order, Actor actor, CancellationToken ct)
    {
        if (order.State != OrderState.Draft)
            return order.State == OrderState.Active ? null : OrdersProblems.Over;
        if (order.MadeAt <= Now - StandingOrder.DraftLife)
            return OrdersProblems.DraftOver;
        if (order.FirstFrom(Today.AddDays(1), WorkCalendar.Default) is not { } next)
            return OrdersProblems.NoDay;
        if (await today.WhyNotAsync(actor, order.AmountRial, ct) is { } overDay)
            return overDay;
        var active = await db.Orders.CountAsync(o => o.OwnerId == actor.For && o.State == OrderState.Active, ct);
        if (active >= StandingOrder.MostActive)
            return OrdersProblems.TooMany.With(StandingOrder.MostActive);
        var now = Now;
        var begun = await db
            .Orders.Where(o => o.Id == order.Id && o.State == OrderState.Draft)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(o => o.State, OrderState.Active)
                        .SetProperty(o => o.AgreedAt, now)
                        .SetProperty(o => o.NextOn, next),
                ct
            );
        if (begun > 0)
            audit.Record("banking.order_agreed", "standing_order", order.Number);
        return null;
    }

    /// <summary>Its owner stops an order. Stopped a second time it is fine too.</summary>
    public async Task<Problem?> StopAsync(StandingOrder order, CancellationToken ct) =>
        await StopAsync(order, "owner", ct) || order.State == OrderState.Stopped ? null : OrdersProblems.Over;

    /// <summary>
    /// Stops an order at once, and what of it is still to be tried again; false where nothing was to come any more.
    /// </summary>
    public async Task<bool> StopAsync(StandingOrder order, string by, CancellationToken ct)
    {
        var now = Now;
        var waits = await db
            .Runs.Where(r => r.OrderId == order.Id && r.AgainOn != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.AgainOn, (DateOnly?)null), ct);
        var stopped = await db
            .Orders.Where(o =>
                o.Id == order.Id && (o.State == OrderState.Active || (waits > 0 && o.State == OrderState.Ended))
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(o => o.State, OrderState.Stopped)
                        .SetProperty(o => o.NextOn, (DateOnly?)null)
                        .SetProperty(o => o.EndedAt, now)
                        .SetProperty(o => o.EndedBy, by),
                ct
            );
        if (stopped > 0)
            audit.Record("banking.order_stopped", "standing_order", order.Number);
        return stopped > 0;
    }

    /// <summary>
    /// Leaves one day out and goes on with the one after it. The day is named, so that pressing twice leaves out one.
    /// </summary>
    public async Task<Problem?> SkipAsync(StandingOrder order, DateOnly day, CancellationToken ct)
    {
        var next = order.FirstFrom(day.AddDays(1), WorkCalendar.Default);
        var ended = next is null ? Now : (DateTime?)null;
        var skipped = await db
            .Orders.Where(o => o.Id == order.Id && o.State == OrderState.Active && o.NextOn == day)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(o => o.NextOn, next)
                        .SetProperty(o => o.State, next == null ? OrderState.Ended : OrderState.Active)
                        .SetProperty(o => o.EndedAt, ended),
                ct
            );
        if (skipped == 0)
            return OrdersProblems.DayOver;
        audit.Record("banking.order_skipped", "standing_order", order.Number, details: new { day });
        return null;
    }
}

/// <summary>What an order says besides whom it pays.</summary>
internal sealed record WrittenOrder(
    Rial Amount,
    string? Note,
    Rhythm Rhythm,
    DateOnly FirstOn,
    DateOnly? UntilOn,
    WhenShort WhenShort,
    bool TellsBefore
);
