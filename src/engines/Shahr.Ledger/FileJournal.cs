using System.Globalization;

namespace Shahr.Ledger;

/// <summary>
/// The journal in files of equal length that are filled with zeros before they are used, so that writing a batch
/// changes bytes and nothing else on the disk.
/// </summary>
public sealed class FileJournal : IJournal
{
    /// <summary>Slots of a file: 64 MiB.</summary>
    public const int UsualSlots = 1 << 18;

    private const string Prefix = "journal-";
    internal static readonly string First = Name(0);
    private readonly IDisk _disk;
    private readonly int _slots;
    private readonly bool _ahead;
    private IDiskFile[] _files;
    private Task? _next;

    private long FileBytes => (long)_slots * JournalRecord.Size;

    /// <summary>Opens the files of a folder, none at first.</summary>
    /// <param name="disk">The folder.</param>
    /// <param name="slotsPerFile">As it was when the first file was made.</param>
    /// <param name="ahead">Whether the next file is made beside the work, before it is needed.</param>
    /// <exception cref="JournalException">A file is missing or has another length.</exception>
    public FileJournal(IDisk disk, int slotsPerFile = UsualSlots, bool ahead = true)
    {
        (_disk, _slots, _ahead) = (disk, slotsPerFile, ahead);
        var names = disk.List().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToArray();
        _files = new IDiskFile[names.Length];
        for (var i = 0; i < names.Length; i++)
        {
            if (names[i] != Name(i))
                throw new JournalException(
                    JournalFault.Lost,
                    (long)i * slotsPerFile,
                    $"The file {Name(i)} is missing."
                );
            _files[i] = disk.Open(names[i]);
            if (_files[i].Length != FileBytes)
                throw new JournalException(
                    JournalFault.Lost,
                    (long)i * slotsPerFile,
                    $"The file {names[i]} has {_files[i].Length} bytes instead of {FileBytes}."
                );
        }
    }

    /// <inheritdoc/>
    public long Reserved => (long)_files.Length * _slots;

    /// <inheritdoc/>
    public bool Reserve(long position, int slots)
    {
        var end = position + slots;
        try
        {
            while (Reserved < end)
                TakeNext();
            // Half a file before the end is time enough to make one.
            if (_ahead && _next is null && Reserved - end < _slots / 2)
                _next = Task.Run(() => MakeNext(_files.Length));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Append(long position, ReadOnlySpan<byte> slots)
    {
        while (!slots.IsEmpty)
        {
            var (file, offset) = Place(position);
            var bytes = (int)Math.Min(slots.Length, FileBytes - offset);
            _files[file].Write(offset, slots[..bytes]);
            _files[file].Sync();
            slots = slots[bytes..];
            position += bytes / JournalRecord.Size;
        }
    }

    /// <inheritdoc/>
    public int Read(long position, Span<byte> slots)
    {
        var done = 0;
        while (done < slots.Length && position < Reserved)
        {
            var (file, offset) = Place(position);
            var bytes = (int)Math.Min(slots.Length - done, FileBytes - offset);
            done += _files[file].Read(offset, slots.Slice(done, bytes));
            position += bytes / JournalRecord.Size;
        }
        return done;
    }

    /// <inheritdoc/>
    public void Clear(long position, int slots) => Append(position, new byte[slots * JournalRecord.Size]);

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _next?.Wait();
        }
        catch (AggregateException)
        {
            // A file that could not be made ahead: whoever needs it will hear of it.
        }
        foreach (var file in _files)
            file.Dispose();
    }

    private void TakeNext()
    {
        var next = _next;
        _next = null;
        if (next is null)
            MakeNext(_files.Length);
        else
            next.GetAwaiter().GetResult();
        _files = [.. _files, _disk.Open(Name(_files.Length))];
    }

    private void MakeNext(int number) => _disk.Create(Name(number), FileBytes);

    private (int File, long Offset) Place(long position)
    {
        var (file, slot) = Math.DivRem(position, _slots);
        return ((int)file, slot * JournalRecord.Size);
    }

    private static string Name(int number) => Prefix + number.ToString("d8", CultureInfo.InvariantCulture);
}
