using System.Data;
using System.Data.Common;
using System.Globalization;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>How much one may send in a day, and how much of it is left.</summary>
internal sealed class SendingLimit(CityTransaction transaction, TimeProvider clock)
{
    private PersonId? _locked;

    /// <summary>For whom the registries know: 100 million toman a day.</summary>
    public static readonly Rial Checked = Rial.FromToman(100_000_000);

    /// <summary>For whom the city has only their own word: 5 million toman a day.</summary>
    public static readonly Rial Claimed = Rial.FromToman(5_000_000);

    /// <summary>The limit of a day.</summary>
    public static Rial Of(Assurance assurance) => assurance >= Assurance.Checked ? Checked : Claimed;

    /// <summary>What was sent or is on its way since a day, without this payment; bills where they count.</summary>
    public async Task<Rial> SentAsync(PersonId owner, CancellationToken ct, Guid without = default, bool bills = false)
    {
        await using var command = transaction.Command(
            """
            select cast(coalesce(sum(total_rial), 0) as bigint) from treasury_payments
            where owner_id = @owner and kind in ('Send', @also) and asked_at > @since
              and state in ('Asked', 'Held', 'Done') and id <> @without
            """
        );
        command.With("@owner", owner.Value).With("@without", without).With("@also", bills ? "Bills" : "Send");
        command.With("@since", clock.GetUtcNow().UtcDateTime.AddDays(-1));
        return new Rial(await NumberAsync(command, ct));
    }

    /// <summary>
    /// How long the receiver waits: an account that never had money from this owner does for a while, so that it may be
    /// taken back.
    /// </summary>
    public async Task<int> HoldMinutesAsync(PersonId owner, Guid receiver, CancellationToken ct)
    {
        await using var command = transaction.Command(
            """
            select count(*) from treasury_known_receivers where owner_id = @owner and account = @receiver
            """
        );
        command.With("@owner", owner.Value).With("@receiver", receiver);
        return await NumberAsync(command, ct) == 0 ? SendMoney.HoldMinutes : 0;
    }

    /// <summary>
    /// Holds everybody else's reckoning for this owner until the transaction ends: two tabs do not spend one limit
    /// twice.
    /// </summary>
    public async Task LockAsync(PersonId owner, CancellationToken ct)
    {
        if (_locked == owner)
            return;
        await using var command = transaction.Command(
            """
            insert into treasury_wallets (owner_id, used_at) values (@owner, @now)
            on conflict (owner_id) do update set used_at = @now
            """
        );
        command.With("@owner", owner.Value).With("@now", clock.GetUtcNow().UtcDateTime);
        await command.ExecuteNonQueryAsync(ct);
        _locked = owner;
    }

    private static async Task<long> NumberAsync(DbCommand command, CancellationToken ct)
    {
        // A page that only reads has begun nothing, and so nobody has opened it yet.
        if (command.Connection is { State: ConnectionState.Closed } closed)
            await closed.OpenAsync(ct);
        return Convert.ToInt64(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
    }
}

/// <summary>What holds for money that is sent, when it is asked for; and to whom it went, once it has.</summary>
internal sealed class SendingRules(SendingLimit limit, CityTransaction transaction, CurrentRequest request)
    : IPaidFor,
        ICommitPart
{
    private const string Know = """
        insert into treasury_known_receivers (owner_id, account) values (@owner, @account) on conflict do nothing
        """;

    private readonly HashSet<(Guid Owner, Guid Account)> _known = [];

    public PaymentKind Kind => PaymentKind.Send;

    public async Task<Problem?> TakeAsync(Payment payment, CancellationToken ct)
    {
        await limit.LockAsync(payment.OwnerId, ct);
        var left =
            SendingLimit.Of(request.Actor?.Assurance ?? Assurance.Claimed)
            - await limit.SentAsync(payment.OwnerId, ct, without: payment.Id);
        return payment.TotalRial <= left
            ? null
            : TreasuryProblems.OverDay.With(new Rial(Math.Max(left.Amount, 0)).ToNumberString());
    }

    public Task SettledAsync(Payment payment, bool done, CancellationToken ct)
    {
        if (!done)
            return Task.CompletedTask;
        foreach (var part in payment.Parts)
            _known.Add((payment.OwnerId.Value, part.CreditAccount));
        transaction.Join(this);
        return Task.CompletedTask;
    }

    // Of all that a batch of the journal settled, in one round trip at its commit.
    IEnumerable<DbCommand> ICommitPart.Commands(CityTransaction tx) =>
        _known.Select(k => tx.Command(Know).With("@owner", k.Owner).With("@account", k.Account));

    void ICommitPart.Committed() => _known.Clear();
}
