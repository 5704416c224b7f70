using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// Whoever has things that are paid for: takes them while a payment is under way and hears how it ended.
/// </summary>
internal interface IPaidFor
{
    /// <summary>The payments it cares for.</summary>
    PaymentKind Kind { get; }

    /// <summary>
    /// Takes what is paid for, in the transaction in which the payment is asked for, so that nobody else pays it; or
    /// says why it cannot be paid.
    /// </summary>
    Task<Problem?> TakeAsync(Payment payment, CancellationToken ct);

    /// <summary>The ledger has answered; in the transaction in which the payment is settled.</summary>
    Task SettledAsync(Payment payment, bool done, CancellationToken ct);

    /// <summary>What the payment's page says beyond the payment itself, or null.</summary>
    Task<PaymentStory?> TellAsync(Payment payment, UiContext ui, CancellationToken ct) =>
        Task.FromResult<PaymentStory?>(null);
}

/// <summary>What a payment's page says of what is paid for.</summary>
/// <param name="State">Where that stands once the money has moved, or null.</param>
/// <param name="Answers">More lines of the page.</param>
/// <param name="Button">What the button of a draft says, where it is no ordinary payment.</param>
/// <param name="AgainSeconds">After how long the page asks for itself again; null for never.</param>
/// <param name="HasReceipt">False while, or where, it may not be said that this was paid.</param>
public sealed record PaymentStory(
    StateWords? State,
    IReadOnlyList<Answer> Answers,
    string? Button = null,
    int? AgainSeconds = null,
    bool HasReceipt = true
)
{
    /// <summary>The page that asked for the payment, if another room's did.</summary>
    public string? Back { get; init; }
}

/// <summary>Puts payments together and asks for them.</summary>
internal sealed class PaymentDesk(
    TreasuryDb db,
    NewRows rows,
    IEnumerable<IPaidFor> paidFor,
    AuditTrail audit,
    TimeProvider clock
)
{
    private const int MostOnTheirWay = 50;

    /// <summary>How long a draft may wait for who pays; then it is put together anew.</summary>
    public static readonly TimeSpan DraftLife = TimeSpan.FromHours(1);

    /// <summary>A payment out of the wallet of whoever the actor acts for; it waits for their word.</summary>
    public Payment Draft(
        PaymentKind kind,
        Actor actor,
        IReadOnlyList<NewPart> parts,
        string? note = null,
        int holdMinutes = 0,
        Guid? id = null
    ) => Draft(kind, MoneyAccounts.WalletOf(actor.For), actor, parts, note, holdMinutes, id);

    /// <summary>The same out of another account, such as what a payment provider took in.</summary>
    public Payment Draft(
        PaymentKind kind,
        MoneyPlace debit,
        Actor actor,
        IReadOnlyList<NewPart> parts,
        string? note = null,
        int holdMinutes = 0,
        Guid? id = null
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var payment = Payment.Draft(kind, debit, actor.For, actor.Person, parts, note, holdMinutes, now, id);
        db.Payments.Add(payment);
        return payment;
    }

    /// <summary>The payment with its parts, if it is theirs.</summary>
    public Task<Payment?> FindAsync(string number, PersonId owner, CancellationToken ct) =>
        db
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .OrderBy(p => p.Id)
            .SingleOrDefaultAsync(p => p.Number == number && p.OwnerId == owner, ct);

    /// <summary>What is said of the payment by whoever it pays for, or null.</summary>
    public async Task<PaymentStory?> StoryAsync(Payment payment, UiContext ui, CancellationToken ct)
    {
        foreach (var thing in paidFor.Where(p => p.Kind == payment.Kind))
        {
            if (await thing.TellAsync(payment, ui, ct) is { } story)
                return story;
        }

        return null;
    }

    /// <summary>Those that were asked for and have not ended, the newest first.</summary>
    public Task<List<Payment>> OnTheirWayAsync(PersonId owner, CancellationToken ct) =>
        db
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .Where(p => p.OwnerId == owner && (p.State == PaymentState.Held || p.State == PaymentState.Asked))
            .OrderByDescending(p => p.Id)
            .Take(MostOnTheirWay)
            .ToListAsync(ct);

    /// <summary>
    /// Asks for a draft, once: what it pays for is taken, and from here on it is carried to its end by
    /// <see cref="MoneyMover"/>, whatever happens to this process. Asked a second time it is fine too.
    /// </summary>
    public async Task<Problem?> AskAsync(Payment payment, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var taken = await db
            .Payments.Where(p => p.Id == payment.Id && p.State == PaymentState.Draft && p.MadeAt > now - DraftLife)
            .ExecuteUpdateAsync(
                set => set.SetProperty(p => p.State, PaymentState.Asked).SetProperty(p => p.AskedAt, now),
                ct
            );
        if (taken == 0)
            return payment.State == PaymentState.Draft && payment.MadeAt <= now - DraftLife
                ? TreasuryProblems.DraftOver
                : null;
        return await TakeAsync(payment, ct);
    }

    /// <summary>
    /// Puts a payment together and asks for it in one, where nobody looks at a draft first. Its rows are written at the
    /// commit, and after it <see cref="MoneyMover"/> has it as it does every other.
    /// </summary>
    public async Task<Result<Payment>> AskAtOnceAsync(
        PaymentKind kind,
        Actor actor,
        IReadOnlyList<NewPart> parts,
        string? note,
        int holdMinutes,
        Guid id,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var wallet = MoneyAccounts.WalletOf(actor.For);
        var payment = Payment.Draft(kind, wallet, actor.For, actor.Person, parts, note, holdMinutes, now, id);
        payment.Ask(now);
        if (await TakeAsync(payment, ct) is { } problem)
            return problem;
        rows.Add(db, payment);
        foreach (var part in payment.Parts)
            rows.Add(db, part);
        return payment;
    }

    private async Task<Problem?> TakeAsync(Payment payment, CancellationToken ct)
    {
        foreach (var thing in paidFor.Where(p => p.Kind == payment.Kind))
        {
            if (await thing.TakeAsync(payment, ct) is { } problem)
                return problem;
        }

        audit.Record("treasury.payment_asked", "payment", payment.Number);
        return null;
    }
}
