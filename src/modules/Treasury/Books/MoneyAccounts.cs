using Shahr.Kit;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>What an account of the ledger is for.</summary>
internal enum AccountCode : ushort
{
    /// <summary>Money of a person or an organisation: the city owes it to them.</summary>
    Wallet = 1,

    /// <summary>Money of whoever sends bills: the city owes it to them.</summary>
    Issuer = 2,

    /// <summary>What a payment provider took from people and has not yet settled: it owes it to the city.</summary>
    Gateway = 3,

    /// <summary>The city's account at the bank.</summary>
    Bank = 4,

    /// <summary>What the municipality took in.</summary>
    Municipality = 5,

    /// <summary>What has left wallets and is on its way to bank accounts: the city owes it to the bank.</summary>
    OnItsWay = 6,
}

/// <summary>What a transfer is for.</summary>
internal enum MoneyCode : ushort
{
    /// <summary>Money brought in through a payment provider.</summary>
    TopUp = 1,

    /// <summary>From one wallet to another.</summary>
    Send = 2,

    /// <summary>A bill is paid.</summary>
    Bill = 3,

    /// <summary>Out of a wallet to an account at a bank.</summary>
    Withdrawal = 4,

    /// <summary>A fee of a case.</summary>
    Fee = 5,

    /// <summary>A payment given back.</summary>
    Refund = 6,

    /// <summary>What a provider sent to the bank.</summary>
    Settlement = 7,

    /// <summary>Two accounts of one human being became one, or were parted again.</summary>
    Merge = 8,

    /// <summary>From one wallet to another, agreed to beforehand.</summary>
    Agreed = 9,
}

/// <summary>An account of the ledger and what it is for.</summary>
internal readonly record struct MoneyPlace(Guid Account, AccountCode Code)
{
    /// <summary>As the ledger names it.</summary>
    public AccountId Id => AccountId.From(Account);
}

/// <summary>Which account of the ledger is whose: found from who it is, so that no table has to say so.</summary>
internal static class MoneyAccounts
{
    /// <summary>Rials in the ledger: the numeric code of IRR in ISO 4217.</summary>
    public const uint Rials = 364;

    /// <summary>The account of the city at its bank.</summary>
    public static readonly MoneyPlace Bank = new(new Guid("00000000-0000-8000-8000-000000000001"), AccountCode.Bank);

    /// <summary>What the municipality took in.</summary>
    public static readonly MoneyPlace Municipality = new(
        new Guid("00000000-0000-8000-8000-000000000002"),
        AccountCode.Municipality
    );

    /// <summary>
    /// What is on its way to bank accounts. An account of its own and no held money of the wallet: what the bank was
    /// told to pay nobody may take back, and the books say at each moment how much is out there.
    /// </summary>
    public static readonly MoneyPlace OnItsWay = new(
        new Guid("00000000-0000-8000-8000-000000000003"),
        AccountCode.OnItsWay
    );

    /// <summary>The wallet of a person or an organisation.</summary>
    public static MoneyPlace WalletOf(PersonId owner) => new(owner.Value, AccountCode.Wallet);

    /// <summary>
    /// The command that opens an account; asked again it changes nothing. A wallet cannot go below zero, nor can what
    /// is on its way.
    /// </summary>
    public static LedgerCommand Open(Guid account, AccountCode code) =>
        LedgerCommand.Open(
            AccountId.From(account),
            Rials,
            (ushort)code,
            code is AccountCode.Wallet or AccountCode.Issuer or AccountCode.OnItsWay
                ? AccountFlags.DebitsWithinCredits
                : AccountFlags.None
        );

    /// <summary>
    /// One transfer by itself, without a payment around it: both accounts are opened where they are not. Its answer is
    /// the last.
    /// </summary>
    public static IReadOnlyList<LedgerCommand> Move(
        CommandId id,
        MoneyPlace from,
        MoneyPlace to,
        long rials,
        MoneyCode code,
        CommandFlags flags = CommandFlags.None
    ) =>
        [
            Open(from.Account, from.Code),
            Open(to.Account, to.Code),
            LedgerCommand.Transfer(id, from.Id, to.Id, rials, Rials, (ushort)code) with
            {
                Flags = flags,
            },
        ];
}
