namespace Shahr.Ledger.Tests;

/// <summary>The process ended here.</summary>
internal sealed class SimulatedCrash : Exception;

/// <summary>What the disk of a run does wrong, in thousandths of its acts.</summary>
internal sealed record DiskFaults(int Lies = 0, int Flips = 0, int Fills = 0);

/// <summary>
/// A disk in memory that loses, at a crash, any of the sectors that were written and not synced; may say "written" and
/// lie; may flip a bit; may be full. All from one source of chance.
/// </summary>
internal sealed class SimulatedDisk(Random chance, DiskFaults faults) : IDisk
{
    private const int Sector = 512;

    private sealed class Content
    {
        public byte[] Kept = [];
        public byte[] Seen = [];
        public HashSet<int> Dirty = [];
    }

    private readonly SortedDictionary<string, Content> _files = new(StringComparer.Ordinal);

    /// <summary>Acts until the next crash.</summary>
    public int ActsLeft { get; set; } = int.MaxValue;

    /// <summary>
    /// Whether the disk has ever lied or flipped a bit: then something may be lost, and must be named.
    /// </summary>
    public bool Wronged { get; private set; }

    public bool IsFull { get; set; }

    public IReadOnlyList<string> List() => [.. _files.Keys];

    public void Create(string name, long length)
    {
        Act();
        if (IsFull)
            throw new IOException("No space left on device");
        _files[name] = new Content { Kept = new byte[length], Seen = new byte[length] };
    }

    public IDiskFile Open(string name) => new SimulatedFile(this, _files[name]);

    public void Rename(string from, string to)
    {
        Act();
        _files[to] = _files[from];
        _files.Remove(from);
    }

    /// <summary>What is left after the power went: synced sectors, and any of the others.</summary>
    public void Crash()
    {
        foreach (var file in _files.Values)
        {
            Array.Resize(ref file.Kept, file.Seen.Length);
            foreach (var sector in file.Dirty)
                if (chance.Next(2) == 0)
                    Keep(file, sector);
            file.Dirty.Clear();
            file.Seen = [.. file.Kept];
        }
        if (faults.Flips > 0 && chance.Next(1000) < faults.Flips)
            Flip();
        ActsLeft = int.MaxValue;
    }

    private void Flip()
    {
        var file = _files.Values.ElementAt(chance.Next(_files.Count));
        var written = file.Seen.AsSpan().LastIndexOfAnyExcept((byte)0) + 1;
        if (written == 0)
            return;
        var at = chance.Next(written);
        file.Seen[at] ^= (byte)(1 << chance.Next(8));
        file.Kept[at] = file.Seen[at];
        Wronged = true;
    }

    private static void Keep(Content file, int sector)
    {
        var at = sector * Sector;
        var length = Math.Min(Sector, file.Seen.Length - at);
        if (length > 0)
            file.Seen.AsSpan(at, length).CopyTo(file.Kept.AsSpan(at));
    }

    private void Act()
    {
        if (ActsLeft-- <= 0)
            throw new SimulatedCrash();
    }

    private sealed class SimulatedFile(SimulatedDisk disk, Content file) : IDiskFile
    {
        public long Length => file.Seen.Length;

        public int Read(long offset, Span<byte> bytes)
        {
            var length = (int)Math.Clamp(file.Seen.Length - offset, 0, bytes.Length);
            file.Seen.AsSpan((int)offset, length).CopyTo(bytes);
            return length;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            // A crash in the middle of a write: some of its sectors may have been under way.
            if (disk.ActsLeft <= 0)
                bytes = bytes[..Whole(offset, disk.Chance(bytes.Length + 1))];
            if (offset + bytes.Length > file.Seen.Length)
                Array.Resize(ref file.Seen, (int)offset + bytes.Length);
            bytes.CopyTo(file.Seen.AsSpan((int)offset));
            for (var sector = (int)offset / Sector; sector * Sector < offset + bytes.Length; sector++)
                file.Dirty.Add(sector);
            disk.Act();
        }

        public void Sync()
        {
            disk.Act();
            if (disk.Lies())
                return;
            Array.Resize(ref file.Kept, file.Seen.Length);
            foreach (var sector in file.Dirty)
                Keep(file, sector);
            file.Dirty.Clear();
        }

        public void Dispose() { }
    }

    // So many bytes or fewer, ending where a sector ends.
    private static int Whole(long offset, int length) =>
        (int)Math.Max(0, ((offset + length) / Sector * Sector) - offset);

    private int Chance(int most) => chance.Next(most);

    private bool Lies()
    {
        if (faults.Lies == 0 || chance.Next(1000) >= faults.Lies)
            return false;
        Wronged = true;
        return true;
    }
}
