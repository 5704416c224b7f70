using Microsoft.EntityFrameworkCore;
using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>Hears in the ledger's wake that money is in the wallet, or that the wallet did not take it.</summary>
internal sealed class TopUpPaid(TreasuryDb db, IServiceProvider scope, TimeProvider clock) : IPaidFor
{
    public PaymentKind Kind => PaymentKind.TopUp;

    public Task<Problem?> TakeAsync(Payment payment, CancellationToken ct) => Task.FromResult<Problem?>(null);

    public async Task SettledAsync(Payment payment, bool done, CancellationToken ct)
    {
        if (await db.Tries.AsNoTracking().SingleOrDefaultAsync(t => t.PaymentId == payment.Id, ct) is not { } one)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var (state, ended) = done ? (TryState.Credited, now) : (TryState.Disputed, (DateTime?)null);
        var changed = await TryBook
            .From(db, one, state)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(t => t.State, state)
                        .SetProperty(t => t.EndedAt, ended)
                        .SetProperty(t => t.AskAt, now)
                        .SetProperty(t => t.Asks, 0),
                ct
            );
        if (changed > 0)
            TryBook.Record(scope, state, one);
    }
}
