using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>
/// Hears how debits and their way back ended. What an organisation has too little to give back stays owed and is tried
/// again each day.
/// </summary>
internal sealed class DebitsEnded(BankingDb db, DebitDesk desk, MandateNews news) : IHandle<AgreedPaymentsEnded>
{
    public async Task HandleAsync(AgreedPaymentsEnded happened, Delivery delivery, CancellationToken ct)
    {
        var ends = happened.Ends.ToDictionary(e => e.Key);
        Guid[] keys = [.. ends.Keys];
        Guid?[] backs = [.. keys.Select(k => (Guid?)k)];
        var debits = await db
            .Debits.AsNoTracking()
            .Where(d =>
                (d.State == DebitState.Asked && keys.Contains(d.Id))
                || (d.State == DebitState.Returning && backs.Contains(d.BackId))
            )
            .ToListAsync(ct);
        var mandates = await desk.MandatesOfAsync(debits, ct);
        foreach (var debit in debits)
        {
            var mandate = mandates[debit.MandateId];
            await (
                debit.State == DebitState.Asked
                    ? DrawnAsync(mandate, debit, ends[debit.Id], ct)
                    : BackAsync(mandate, debit, ends[debit.BackId ?? default], ct)
            );
        }
    }

    private async Task DrawnAsync(DebitMandate mandate, Debit debit, AgreedPaymentEnd end, CancellationToken ct)
    {
        await db
            .Debits.Where(d => d.Id == debit.Id && d.State == DebitState.Asked)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.State, end.IsMoved ? DebitState.Moved : DebitState.Failed)
                        .SetProperty(d => d.EndedAt, end.At)
                        .SetProperty(d => d.WhyFa, end.WhyFa)
                        .SetProperty(d => d.WhyEn, end.WhyEn),
                ct
            );
        if (!end.IsMoved)
            await news.NotDrawnAsync(mandate, debit, ct);
    }

    private async Task BackAsync(DebitMandate mandate, Debit debit, AgreedPaymentEnd end, CancellationToken ct)
    {
        var again = end.IsMoved ? (DateOnly?)null : PersianTime.DayOf(end.At).ToDateOnly().AddDays(1);
        var at = end.IsMoved ? end.At : (DateTime?)null;
        await db
            .Debits.Where(d => d.Id == debit.Id && d.State == DebitState.Returning)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.State, end.IsMoved ? DebitState.Returned : DebitState.Owed)
                        .SetProperty(d => d.BackOn, again)
                        .SetProperty(d => d.BackedAt, at),
                ct
            );
        await (end.IsMoved ? news.BackAsync(mandate, debit, ct) : news.OwedAsync(mandate, debit, ct));
    }
}
