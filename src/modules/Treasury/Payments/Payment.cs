using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>What a payment is.</summary>
internal enum PaymentKind
{
    /// <summary>Money sent to somebody's wallet.</summary>
    Send,

    /// <summary>Bills.</summary>
    Bills,

    /// <summary>Money brought into one's own wallet.</summary>
    TopUp,

    /// <summary>Out of a wallet to an account at a bank.</summary>
    Withdrawal,

    /// <summary>The same back, where the bank refused it.</summary>
    WithdrawalReturn,

    /// <summary>Fees that other rooms ask for.</summary>
    Fee,

    /// <summary>Money that comes back from who was paid.</summary>
    Refund,

    /// <summary>To another's wallet, agreed to beforehand in another room.</summary>
    Agreed,
}

/// <summary>Where a payment stands.</summary>
internal enum PaymentState
{
    /// <summary>Put together, and not yet asked for by who pays.</summary>
    Draft,

    /// <summary>Asked for. The ledger's answer follows, if need be after a restart.</summary>
    Asked,

    /// <summary>
    /// The money is held for a while before the receiver has it; until then its owner may take it back.
    /// </summary>
    Held,

    /// <summary>Its owner took it back in time.</summary>
    Cancelled,

    /// <summary>The money has moved.</summary>
    Done,

    /// <summary>The ledger said no, and nothing moved.</summary>
    Refused,
}

/// <summary>
/// One act of paying (پرداخت): one or several parts that move together or not at all. What was asked is written here
/// before the ledger is asked, and under ids that lie in it, so that asking again moves nothing twice.
/// </summary>
internal sealed class Payment
{
    private readonly List<PaymentPart> _parts = [];

    /// <summary>Parts at most: one chain of the ledger.</summary>
    public const int MostParts = 100;

    public required Guid Id { get; init; }

    /// <summary>Digits of the <see cref="PublicNumber"/> on the receipt.</summary>
    public required string Number { get; init; }

    public required PaymentKind Kind { get; init; }

    public PaymentState State { get; private set; }

    /// <summary>The account that money goes out of.</summary>
    public required Guid DebitAccount { get; init; }

    public required AccountCode DebitCode { get; init; }

    /// <summary>Whose payment it is: a person, or an organisation.</summary>
    public required PersonId OwnerId { get; init; }

    /// <summary>Who put it together.</summary>
    public required PersonId ByPersonId { get; init; }

    public required Rial TotalRial { get; init; }

    /// <summary>Words of the payer for the receiver, or null.</summary>
    public string? Note { get; init; }

    /// <summary>How long the money is held before the receiver has it; 0 for not at all.</summary>
    public required int HoldMinutes { get; init; }

    /// <summary>Until when it may be taken back, once it is held.</summary>
    public DateTime? ReleaseAt { get; private set; }

    public required DateTime MadeAt { get; init; }

    public DateTime? AskedAt { get; private set; }

    public DateTime? SettledAt { get; private set; }

    /// <summary>Why the ledger said no.</summary>
    public Refusal? Refusal { get; private set; }

    public IReadOnlyList<PaymentPart> Parts => _parts;

    public PublicNumber PublicNumber => PublicNumber.Parse(Number);

