using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Shahr.Ledger;

/// <summary>A book as its copy has it, and from where the journal has to be read again.</summary>
internal sealed record Restored(Book Book, UInt128 Ledger, long From, byte[] Chain);

/// <summary>
/// Reads a copy of the book. One that is damaged in any way counts as none: the journal has everything.
/// </summary>
internal static class SnapshotReading
{
    public static Restored? Read(IDisk disk, IRecords records)
    {
        if (!disk.List().Contains(Snapshot.Name))
            return null;
        using var file = disk.Open(Snapshot.Name);
        using var source = new HashedFile(file);
        try
        {
            var restored = Read(source, records);
            return source.EndsWithItsHash() ? restored : null;
        }
        catch (Exception fault) when (fault is EndOfStreamException or ArgumentException or OverflowException)
        {
            return null;
        }
    }

    private static Restored? Read(HashedFile from, IRecords records)
    {
        if (from.Take<ushort>() != BatchHeader.CurrentVersion)
            return null;
        var ledger = from.TakeNumber();
        var (position, chain) = (from.Take<long>(), from.TakeBytes(32).ToArray());
        var book = new Book(records, from.Take<ulong>()) { LastTicks = from.Take<long>() };
        var due = from.Take<int>();
        for (var i = 0; i < due; i++)
            book.Due.Enqueue(from.Take<long>(), from.Take<long>());
        var accounts = from.Take<int>();
        for (var i = 0; i < accounts; i++)
            book.Add(Seat(from, i));
        for (var part = 0; part < PositionTable.Parts; part++)
            book.Ids.Restore(part, MemoryMarshal.Cast<byte, ulong>(from.TakeBytes(from.TakeCount(sizeof(ulong)))));
        for (var part = 0; part < HeadTable.Parts; part++)
        {
            var heads = MemoryMarshal.Cast<byte, ulong>(from.TakeBytes(from.TakeCount(2 * sizeof(ulong))));
            for (var i = 0; i < heads.Length; i += 2)
                book.Heads.Replace(heads[i], (long)heads[i + 1]);
        }
        return new Restored(book, ledger, position, chain);
    }

    private static AccountSeat Seat(HashedFile from, int ordinal)
    {
        var seat = new AccountSeat(from.TakeNumber(), ordinal)
        {
            Ledger = from.Take<uint>(),
            Code = from.Take<ushort>(),
            Reference = from.TakeNumber(),
            OpenedPosition = from.Take<long>(),
            Flags = (AccountFlags)from.Take<byte>(),
            Balance = new Balance(from.Take<long>(), from.Take<long>(), from.Take<long>(), from.Take<long>()),
        };
        var (head, lines) = (from.Take<long>(), from.Take<uint>());
        var levels = new long[from.Take<byte>()];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = from.Take<long>();
        var codes = new (ushort, long)[from.TakeCount(1)];
        for (var i = 0; i < codes.Length; i++)
            codes[i] = (from.Take<ushort>(), from.Take<long>());
        seat.Restore(head, lines, levels, codes);
        return seat;
    }

    /// <summary>A file read from its start, hashed as it is read.</summary>
    private sealed class HashedFile(IDiskFile file) : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private byte[] _window = new byte[1 << 20];
        private long _next;
        private int _at;
        private int _end;

        public T Take<T>()
            where T : unmanaged => MemoryMarshal.Read<T>(TakeBytes(Marshal.SizeOf<T>()));

        public UInt128 TakeNumber() => BinaryPrimitives.ReadUInt128LittleEndian(TakeBytes(16));

        /// <summary>Bytes of as many things as the next number says.</summary>
        public int TakeCount(int size)
        {
            var bytes = checked(Take<int>() * size);
            return bytes >= 0 && bytes <= file.Length ? bytes : throw new EndOfStreamException();
        }

        public ReadOnlySpan<byte> TakeBytes(int count)
        {
            if (_end - _at < count)
                Fill(count);
            var bytes = _window.AsSpan(_at, count);
            _hash.AppendData(bytes);
            _at += count;
            return bytes;
        }

        public bool EndsWithItsHash()
        {
            var hash = _hash.GetHashAndReset();
            return hash.AsSpan().SequenceEqual(TakeBytes(hash.Length)) && _at == _end && _next == file.Length;
        }

        public void Dispose() => _hash.Dispose();

        private void Fill(int count)
        {
            var rest = _window.AsSpan(_at, _end - _at).ToArray();
            if (count > _window.Length)
                _window = new byte[count];
            rest.CopyTo(_window, 0);
            var got = file.Read(_next, _window.AsSpan(rest.Length));
            (_at, _end, _next) = (0, rest.Length + got, _next + got);
            if (_end < count)
                throw new EndOfStreamException();
        }
    }
}
