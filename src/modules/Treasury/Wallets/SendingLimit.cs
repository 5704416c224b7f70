using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>How much one may send in a day, and how much of it is left.</summary>
internal sealed class SendingLimit(TreasuryDb db, CityTransaction transaction, TimeProvider clock)
{
    /// <summary>For whom the registries know: 100 million toman a day.</summary>
    public static readonly Rial Checked = Rial.FromToman(100_000_000);

    /// <summary>For whom the city has only their own word: 5 million toman a day.</summary>
    public static readonly Rial Claimed = Rial.FromToman(5_000_000);

    /// <summary>The limit of a day.</summary>
    public static Rial Of(Assurance assurance) => assurance >= Assurance.Checked ? Checked : Claimed;

    /// <summary>What was sent or is on its way since a day.</summary>
    public async Task<Rial> SentAsync(PersonId owner, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        var amounts = await db
            .Payments.AsNoTracking()
            .Where(p =>
                p.OwnerId == owner
                && p.Kind == PaymentKind.Send
                && (p.State == PaymentState.Asked || p.State == PaymentState.Held || p.State == PaymentState.Done)
                && p.AskedAt > since
            )
            .Select(p => p.TotalRial)
            .ToListAsync(ct);
        return Rial.Sum(amounts);
    }

    /// <summary>Whether this account never had money from this owner: then it is held for a while.</summary>
    public async Task<bool> IsFirstAsync(PersonId owner, Guid receiver, CancellationToken ct) =>
        !await db.Payments.AnyAsync(
            p =>
                p.OwnerId == owner
                && p.Kind == PaymentKind.Send
                && p.State == PaymentState.Done
                && p.Parts.Any(part => part.CreditAccount == receiver),
            ct
        );

    /// <summary>
    /// Holds everybody else's reckoning for this owner until the transaction ends: two tabs do not spend one limit
    /// twice.
    /// </summary>
    public async Task LockAsync(PersonId owner, CancellationToken ct)
    {
        await using var command = transaction.Command(
            """
            insert into treasury_wallets (owner_id, used_at) values (@owner, @now)
            on conflict (owner_id) do update set used_at = @now
            """
        );
        command.With("@owner", owner.Value).With("@now", clock.GetUtcNow().UtcDateTime);
        await command.ExecuteNonQueryAsync(ct);
    }
}

/// <summary>What holds for money that is sent, at the moment it is asked for.</summary>
internal sealed class SendingRules(SendingLimit limit, CurrentRequest request) : IPaidFor
{
    public PaymentKind Kind => PaymentKind.Send;

    public async Task<Problem?> TakeAsync(Payment payment, CancellationToken ct)
    {
        await limit.LockAsync(payment.OwnerId, ct);
        // This very payment is among what was asked for by now.
        var left =
            SendingLimit.Of(request.Actor?.Assurance ?? Assurance.Claimed)
            - (await limit.SentAsync(payment.OwnerId, ct) - payment.TotalRial);
        return payment.TotalRial <= left
            ? null
            : TreasuryProblems.OverDay.With(new Rial(Math.Max(left.Amount, 0)).ToNumberString());
    }

    public Task SettledAsync(Payment payment, bool done, CancellationToken ct) => Task.CompletedTask;
}
