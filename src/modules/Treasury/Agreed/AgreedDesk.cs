using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Payments that were agreed to beforehand: their rows are written with those of the room that asks, and after the
/// commit they go to the ledger together.
/// </summary>
internal sealed class AgreedDesk(
    TreasuryDb db,
    NewRows rows,
    CityTransaction transaction,
    AgreedMover mover,
    SendingLimit limit,
    ICityLedger ledger,
    AuditTrail audit,
    TimeProvider clock
) : IAgreedPayments, ICommitPart
{
    private readonly List<Payment> _asked = [];

    public IReadOnlyList<string> Ask(IReadOnlyList<AgreedPayment> payments)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payments.Count, IAgreedPayments.Most);
        if (payments.Count == 0)
            return [];
        var now = clock.GetUtcNow().UtcDateTime;
        List<Payment> asked = [.. payments.Select(p => PaymentOf(p, now))];
        foreach (var payment in asked)
        {
            rows.Add(db, payment);
            rows.Add(db, payment.Parts[0]);
        }

        _asked.AddRange(asked);
        transaction.Join(this);
        // Who agreed stands in each payment, and each is recorded when it ends: here is what this round asked for.
        audit.Record("treasury.agreed_asked", "payments", $"{asked[0].Number}+{asked.Count - 1}");
        return asked.ConvertAll(p => p.Number);
    }

    public async Task<Rial> LeftTodayAsync(Actor actor, CancellationToken ct = default)
    {
        await limit.LockAsync(actor.For, ct);
        return SendingLimit.Of(actor.Assurance) - await limit.SentAsync(actor.For, ct);
    }

    public async Task<Rial?> AvailableAsync(PersonId owner, CancellationToken ct = default)
    {
        try
        {
            var account = await ledger.FindAsync(MoneyAccounts.WalletOf(owner).Id);
            return account is { Balance: var balance } ? new Rial(balance.Net - balance.DebitsPending) : Rial.Zero;
        }
        catch (LedgerStoppedException)
        {
            return null;
        }
    }

    void ICommitPart.Committed()
    {
        mover.Take([.. _asked]);
        _asked.Clear();
    }

    private static Payment PaymentOf(AgreedPayment agreed, DateTime now)
    {
        var part = new NewPart(MoneyAccounts.WalletOf(agreed.To), MoneyCode.Agreed, agreed.Amount, agreed.ToName);
        var payment = Payment.Draft(
            PaymentKind.Agreed,
            MoneyAccounts.WalletOf(agreed.From),
            agreed.From,
            agreed.By,
            [part],
            agreed.Note,
            holdMinutes: 0,
            now,
            agreed.Key
        );
        payment.Ask(now);
        return payment;
    }
}
