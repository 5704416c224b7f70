using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Shahr.Ledger;

/// <summary>
/// A copy of the book, so that a start need not read the whole journal. It is written piece by piece between batches
/// while the book goes on; that the pieces are of different moments does no harm, because the journal is read again
/// from the place that was on the disk when it began (see <see cref="Book"/>).
/// </summary>
internal sealed class Snapshot(Book book, IDisk disk, UInt128 ledger, int pieceBytes)
{
    public const string Name = "snapshot";
    private const string Draft = "snapshot-draft";

    /// <summary>Writes everything but the last act; each step is short.</summary>
    /// <param name="from">A batch's first slot; everything before it is on the disk.</param>
    /// <param name="chain">The hash of the batch before it.</param>
    public IEnumerable<IDiskFile> Pieces(long from, byte[] chain)
    {
        disk.Create(Draft, 0);
        var file = disk.Open(Draft);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var at = 0L;
        using var piece = new MemoryStream();
        using var to = new BinaryWriter(piece);
        foreach (var _ in Written(to, from, chain))
        {
            to.Flush();
            var bytes = piece.GetBuffer().AsSpan(0, (int)piece.Length);
            hash.AppendData(bytes);
            file.Write(at, bytes);
            at += bytes.Length;
            piece.SetLength(0);
            yield return file;
        }
        file.Write(at, hash.GetHashAndReset());
        yield return file;
    }

    /// <summary>Puts it in place of the older one. Every line it knows of must be on the disk by now.</summary>
    public void Finish(IDiskFile file)
    {
        using (file)
            file.Sync();
        disk.Rename(Draft, Name);
    }

    private IEnumerable<bool> Written(BinaryWriter to, long from, byte[] chain)
    {
        to.Write(BatchHeader.CurrentVersion);
        Write(to, ledger);
        to.Write(from);
        to.Write(chain);
        to.Write(book.Secret);
        to.Write(book.LastTicks);
        var due = book.Due.UnorderedItems.ToArray();
        to.Write(due.Length);
        foreach (var (position, tick) in due)
        {
            to.Write(position);
            to.Write(tick);
        }
        // Accounts opened from here on are in the lines that will be read again.
        var accounts = book.Accounts.Count;
        to.Write(accounts);
        for (var i = 0; i < accounts; i++)
        {
            Write(to, book.Accounts[i]);
            if (to.BaseStream.Length >= pieceBytes)
                yield return true;
        }
        for (var part = 0; part < PositionTable.Parts; part++)
        {
            var slots = book.Ids.Slots(part).ToArray();
            to.Write(slots.Length);
            to.Write(MemoryMarshal.AsBytes(slots.AsSpan()));
            if (to.BaseStream.Length >= pieceBytes)
                yield return true;
        }
        for (var part = 0; part < HeadTable.Parts; part++)
        {
            var heads = book.Heads.Heads(part).ToArray();
            to.Write(heads.Length);
            foreach (var head in heads)
            {
                to.Write(head.Key);
                to.Write(head.Position);
            }
            if (to.BaseStream.Length >= pieceBytes)
                yield return true;
        }
        yield return true;
    }

    private static void Write(BinaryWriter to, AccountSeat seat)
    {
        Write(to, seat.Id);
        to.Write(seat.Ledger);
        to.Write(seat.Code);
        Write(to, seat.Reference);
        to.Write(seat.OpenedPosition);
        to.Write((byte)seat.Flags);
        to.Write(seat.Balance.DebitsPending);
        to.Write(seat.Balance.DebitsPosted);
        to.Write(seat.Balance.CreditsPending);
        to.Write(seat.Balance.CreditsPosted);
        to.Write(seat.Head);
        to.Write(seat.Lines);
        to.Write((byte)seat.Levels.Length);
        foreach (var level in seat.Levels)
            to.Write(level);
        to.Write(seat.Codes.Length);
        foreach (var (code, head) in seat.Codes)
        {
            to.Write(code);
            to.Write(head);
        }
    }

    private static void Write(BinaryWriter to, UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, number);
        to.Write(bytes);
    }
}
