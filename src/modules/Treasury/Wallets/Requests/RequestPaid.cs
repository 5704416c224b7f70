using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Treasury;

/// <summary>
/// A request is paid by sending money, within the same limits and held the same for a first-time receiver. Taken by a
/// guarded update while the payment is under way, so that only one payment settles it; then paid, or open again.
/// </summary>
internal sealed class RequestPaid(TreasuryDb db, RequestNews news, AuditTrail audit, TimeProvider clock) : IPaidFor
{
    public PaymentKind Kind => PaymentKind.Send;

    public async Task<Problem?> TakeAsync(Payment payment, CancellationToken ct)
    {
        if (payment.Parts[0].Thing is not { } id)
            return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var taken = await db
            .Requests.Where(r =>
                r.Id == id
                && r.State == RequestState.Open
                && r.PayerId == payment.OwnerId
                && r.AmountRial == payment.TotalRial
                && r.UntilAt > now
            )
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.State, RequestState.Taken).SetProperty(r => r.PaymentId, payment.Id),
                ct
            );
        return taken == 0 ? RequestsProblems.NotOpen : null;
    }

    public async Task SettledAsync(Payment payment, bool done, CancellationToken ct)
    {
        if (payment.Parts[0].Thing is null)
            return;
        var mine = db.Requests.Where(r => r.PaymentId == payment.Id && r.State == RequestState.Taken);
        if (!done)
        {
            await mine.ExecuteUpdateAsync(
                set => set.SetProperty(r => r.State, RequestState.Open).SetProperty(r => r.PaymentId, (Guid?)null),
                ct
            );
            return;
        }

        if (await mine.AsNoTracking().SingleOrDefaultAsync(ct) is not { } request)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        await mine.ExecuteUpdateAsync(
            set => set.SetProperty(r => r.State, RequestState.Paid).SetProperty(r => r.EndedAt, now),
            ct
        );
        audit.Record("treasury.money_request_paid", "money_request", request.Number);
        await news.PaidAsync(request, ct);
    }
}
