using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Treasury;

/// <summary>
/// The steps of withdrawals that follow the bank, each in a short transaction of its own that begins when the bank has
/// answered. The state from which a step may be taken is in the where.
/// </summary>
internal sealed class WithdrawalBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The withdrawal as it stands, with the number of its payment; null for none.</summary>
    public async Task<(Withdrawal One, string Number)?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TreasuryDb>();
        var found = await db
            .Withdrawals.AsNoTracking()
            .Where(w => w.Id == id)
            .Join(db.Payments, w => w.Id, p => p.Id, (one, payment) => new { one, payment.Number })
            .SingleOrDefaultAsync(ct);
        return found is null ? null : (found.one, found.Number);
    }

    /// <summary>The bank has the order.</summary>
    public Task<bool> OrderedAsync(Withdrawal one, string? tracking) =>
        StepAsync(
            one,
            WithdrawalState.Ordered,
            set => set.SetProperty(w => w.Tracking, tracking).SetProperty(w => w.AskAt, Now + Soon)
        );

    /// <summary>It is in the account.</summary>
    public Task<bool> ArrivedAsync(Withdrawal one, string? tracking) =>
        StepAsync(
            one,
            WithdrawalState.Arrived,
            set =>
                set.SetProperty(w => w.Tracking, tracking)
                    .SetProperty(w => w.EndedAt, Now)
                    .SetProperty(w => w.AskAt, (DateTime?)null)
        );

    /// <summary>The bank refused it: it is to go back.</summary>
    public Task<bool> RefusedAsync(Withdrawal one, TransferRefusal why, string? tracking) =>
        StepAsync(
            one,
            WithdrawalState.Refused,
            set =>
                set.SetProperty(w => w.Why, why).SetProperty(w => w.Tracking, tracking).SetProperty(w => w.AskAt, Now)
        );

    /// <summary>
    /// Puts the payment that brings it back together and asks for it, in the same transaction as the step: once,
    /// however often this is heard. Null where somebody else did.
    /// </summary>
    public async Task<Guid?> ReturningAsync(Withdrawal one, string number)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var transaction = services.GetRequiredService<CityTransaction>();
        var db = services.GetRequiredService<TreasuryDb>();
        await transaction.BeginAsync();
        var back = Payment.Draft(
            PaymentKind.WithdrawalReturn,
            MoneyAccounts.OnItsWay,
            one.OwnerId,
            one.OwnerId,
            [new(MoneyAccounts.WalletOf(one.OwnerId), MoneyCode.Withdrawal, one.AmountRial, number)],
            note: null,
            holdMinutes: 0,
            Now
        );
        db.Payments.Add(back);
        await db.SaveChangesAsync();
        var taken = await From(db, one.Id, WithdrawalState.Returning)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(w => w.State, WithdrawalState.Returning)
                    .SetProperty(w => w.BackPaymentId, back.Id)
                    .SetProperty(w => w.AskAt, (DateTime?)null)
            );
        if (taken == 0 || await services.GetRequiredService<PaymentDesk>().AskAsync(back, default) is not null)
        {
            await transaction.RollbackAsync();
            return null;
        }

        Record(services.GetRequiredService<AuditTrail>(), WithdrawalState.Returning, one.Id);
        await transaction.CommitAsync();
        return back.Id;
    }

    /// <summary>Nothing new: again later, less and less often.</summary>
    public Task LaterAsync(Withdrawal one) =>
        ChangeAsync(
            db => db.Withdrawals.Where(w => w.Id == one.Id && w.State == one.State && w.AskAt != null),
            set =>
                set.SetProperty(w => w.AskAt, Now + Backoff.After(one.Asks + 1, Soon, Longest))
                    .SetProperty(w => w.Asks, w => w.Asks + 1),
            null
        );

    /// <summary>Where one guarded step may be taken.</summary>
    public static IQueryable<Withdrawal> From(TreasuryDb db, Guid id, WithdrawalState into)
    {
        var from = WithdrawalSteps.Into(into);
        return db.Withdrawals.Where(w => w.Id == id && from.Contains(w.State));
    }

    /// <summary>The line of the audit.</summary>
    public static void Record(AuditTrail audit, WithdrawalState state, Guid id) =>
        audit.Record("treasury.withdrawal_" + state.ToString().ToLowerInvariant(), "withdrawal", id.ToString());

    private Task<bool> StepAsync(Withdrawal one, WithdrawalState into, Action<UpdateSettersBuilder<Withdrawal>> set) =>
        ChangeAsync(
            db => From(db, one.Id, into),
            all =>
            {
                all.SetProperty(w => w.State, into).SetProperty(w => w.Asks, 0);
                set(all);
            },
            services => Record(services.GetRequiredService<AuditTrail>(), into, one.Id)
        );

    private async Task<bool> ChangeAsync(
        Func<TreasuryDb, IQueryable<Withdrawal>> which,
        Action<UpdateSettersBuilder<Withdrawal>> set,
        Action<IServiceProvider>? record
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync();
        var changed = await which(scope.ServiceProvider.GetRequiredService<TreasuryDb>()).ExecuteUpdateAsync(set);
        if (changed > 0)
            record?.Invoke(scope.ServiceProvider);
        await transaction.CommitAsync();
        return changed > 0;
    }
}
