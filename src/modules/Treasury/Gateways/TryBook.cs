using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Treasury;

/// <summary>
/// The steps of attempts, each in a short transaction of its own that begins when the provider has answered. The state
/// from which a step may be taken is in the where: of two who heard the same answer, one writes it.
/// </summary>
internal sealed class TryBook(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // A person at the bank's page needs a minute; who never comes back is asked after from then on.
    private static readonly TimeSpan AtTheBank = TimeSpan.FromMinutes(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The attempt as it stands, or null.</summary>
    public async Task<GatewayTry?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<TreasuryDb>()
            .Tries.AsNoTracking()
            .SingleOrDefaultAsync(t => t.Id == id, ct);
    }

    /// <summary>A provider gave a token.</summary>
    public Task<bool> SentAsync(GatewayTry one, string gateway, string token) =>
        StepAsync(
            one,
            TryState.Sent,
            set =>
                set.SetProperty(t => t.Gateway, gateway)
                    .SetProperty(t => t.Token, token)
                    .SetProperty(t => t.SentAt, Now)
                    .SetProperty(t => t.AskAt, Now + AtTheBank)
        );

    /// <summary>The browser came back: it is asked now.</summary>
    public Task<bool> ReturnedAsync(GatewayTry one) =>
        StepAsync(
            one,
            TryState.Returned,
            set => set.SetProperty(t => t.ReturnedAt, Now).SetProperty(t => t.AskAt, Now).SetProperty(t => t.Asks, 0)
        );

    /// <summary>Nothing was paid: the person turned back, or the bank said no.</summary>
    public Task<bool> EndedAsync(GatewayTry one, TryState state, string word) =>
        StepAsync(
            one,
            state,
            set =>
                set.SetProperty(t => t.Word, word)
                    .SetProperty(t => t.EndedAt, Now)
                    .SetProperty(t => t.AskAt, (DateTime?)null)
        );

    /// <summary>Taken, but not to be credited: it is given back.</summary>
    public Task<bool> DisputedAsync(GatewayTry one, GatewayWord word) =>
        StepAsync(
            one,
            TryState.Disputed,
            set =>
                set.SetProperty(t => t.Word, word.Word)
                    .SetProperty(t => t.SaidRial, word.Amount)
                    .SetProperty(t => t.Reference, word.Reference)
                    .SetProperty(t => t.Card, word.Card)
                    .SetProperty(t => t.AskAt, Now)
                    .SetProperty(t => t.Asks, 0)
        );

    /// <summary>
    /// Paid, with our amount: the payment that credits it is put together and asked for in the same transaction, once,
    /// however often this is heard. False also where this payment of the bank counts for another order already.
    /// </summary>
    public async Task<bool> VerifiedAsync(GatewayTry one, GatewayName gateway, GatewayWord word)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        var db = scope.ServiceProvider.GetRequiredService<TreasuryDb>();
        await transaction.BeginAsync();
        var payment = Payment.Draft(
            PaymentKind.TopUp,
            gateway.Place,
            one.OwnerId,
            one.ByPersonId,
            [new(MoneyAccounts.WalletOf(one.OwnerId), MoneyCode.TopUp, one.AmountRial, gateway.Fa)],
            note: null,
            holdMinutes: 0,
            Now
        );
        db.Payments.Add(payment);
        await db.SaveChangesAsync();
        var taken = await From(db, one, TryState.Verified)
            .Where(t => !db.Tries.Any(o => o.Gateway == gateway.Code && o.Reference == word.Reference && o.Id != t.Id))
            .ExecuteUpdateAsync(set =>
                set.SetProperty(t => t.State, TryState.Verified)
                    .SetProperty(t => t.Word, word.Word)
                    .SetProperty(t => t.SaidRial, word.Amount)
                    .SetProperty(t => t.Reference, word.Reference)
                    .SetProperty(t => t.Card, word.Card)
                    .SetProperty(t => t.PaymentId, payment.Id)
                    .SetProperty(t => t.VerifiedAt, Now)
                    .SetProperty(t => t.AskAt, Now)
                    .SetProperty(t => t.Asks, 0)
            );
        if (
            taken == 0
            || await scope.ServiceProvider.GetRequiredService<PaymentDesk>().AskAsync(payment, default) is not null
        )
        {
            await transaction.RollbackAsync();
            return false;
        }

        Record(scope.ServiceProvider, TryState.Verified, one);
        await transaction.CommitAsync();
        return true;
    }

    /// <summary>The provider has heard that the payment is kept.</summary>
    public Task SettledAsync(GatewayTry one) =>
        ChangeAsync(
            db => db.Tries.Where(t => t.Id == one.Id && t.State == TryState.Credited && t.SettledAt == null),
            set => set.SetProperty(t => t.SettledAt, Now).SetProperty(t => t.AskAt, (DateTime?)null),
            null
        );

    /// <summary>The provider did not answer: the person reads so, and it is asked again, less and less often.</summary>
    public Task UnansweredAsync(GatewayTry one) =>
        one.State is TryState.Sent or TryState.Returned
            ? StepAsync(one, TryState.Unknown, set => set.SetProperty(t => t.AskAt, Now + Soon))
            : LaterAsync(one);

    /// <summary>Nothing new: again later.</summary>
    public Task LaterAsync(GatewayTry one)
    {
        var pause = one.State == TryState.Sent ? AtTheBank : Backoff.After(one.Asks + 1, Soon, Longest);
        return ChangeAsync(
            db => db.Tries.Where(t => t.Id == one.Id && t.State == one.State && t.AskAt != null),
            set => set.SetProperty(t => t.AskAt, Now + pause).SetProperty(t => t.Asks, t => t.Asks + 1),
            null
        );
    }

    /// <summary>One guarded step in a transaction that is open already.</summary>
    public static IQueryable<GatewayTry> From(TreasuryDb db, GatewayTry one, TryState into)
    {
        var from = TrySteps.Into(into);
        return db.Tries.Where(t => t.Id == one.Id && from.Contains(t.State));
    }

    /// <summary>The line of the audit.</summary>
    public static void Record(IServiceProvider scope, TryState state, GatewayTry one) =>
        scope
            .GetRequiredService<AuditTrail>()
            .Record("treasury.top_up_" + state.ToString().ToLowerInvariant(), "top_up", one.Number);

    private Task<bool> StepAsync(GatewayTry one, TryState into, Action<UpdateSettersBuilder<GatewayTry>> set) =>
        ChangeAsync(
            db => From(db, one, into),
            all =>
            {
                all.SetProperty(t => t.State, into);
                set(all);
            },
            scope => Record(scope, into, one)
        );

    private async Task<bool> ChangeAsync(
        Func<TreasuryDb, IQueryable<GatewayTry>> which,
        Action<UpdateSettersBuilder<GatewayTry>> set,
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
