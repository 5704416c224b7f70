using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>
/// Announces debits, stops them, draws them on their day and gives them back. A mandate is locked while its month is
/// reckoned: two announcements do not use one ceiling twice.
/// </summary>
internal sealed class DebitDesk(
    BankingDb db,
    CityTransaction transaction,
    IAgreedPayments agreed,
    MandateNews news,
    AuditTrail audit,
    TimeProvider clock
)
{
    private const string One = "select * from banking_mandates where id = {0}";

    private const string DueNow = """
        select * from banking_debits where state = 'Announced' and due_on <= {0} order by due_on, id limit {1}
        """;

    private const string OwedNow = """
        select * from banking_debits where state = 'Owed' and back_on <= {0} order by back_on, id limit {1}
        """;

    // What counts to the ceiling of a month: what was drawn and came back does not.
    private static readonly DebitState[] Counts = [DebitState.Announced, DebitState.Asked, DebitState.Moved];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The organisation says what it will draw and when; the payer hears of it.</summary>
    public async Task<Problem?> AnnounceAsync(
        DebitMandate mandate,
        Actor actor,
        WrittenDebit written,
        CancellationToken ct
    )
    {
        var locked = await db.Mandates.FromSqlRaw(transaction.Locking(One), mandate.Id).AsNoTracking().ToListAsync(ct);
        if (locked is not [{ State: MandateState.Active } active])
            return MandatesProblems.NotActive;
        if (written.Amount > active.EachRial)
            return MandatesProblems.AboveEach.With(active.EachRial.ToNumberString()).On("Amount");
        var day = JalaliDate.From(written.DueOn);
        var month = (day.Year * 100) + day.Month;
        var left = active.MonthRial - await SumAsync(active, month, ct);
        if (written.Amount > left)
            return MandatesProblems.AboveMonth.With(new Rial(Math.Max(0, left.Amount)).ToNumberString()).On("Amount");
        var debit = new Debit
        {
            Id = Guid.CreateVersion7(),
            MandateId = active.Id,
            DueOn = written.DueOn,
            Month = month,
            AmountRial = written.Amount,
            Note = written.Note,
            ByPersonId = actor.Person,
            MadeAt = Now,
        };
        db.Debits.Add(debit);
        audit.Record("banking.debit_announced", "mandate", active.Number, details: new { debit.Id });
        await news.AnnouncedAsync(active, debit, ct);
        return null;
    }

    /// <summary>The payer does not want this one; the mandate stays.</summary>
    public async Task<Problem?> StopAsync(DebitMandate mandate, Guid debit, CancellationToken ct)
    {
        var now = Now;
        var stopped = await db
            .Debits.Where(d => d.Id == debit && d.MandateId == mandate.Id && d.State == DebitState.Announced)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.State, DebitState.Stopped).SetProperty(d => d.EndedAt, now),
                ct
            );
        if (stopped == 0)
            return MandatesProblems.TooLateToStop;
        audit.Record("banking.debit_stopped", "mandate", mandate.Number, details: new { debit });
        await news.StoppedAsync(mandate, debit, ct);
        return null;
    }

    /// <summary>The payer has it back, without a question.</summary>
    public async Task<Problem?> ReturnAsync(DebitMandate mandate, Guid debit, CancellationToken ct)
    {
        var found = await db
            .Debits.AsNoTracking()
            .SingleOrDefaultAsync(d => d.Id == debit && d.MandateId == mandate.Id, ct);
        if (found is null || !found.MayReturn(Now))
            return MandatesProblems.NothingToReturn;
        return await ReturnAsync(mandate, found, ct) ? null : MandatesProblems.NothingToReturn;
    }

    /// <summary>Draws what is due on a day or was before; answers how many that were.</summary>
    public async Task<int> DrawDueAsync(DateOnly today, int most, CancellationToken ct)
    {
        var due = await db.Debits.FromSqlRaw(transaction.Locking(DueNow), today, most).AsNoTracking().ToListAsync(ct);
        var mandates = await MandatesOfAsync(due, ct);
        var numbers = agreed.Ask([.. due.Select(d => DrawnBy(mandates[d.MandateId], d))]);
        for (var i = 0; i < due.Count; i++)
        {
            var (id, number) = (due[i].Id, numbers[i]);
            await db
                .Debits.Where(d => d.Id == id)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(d => d.State, DebitState.Asked).SetProperty(d => d.Payment, number),
                    ct
                );
        }

        return due.Count;
    }

    /// <summary>Tries again to bring back what an organisation owes; answers how many that were.</summary>
    public async Task<int> ReturnOwedAsync(DateOnly today, int most, CancellationToken ct)
    {
        var owed = await db.Debits.FromSqlRaw(transaction.Locking(OwedNow), today, most).AsNoTracking().ToListAsync(ct);
        var mandates = await MandatesOfAsync(owed, ct);
        foreach (var debit in owed)
            await ReturnAsync(mandates[debit.MandateId], debit, ct);
        return owed.Count;
    }

    /// <summary>The mandates of these debits, by their ids.</summary>
    public Task<Dictionary<Guid, DebitMandate>> MandatesOfAsync(IReadOnlyCollection<Debit> debits, CancellationToken ct)
    {
        Guid[] ids = [.. debits.Select(d => d.MandateId).Distinct()];
        return db.Mandates.AsNoTracking().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
    }

    // The step first: of two tabs one brings it back.
    private async Task<bool> ReturnAsync(DebitMandate mandate, Debit debit, CancellationToken ct)
    {
        var key = Guid.CreateVersion7();
        var mine = db.Debits.Where(d => d.Id == debit.Id && d.State == debit.State && d.BackId == debit.BackId);
        var returning = await mine.ExecuteUpdateAsync(
            set =>
                set.SetProperty(d => d.State, DebitState.Returning)
                    .SetProperty(d => d.BackId, key)
                    .SetProperty(d => d.BackOn, (DateOnly?)null),
            ct
        );
        if (returning == 0)
            return false;
        var number = agreed.Ask([BackFrom(mandate, debit, key)])[0];
        await db
            .Debits.Where(d => d.BackId == key)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.BackPayment, number), ct);
        audit.Record("banking.debit_returned", "mandate", mandate.Number, details: new { debit.Id });
        return true;
    }

    private async Task<Rial> SumAsync(DebitMandate mandate, int month, CancellationToken ct)
    {
        var amounts = await db
            .Debits.Where(d => d.MandateId == mandate.Id && d.Month == month && Counts.Contains(d.State))
            .Select(d => d.AmountRial)
            .ToListAsync(ct);
        return Rial.Sum(amounts);
    }

    private static AgreedPayment DrawnBy(DebitMandate mandate, Debit debit) =>
        new(
            debit.Id,
            mandate.PayerId,
            mandate.AgreedById ?? mandate.PayerId,
            mandate.PayeeId,
            mandate.PayeeName,
            debit.AmountRial,
            debit.Note ?? mandate.Purpose
        );

    private static AgreedPayment BackFrom(DebitMandate mandate, Debit debit, Guid key) =>
        new(
            key,
            mandate.PayeeId,
            debit.ByPersonId,
            mandate.PayerId,
            mandate.PayerName,
            debit.AmountRial,
            "بازگشت برداشت: " + mandate.Purpose
        );
}

/// <summary>What an organisation announces.</summary>
internal sealed record WrittenDebit(Rial Amount, DateOnly DueOn, string? Note);