    /// <summary>Puts a payment together.</summary>
    public static Payment Draft(
        PaymentKind kind,
        MoneyPlace debit,
        PersonId owner,
        PersonId by,
        IReadOnlyList<NewPart> parts,
        string? note,
        int holdMinutes,
        DateTime now,
        Guid? id = null
    )
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Count);
        if (holdMinutes > 0)
            ArgumentOutOfRangeException.ThrowIfGreaterThan(parts.Count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(parts.Count, MostParts);
        var payment = new Payment
        {
            Id = id ?? Guid.CreateVersion7(),
            Number = PublicNumber.RandomLong().Value,
            Kind = kind,
            DebitAccount = debit.Account,
            DebitCode = debit.Code,
            OwnerId = owner,
            ByPersonId = by,
            TotalRial = Rial.Sum(parts.Select(p => p.Amount)),
            Note = note,
            HoldMinutes = holdMinutes,
            MadeAt = now,
        };
        payment._parts.AddRange(parts.Select((part, place) => PaymentPart.Of(payment.Id, place, part)));
        return payment;
    }

    /// <summary>Asked for before anybody saw it as a draft.</summary>
    public void Ask(DateTime now) => (State, AskedAt) = (PaymentState.Asked, now);

    /// <summary>As the ledger answered it; its row follows by itself.</summary>
    public void Answered(LedgerAnswer answer)
    {
        State =
            !answer.Done ? PaymentState.Refused
            : HoldMinutes > 0 ? PaymentState.Held
            : PaymentState.Done;
        Refusal = answer.Done ? null : answer.Refusal;
        ReleaseAt = State == PaymentState.Held ? answer.At.AddMinutes(HoldMinutes) : null;
        SettledAt = State == PaymentState.Held ? null : answer.At;
    }

    /// <summary>
    /// What the ledger is asked, always the same for one payment: the accounts are opened where they are not, and the
    /// parts move as one chain.
    /// </summary>
    public IReadOnlyList<LedgerCommand> Commands()
    {
        var ordered = _parts.OrderBy(p => p.Place).ToList();
        var commands = new List<LedgerCommand> { MoneyAccounts.Open(DebitAccount, DebitCode) };
        commands.AddRange(
            ordered
                .DistinctBy(p => p.CreditAccount)
                .Select(part => MoneyAccounts.Open(part.CreditAccount, part.CreditCode))
        );
        commands.AddRange(
            ordered.Select(part =>
                LedgerCommand.Transfer(
                    CommandId.From(part.Id),
                    AccountId.From(DebitAccount),
                    AccountId.From(part.CreditAccount),
                    part.AmountRial.Amount,
                    MoneyAccounts.Rials,
                    (ushort)part.Code
                ) with
                {
                    Kind = HoldMinutes > 0 ? EntryKind.Pending : EntryKind.Transfer,
                    Reference = Numbers.Of(Id),
                    Flags = part == ordered[^1] ? CommandFlags.None : CommandFlags.Linked,
                }
            )
        );
        return commands;
    }

    /// <summary>What lets held money go to the receiver.</summary>
    public LedgerCommand Release() => LedgerCommand.Post(Beside(1), CommandId.From(_parts[0].Id));

    /// <summary>What gives held money back. Of this and the other the ledger does the first.</summary>
    public LedgerCommand TakeBack() => LedgerCommand.Void(Beside(2), CommandId.From(_parts[0].Id));

    // Ids that lie in the payment: asked again they move nothing again.
    private CommandId Beside(uint number) => new(Numbers.Of(_parts[0].Id) ^ number);
}

/// <summary>A part as it is put into a payment.</summary>
/// <param name="To">The account it goes to.</param>
/// <param name="Code">What it is for.</param>
/// <param name="Amount">How much.</param>
/// <param name="Title">What the receipt says: a name, or which bill.</param>
/// <param name="Thing">The bill or the case, if there is one.</param>
internal sealed record NewPart(MoneyPlace To, MoneyCode Code, Rial Amount, string Title, Guid? Thing = null);

/// <summary>One transfer of a payment.</summary>
internal sealed class PaymentPart
{
    /// <summary>The id of its command in the ledger.</summary>
    public required Guid Id { get; init; }

    public required Guid PaymentId { get; init; }

    public required int Place { get; init; }

    public required Guid CreditAccount { get; init; }

    public required AccountCode CreditCode { get; init; }

    public required MoneyCode Code { get; init; }

    public required Rial AmountRial { get; init; }

    public required string Title { get; init; }

    public Guid? Thing { get; init; }

    /// <summary>How much of it was given back, or is set aside for that.</summary>
    public Rial GivenBackRial { get; private set; }

    public static PaymentPart Of(Guid payment, int place, NewPart part) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            PaymentId = payment,
            Place = place,
            CreditAccount = part.To.Account,
            CreditCode = part.To.Code,
            Code = part.Code,
            AmountRial = part.Amount,
            Title = part.Title,
            Thing = part.Thing,
        };
}
