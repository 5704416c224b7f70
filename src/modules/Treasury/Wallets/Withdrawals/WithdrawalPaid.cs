using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// Takes the withdrawal when its payment is asked for, within the limit of the day, and sends it on to the bank when
/// the money has left the wallet.
/// </summary>
internal sealed class WithdrawalPaid(
    TreasuryDb db,
    SendingLimit turns,
    WithdrawalLimit limit,
    WithdrawalStories stories,
    CurrentRequest request,
    AuditTrail audit,
    TimeProvider clock
) : IPaidFor
{
    public PaymentKind Kind => PaymentKind.Withdrawal;

    public async Task<Problem?> TakeAsync(Payment payment, CancellationToken ct)
    {
        // Requests of one owner are judged one after the other: five tabs do not spend one limit five times.
        await turns.LockAsync(payment.OwnerId, ct);
        var assurance = request.Actor?.Assurance ?? Assurance.Claimed;
        var left = await limit.LeftAsync(payment.OwnerId, assurance, payment.Id, ct);
        if (payment.TotalRial > left)
            return WithdrawalsProblems.OverDay(assurance, left);
        var now = clock.GetUtcNow().UtcDateTime;
        var taken = await WithdrawalBook
            .From(db, payment.Id, WithdrawalState.Leaving)
            .ExecuteUpdateAsync(
                set => set.SetProperty(w => w.State, WithdrawalState.Leaving).SetProperty(w => w.TakenAt, now),
                ct
            );
        return taken == 0 ? TreasuryProblems.DraftOver : null;
    }

    public async Task SettledAsync(Payment payment, bool done, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var state = done ? WithdrawalState.Due : WithdrawalState.Dropped;
        DateTime? due = done ? now : null;
        DateTime? ended = done ? null : now;
        var changed = await WithdrawalBook
            .From(db, payment.Id, state)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(w => w.State, state)
                        .SetProperty(w => w.AskAt, due)
                        .SetProperty(w => w.EndedAt, ended),
                ct
            );
        if (changed > 0)
            WithdrawalBook.Record(audit, state, payment.Id);
    }

    public Task<PaymentStory?> TellAsync(Payment payment, UiContext ui, CancellationToken ct) =>
        stories.OfAsync(w => w.Id == payment.Id, ui, ct);
}

/// <summary>Hears that what the bank refused is in the wallet again, or that the wallet did not take it.</summary>
internal sealed class WithdrawalCameBack(TreasuryDb db, WithdrawalStories stories, AuditTrail audit, TimeProvider clock)
    : IPaidFor
{
    // A wallet that is shut stays so for a while.
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    public PaymentKind Kind => PaymentKind.WithdrawalReturn;

    public Task<Problem?> TakeAsync(Payment payment, CancellationToken ct) => Task.FromResult<Problem?>(null);

    public async Task SettledAsync(Payment payment, bool done, CancellationToken ct)
    {
        var id = await db
            .Withdrawals.Where(w => w.BackPaymentId == payment.Id)
            .Select(w => (Guid?)w.Id)
            .SingleOrDefaultAsync(ct);
        if (id is not { } one)
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var state = done ? WithdrawalState.Returned : WithdrawalState.Refused;
        DateTime? due = done ? null : now + Again;
        DateTime? ended = done ? now : null;
        var changed = await WithdrawalBook
            .From(db, one, state)
            .Where(w => w.BackPaymentId == payment.Id)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(w => w.State, state)
                        .SetProperty(w => w.AskAt, due)
                        .SetProperty(w => w.EndedAt, ended),
                ct
            );
        if (changed > 0)
            WithdrawalBook.Record(audit, state, one);
    }

    public Task<PaymentStory?> TellAsync(Payment payment, UiContext ui, CancellationToken ct) =>
        stories.OfAsync(w => w.BackPaymentId == payment.Id, ui, ct);
}
