using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>What an import took in.</summary>
/// <param name="Passwords">How many are on the list now.</param>
/// <param name="Bytes">Size of the file.</param>
public sealed record BreachedSummary(long Passwords, long Bytes);

/// <summary>
/// The list of passwords that became known by breaches elsewhere, as a city without Internet keeps it: one file, asked
/// without reading it whole. It is made of the public list of SHA-1 hashes that is ordered by hash (the text format of
/// Have I Been Pwned, <c>HASH:COUNT</c> a line): a heading, the place of each of 65,536 beginnings, and then six bytes
/// of each hash, so that sixteen hexadecimal digits of forty decide. Of 10⁹ entries that is six gigabytes, and one of
/// 18·10⁹ good passwords is refused by chance.
/// </summary>
public static class BreachedList
{
    private const string Folder = "passwords";
    private const string Name = "breached.list";
    private const int Beginnings = 1 << 16;
    private const int EntryBytes = 6;
    private const int HeadBytes = 16 + 8;
    private const int IndexBytes = (Beginnings + 1) * 8;

    private static readonly SearchValues<char> _hex = SearchValues.Create("0123456789abcdefABCDEF");

    private static ReadOnlySpan<byte> Mark => "SHAHR-BREACHED-1"u8;

    /// <summary>True when the list holds this very text; false also where no list was brought.</summary>
    /// <exception cref="InvalidDataException">The file is not one that was brought whole.</exception>
    public static bool Holds(DataFolder data, string password)
    {
        var file = Path.Join(data.Path, Folder, Name);
        if (!File.Exists(file))
            return false;
        using var handle = File.OpenHandle(file);
        Span<byte> head = stackalloc byte[HeadBytes];
        if (RandomAccess.Read(handle, head, 0) < HeadBytes || !head[..16].SequenceEqual(Mark))
            throw new InvalidDataException($"{file} is no list of breached passwords; import it again.");
        var count = BinaryPrimitives.ReadInt64LittleEndian(head[16..]);
        if (RandomAccess.GetLength(handle) != HeadBytes + IndexBytes + (count * EntryBytes))
            throw new InvalidDataException($"{file} was cut off; import it again.");
#pragma warning disable CA5350 // The public list is of SHA-1; nothing is kept safe by it here.
        var hash = SHA1.HashData(Encoding.UTF8.GetBytes(password));
#pragma warning restore CA5350
        Span<byte> places = stackalloc byte[16];
        RandomAccess.Read(handle, places, HeadBytes + (BinaryPrimitives.ReadUInt16BigEndian(hash) * 8L));
        var from = BinaryPrimitives.ReadInt64LittleEndian(places);
        var to = BinaryPrimitives.ReadInt64LittleEndian(places[8..]);
        var bucket = new byte[(to - from) * EntryBytes];
        RandomAccess.Read(handle, bucket, HeadBytes + IndexBytes + (from * EntryBytes));
        for (var at = 0; at < bucket.Length; at += EntryBytes)
        {
            if (bucket.AsSpan(at, EntryBytes).SequenceEqual(hash.AsSpan(2, EntryBytes)))
                return true;
        }

        return false;
    }

    /// <summary>
    /// Takes the public list in, whole or not at all; a running city asks the new one from then on. Only hashes that
    /// were seen at least <paramref name="seen"/> times are kept.
    /// </summary>
    public static Result<BreachedSummary> Import(DataFolder data, string file, long seen, CancellationToken ct)
    {
        if (!File.Exists(file))
            return PasswordProblems.ListMissing;
        var target = Path.Join(data.Inside(Folder), Name);
        using (var from = File.OpenText(file))
        using (var into = File.Create(target + ".new", 1 << 20))
        {
            if (Write(from, into, seen, ct) is { } problem)
                return problem;
            into.Flush(flushToDisk: true);
        }

        File.Move(target + ".new", target, overwrite: true);
        var bytes = new FileInfo(target).Length;
        return new BreachedSummary((bytes - HeadBytes - IndexBytes) / EntryBytes, bytes);
    }

    private static Problem? Write(StreamReader from, FileStream into, long seen, CancellationToken ct)
    {
        var places = new long[Beginnings + 1];
        into.SetLength(0);
        into.Position = HeadBytes + IndexBytes;
        var (count, line, last) = (0L, 0L, (ulong?)null);
        Span<byte> entry = stackalloc byte[8];
        while (from.ReadLine() is { } text)
        {
            line++;
            ct.ThrowIfCancellationRequested();
            if (text.Length == 0)
                continue;
            if (!TryRead(text, out var hash, out var times) || hash < last)
                return PasswordProblems.ListLineWrong.With(line);
            if (times < seen || hash == last)
                continue;
            last = hash;
            BinaryPrimitives.WriteUInt64BigEndian(entry, hash);
            into.Write(entry[2..]);
            places[BinaryPrimitives.ReadUInt16BigEndian(entry) + 1]++;
            count++;
        }

        if (count == 0)
            return PasswordProblems.ListEmpty;
        into.Position = 0;
        into.Write(Mark);
        var sum = 0L;
        BinaryPrimitives.WriteInt64LittleEndian(entry, count);
        into.Write(entry);
        foreach (var many in places)
        {
            sum += many;
            BinaryPrimitives.WriteInt64LittleEndian(entry, sum);
            into.Write(entry);
        }

        return null;
    }

    // «HASH:COUNT», or a hash alone.
    private static bool TryRead(ReadOnlySpan<char> line, out ulong hash, out long times)
    {
        times = long.MaxValue;
        hash = 0;
        line = line.TrimEnd();
        if (line.Length < 40 || line[..40].ContainsAnyExcept(_hex))
            return false;
        hash = ulong.Parse(line[..16], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return line.Length == 40
            || (
                line[40] == ':' && long.TryParse(line[41..], NumberStyles.None, CultureInfo.InvariantCulture, out times)
            );
    }
}
