using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>Asks for mandates, finds them, begins and ends them.</summary>
internal sealed class MandateDesk(
    BankingDb db,
    AgreedToday agreed,
    MandateNews news,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Mandates of a page of the list.</summary>
    public const int PageSize = 20;

    /// <summary>Debits that a mandate's page shows.</summary>
    public const int DebitsShown = 50;

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The city's day.</summary>
    public DateOnly Today => PersianTime.DayOf(Now).ToDateOnly();

    /// <summary>An organisation asks somebody; they hear of it.</summary>
    public async Task<DebitMandate> AskAsync(
        Actor actor,
        WrittenMandate written,
        PersonName payer,
        CancellationToken ct
    )
    {
        var mandate = new DebitMandate
        {
            Id = Guid.CreateVersion7(),
            Number = PublicNumber.RandomLong().Value,
            PayeeId = actor.For,
            PayeeName = actor.Mandate?.For.Name ?? actor.DisplayName,
            ByPersonId = actor.Person,
            PayerId = payer.Id,
            PayerName = payer.DisplayName,
            Purpose = written.Purpose,
            EachRial = written.Each,
            MonthRial = written.Month,
            MadeAt = Now,
        };
        db.Mandates.Add(mandate);
        audit.Record("banking.mandate_asked", "mandate", mandate.Number);
        await news.AskedAsync(mandate, ct);
        return mandate;
    }

    /// <summary>The mandate, if they draw or pay by it.</summary>
    public Task<DebitMandate?> FindAsync(string number, PersonId person, CancellationToken ct) =>
        db
            .Mandates.AsNoTracking()
            .SingleOrDefaultAsync(m => m.Number == number && (m.PayeeId == person || m.PayerId == person), ct);

    /// <summary>Theirs on either side, the newest first, one more than a page has.</summary>
    public Task<List<DebitMandate>> OfAsync(PersonId person, Guid? before, CancellationToken ct)
    {
        var theirs = db.Mandates.AsNoTracking().Where(m => m.PayeeId == person || m.PayerId == person);
        return (before is { } id ? theirs.Where(m => m.Id < id) : theirs)
            .OrderByDescending(m => m.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
    }

    /// <summary>The latest debits of a mandate, the newest first.</summary>
    public Task<List<Debit>> DebitsAsync(DebitMandate mandate, CancellationToken ct) =>
        db
            .Debits.AsNoTracking()
            .Where(d => d.MandateId == mandate.Id)
            .OrderByDescending(d => d.Id)
            .Take(DebitsShown)
            .ToListAsync(ct);

    /// <summary>The payer agrees. The ceiling of a month counts to what they agree to today.</summary>
    public async Task<Problem?> AgreeAsync(DebitMandate mandate, Actor actor, CancellationToken ct)
    {
        if (mandate.State == MandateState.Active)
            return null;
        if (mandate.State != MandateState.Asked || mandate.IsOver(Now))
            return MandatesProblems.NotAsked;
        if (await agreed.WhyNotAsync(actor, mandate.MonthRial, ct) is { } overDay)
            return overDay;
        var now = Now;
        var begun = await db
            .Mandates.Where(m => m.Id == mandate.Id && m.State == MandateState.Asked)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MandateState.Active)
                        .SetProperty(m => m.AgreedAt, now)
                        .SetProperty(m => m.AgreedById, actor.Person),
                ct
            );
        if (begun == 0)
            return MandatesProblems.NotAsked;
        audit.Record("banking.mandate_agreed", "mandate", mandate.Number);
        await news.AgreedAsync(mandate, ct);
        return null;
    }

    /// <summary>The payer does not want it.</summary>
    public async Task<Problem?> DeclineAsync(DebitMandate mandate, CancellationToken ct)
    {
        var now = Now;
        var declined = await db
            .Mandates.Where(m => m.Id == mandate.Id && m.State == MandateState.Asked)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MandateState.Declined).SetProperty(m => m.EndedAt, now),
                ct
            );
        if (declined == 0)
            return mandate.State == MandateState.Declined ? null : MandatesProblems.NotAsked;
        audit.Record("banking.mandate_declined", "mandate", mandate.Number);
        await news.DeclinedAsync(mandate, ct);
        return null;
    }

    /// <summary>
    /// Ends it at once; what was announced and not yet asked for is not drawn. The other side hears of it.
    /// </summary>
    public async Task<Problem?> EndAsync(DebitMandate mandate, string by, CancellationToken ct)
    {
        var now = Now;
        var ended = await db
            .Mandates.Where(m => m.Id == mandate.Id)
            .Where(m => m.State == MandateState.Active || m.State == MandateState.Asked)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MandateState.Ended)
                        .SetProperty(m => m.EndedAt, now)
                        .SetProperty(m => m.EndedBy, by),
                ct
            );
        if (ended == 0)
            return mandate.State == MandateState.Ended ? null : MandatesProblems.NotActive;
        await db
            .Debits.Where(d => d.MandateId == mandate.Id && d.State == DebitState.Announced)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, DebitState.Stopped).SetProperty(d => d.EndedAt, now),
                ct
            );
        audit.Record("banking.mandate_ended", "mandate", mandate.Number);
        await news.EndedAsync(mandate, by, ct);
        return null;
    }
}

/// <summary>What a mandate says besides who pays.</summary>
internal sealed record WrittenMandate(string Purpose, Rial Each, Rial Month);
