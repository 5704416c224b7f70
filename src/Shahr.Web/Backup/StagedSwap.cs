using System.Globalization;
using System.Runtime.InteropServices;

namespace Shahr.Web.Backup;

/// <summary>
/// Puts prepared things into the data folder all together or not at all. They are gathered in <c>.incoming</c>; once
/// its <c>ready</c> note is on the disk the change will be finished, by this process or by the next start after a
/// crash. What stood there before moves to <c>former-…</c>.
/// </summary>
internal sealed class StagedSwap(string data)
{
    private const string In = "in ";
    private const string Out = "out ";

    /// <summary>Where things are gathered.</summary>
    public string Incoming { get; } = Path.Join(data, ".incoming");

    /// <summary>True when a change was decided and not finished.</summary>
    public bool IsUnfinished => File.Exists(Note);

    private string Note => Path.Join(Incoming, "ready");

    /// <summary>An empty place to gather in; what an earlier try left is thrown away.</summary>
    public void Begin()
    {
        Abandon();
        Directory.CreateDirectory(Incoming);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Incoming, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Nothing happened.</summary>
    public void Abandon()
    {
        if (IsUnfinished)
            throw new InvalidOperationException("A decided change is finished, not abandoned.");
        if (Directory.Exists(Incoming))
            Directory.Delete(Incoming, recursive: true);
    }

    /// <summary>
    /// Decides and finishes: of these names, what was gathered comes in, and what is there now goes out, gathered or
    /// not. Answers the folder of what was there, or null when nothing was.
    /// </summary>
    public string? Commit(IEnumerable<string> names, DateTime now)
    {
        var former = string.Create(CultureInfo.InvariantCulture, $"former-{now:yyyyMMdd'T'HHmmssfff}");
        // Out before in: a write-ahead log of the old database must never meet the new one.
        var steps = names
            .Select(name => (Exists(Path.Join(Incoming, name)) ? In : Out) + name)
            .OrderByDescending(step => step, StringComparer.Ordinal);
        Sync();
        var draft = Note + ".new";
        File.WriteAllLines(draft, [former, .. steps]);
        Sync();
        File.Move(draft, Note);
        Sync();
        return Finish();
    }

    /// <summary>
    /// Finishes what was decided, if anything was. Any number of calls, also after a crash in one, end alike.
    /// </summary>
    public string? Finish()
    {
        if (!IsUnfinished)
            return null;
        var lines = File.ReadAllLines(Note);
        var former = Path.Join(data, lines[0]);
        foreach (var step in lines.Skip(1))
        {
            var name = step[step.IndexOf(' ', StringComparison.Ordinal)..].Trim();
            var (staged, place) = (Path.Join(Incoming, name), Path.Join(data, name));
            var comes = step.StartsWith(In, StringComparison.Ordinal);
            // A thing that comes in and is no longer gathered has already come in.
            if (comes && !Exists(staged))
                continue;
            if (Exists(place))
            {
                Directory.CreateDirectory(former);
                Directory.Move(place, Path.Join(former, name));
            }

            if (comes)
                Directory.Move(staged, place);
        }

        Sync();
        Directory.Delete(Incoming, recursive: true);
        return Directory.Exists(former) ? former : null;
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static void Sync()
    {
        if (OperatingSystem.IsLinux())
            SyncDisks();
    }

    [DllImport("libc", EntryPoint = "sync")]
    private static extern void SyncDisks();
}
