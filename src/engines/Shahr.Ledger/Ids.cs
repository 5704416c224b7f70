using System.Buffers.Binary;
using System.Globalization;

namespace Shahr.Ledger;

/// <summary>An account of the ledger; 128 bits chosen by whoever opens it, never zero.</summary>
public readonly record struct AccountId(UInt128 Value)
{
    /// <summary>The same 128 bits as a UUID, in the order in which it is written.</summary>
    public static AccountId From(Guid id) => new(Numbers.Of(id));

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}

/// <summary>
/// The name of one command; 128 bits chosen by the client, never zero. Said twice with the same body it gets the same
/// answer and moves nothing again.
/// </summary>
public readonly record struct CommandId(UInt128 Value)
{
    /// <summary>The same 128 bits as a UUID, in the order in which it is written.</summary>
    public static CommandId From(Guid id) => new(Numbers.Of(id));

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);
}

/// <summary>128-bit numbers that are UUIDs, in the order in which these are written.</summary>
public static class Numbers
{
    /// <summary>The number of a UUID.</summary>
    public static UInt128 Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }

    /// <summary>The UUID of a number.</summary>
    public static Guid ToGuid(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new Guid(bytes, bigEndian: true);
    }
}
