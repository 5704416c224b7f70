namespace Shahr.Ledger;

/// <summary>
/// A folder of files that must outlive a loss of power. The tests put one in its place that tears and lies.
/// </summary>
public interface IDisk
{
    /// <summary>Names of the files, in order.</summary>
    IReadOnlyList<string> List();

    /// <summary>
    /// Makes a file of zeros that is wholly on the disk when this returns, under its name, or not at all.
    /// </summary>
    /// <exception cref="IOException">The disk is full or broken.</exception>
    void Create(string name, long length);

    /// <summary>Opens a file to read and write.</summary>
    IDiskFile Open(string name);

    /// <summary>Gives a file another name, in place of one that has it; on the disk when this returns.</summary>
    void Rename(string from, string to);
}

/// <summary>An open file.</summary>
public interface IDiskFile : IDisposable
{
    /// <summary>Bytes.</summary>
    long Length { get; }

    /// <summary>Reads; fewer bytes at the end of the file.</summary>
    int Read(long offset, Span<byte> bytes);

    /// <summary>Writes; not on the disk before <see cref="Sync"/> has returned.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Waits until everything written is on the disk.</summary>
    void Sync();
}
