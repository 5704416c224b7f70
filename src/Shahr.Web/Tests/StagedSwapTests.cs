using Shahr.Web.Backup;

namespace Shahr.Web.Tests;

public sealed class StagedSwapTests
{
    private static readonly string[] Names = ["city.db", "city.db-wal", "files", "maps"];
    private static readonly DateTime Now = new(2026, 11, 23, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_was_gathered_comes_in_and_all_of_the_old_goes_out()
    {
        using var folder = new ScratchFolder();
        var swap = Gather(folder);
        var former = swap.Commit(Names, Now) ?? "";
        IsDone(folder, former);
    }

    // A crash between any two moves: the note is on the disk, and the first n moves have happened.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void A_crash_after_any_move_is_finished_by_the_next_start(int moves)
    {
        using var folder = new ScratchFolder();
        var swap = Gather(folder);
        var former = folder.Inside("former-x");
        File.WriteAllLines(
            folder.Inside(".incoming/ready"),
            ["former-x", "out maps", "out city.db-wal", "in files", "in city.db"]
        );
        (string From, string To)[] steps =
        [
            (folder.Inside("maps"), Path.Join(former, "maps")),
            (folder.Inside("city.db-wal"), Path.Join(former, "city.db-wal")),
            (folder.Inside("files"), Path.Join(former, "files")),
            (folder.Inside(".incoming/files"), folder.Inside("files")),
            (folder.Inside("city.db"), Path.Join(former, "city.db")),
            (folder.Inside(".incoming/city.db"), folder.Inside("city.db")),
        ];
        Directory.CreateDirectory(former);
        foreach (var (from, to) in steps.Take(moves))
            Directory.Move(from, to);

        Assert.True(swap.IsUnfinished);
        new StagedSwap(folder.Path).Finish();
        IsDone(folder, former);
    }

    [Fact]
    public void What_was_gathered_and_not_decided_is_thrown_away()
    {
        using var folder = new ScratchFolder();
        Gather(folder);
        var next = new StagedSwap(folder.Path);
        Assert.Null(next.Finish());
        next.Begin();
        Assert.Empty(Directory.EnumerateFileSystemEntries(next.Incoming));
        Assert.Equal("old", File.ReadAllText(folder.Inside("city.db")));
    }

    private static StagedSwap Gather(ScratchFolder folder)
    {
        Fill(folder.Path, "old", "city.db", "city.db-wal", "files/aa", "maps/m");
        var swap = new StagedSwap(folder.Path);
        swap.Begin();
        Fill(swap.Incoming, "new", "city.db", "files/bb");
        return swap;
    }

    private static void Fill(string folder, string text, params string[] names)
    {
        foreach (var name in names)
        {
            var file = Path.Join(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file) ?? folder);
            File.WriteAllText(file, text);
        }
    }

    private static void IsDone(ScratchFolder folder, string former)
    {
        Assert.Equal("new", File.ReadAllText(folder.Inside("city.db")));
        Assert.Equal(["bb"], Directory.GetFiles(folder.Inside("files")).Select(Path.GetFileName));
        Assert.False(File.Exists(folder.Inside("city.db-wal")));
        Assert.False(Directory.Exists(folder.Inside("maps")));
        Assert.False(Directory.Exists(folder.Inside(".incoming")));
        foreach (var name in new[] { "city.db", "city.db-wal", "files/aa", "maps/m" })
            Assert.Equal("old", File.ReadAllText(Path.Join(former, name)));
    }
}
