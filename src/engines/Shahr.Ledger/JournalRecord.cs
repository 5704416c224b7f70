using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Shahr.Ledger;

/// <summary>
/// One line of the journal, 256 bytes, little-endian: what was asked, what was answered, both balances afterwards, and
/// where the line before it stands for each question a history may be asked. So the journal is its own index.
/// </summary>
[StructLayout(LayoutKind.Explicit, Size = Size)]
internal struct JournalRecord
{
    public const int Size = 256;

    [FieldOffset(0)]
    public EntryKind Kind;

    [FieldOffset(1)]
    public Refusal Refusal;

    [FieldOffset(2)]
    public ushort Code;

    [FieldOffset(4)]
    public uint Ledger;

    [FieldOffset(8)]
    public CommandFlags Flags;

    [FieldOffset(9)]
    public AccountFlags Account;

    /// <summary>How many slots after its batch's header: after a crash each slot still says where it belongs.</summary>
    [FieldOffset(10)]
    public ushort Offset;

    [FieldOffset(12)]
    public uint Checksum;

    [FieldOffset(16)]
    public UInt128 Id;

    [FieldOffset(32)]
    public UInt128 Debit;

    [FieldOffset(48)]
    public UInt128 Credit;

    [FieldOffset(64)]
    public UInt128 Pending;

    [FieldOffset(80)]
    public UInt128 Reference;

    /// <summary>What moved or is held.</summary>
    [FieldOffset(96)]
    public long Amount;

    /// <summary>What was asked.</summary>
    [FieldOffset(104)]
    public long Requested;

    [FieldOffset(112)]
    public uint TimeoutSeconds;

    [FieldOffset(120)]
    public long Ticks;

    [FieldOffset(128)]
    public Balance DebitAfter;

    [FieldOffset(160)]
    public Balance CreditAfter;

    [FieldOffset(192)]
    public AccountLink DebitLink;

    [FieldOffset(208)]
    public AccountLink CreditLink;

    /// <summary>The how-manieth line of the debit account this is, from 1.</summary>
    [FieldOffset(224)]
    public uint DebitNumber;

    [FieldOffset(228)]
    public uint CreditNumber;

    /// <summary>The line before between the same two accounts, in either direction; 0 is none.</summary>
    [FieldOffset(232)]
    public long PairPrevious;

    /// <summary>The line before of the debit account with the same code.</summary>
    [FieldOffset(240)]
    public long DebitCodePrevious;

    [FieldOffset(248)]
    public long CreditCodePrevious;

    /// <summary>Whether money moved or was held or let go: two accounts, not one.</summary>
    public readonly bool Moves => Kind >= EntryKind.Transfer;

    public readonly DateTime At => new(Ticks, DateTimeKind.Utc);

    public readonly LedgerAnswer Answer(long position) => new(Refusal, position, At, Amount);

    /// <summary>
    /// The first part in which the command differs from the one that was kept; none where it is the same.
    /// </summary>
    public readonly CommandField Differs(in LedgerCommand other)
    {
        var kept = Command;
        return other == kept ? CommandField.None
            : other.Kind != kept.Kind ? CommandField.Kind
            : other.Debit != kept.Debit ? CommandField.Debit
            : other.Credit != kept.Credit ? CommandField.Credit
            : other.Amount != kept.Amount ? CommandField.Amount
            : other.Pending != kept.Pending ? CommandField.Pending
            : other.Ledger != kept.Ledger ? CommandField.Ledger
            : other.Code != kept.Code ? CommandField.Code
            : other.TimeoutSeconds != kept.TimeoutSeconds ? CommandField.Timeout
            : other.Reference != kept.Reference ? CommandField.Reference
            : CommandField.Flags;
    }

    /// <summary>The command again, as it was asked.</summary>
    public readonly LedgerCommand Command
    {
        get
        {
            var (opens, settles) = (Kind == EntryKind.Open, Kind is EntryKind.Post or EntryKind.Void);
            var names = !settles && Kind != EntryKind.Change;
            return new LedgerCommand
            {
                Kind = Kind,
                Id = Id,
                Debit = new AccountId(opens || settles ? 0 : Debit),
                Credit = new AccountId(settles ? 0 : Credit),
                Amount = Requested,
                Pending = new CommandId(Pending),
                Ledger = names ? Ledger : 0,
                Code = names ? Code : (ushort)0,
                Flags = Flags,
                Account = Account,
                TimeoutSeconds = TimeoutSeconds,
                Reference = Reference,
            };
        }
    }

    public static ref JournalRecord Of(Span<byte> slot) => ref MemoryMarshal.AsRef<JournalRecord>(slot);
}

/// <summary>
/// The way back along one account: the line before, and one far before (see <see cref="AccountSeat"/>).
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal struct AccountLink
{
    public long Previous;
    public long Jump;
}

/// <summary>The checksum every slot carries at the same place, CRC-32C (Castagnoli) over all its other bytes.</summary>
internal static class SlotChecksum
{
    private const int At = 12;

    public static uint Of(ReadOnlySpan<byte> slot)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(slot);
        var sum = BitOperations.Crc32C(uint.MaxValue, words[0]);
        sum = BitOperations.Crc32C(sum, (uint)words[1]);
        for (var i = 2; i < words.Length; i++)
            sum = BitOperations.Crc32C(sum, words[i]);
        return ~sum;
    }

    public static bool Holds(ReadOnlySpan<byte> slot) => Unsafe.ReadUnaligned<uint>(in slot[At]) == Of(slot);

    public static void Write(Span<byte> slot) => Unsafe.WriteUnaligned(ref slot[At], Of(slot));
}
