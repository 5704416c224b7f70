using System.Formats.Tar;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Files;
using Shahr.Kit.Values;
using Shahr.Ledger;
using Shahr.Testing;
using Shahr.Treasury;
using Shahr.Web.Host;

namespace Shahr.Web.Tests;

public sealed class BackupTests : IAsyncLifetime
{
    private readonly ScratchFolder _folder = new();
    private readonly byte[] _photo = RandomNumberGenerator.GetBytes(300_000);
    private CityHost? _city;
    private string _hash = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private CityHost City => _city ?? throw new InvalidOperationException();

    private string Tar => _folder.Inside("city.tar");

    public async ValueTask InitializeAsync()
    {
        if (TestDatabases.Kind == DatabaseKind.Postgres)
            Assert.SkipUnless(Backup.PostgresTools.AreHere, "pg_dump is not on this machine.");
        _city = await CityHost.StartAsync();
        _hash = await KeepAsync(_photo, "first");
    }

    public async ValueTask DisposeAsync()
    {
        if (_city is not null)
            await _city.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_backup_of_an_open_city_comes_back_whole_on_another_machine()
    {
        Directory.CreateDirectory(Path.Join(City.Options.Data, "holidays"));
        await File.WriteAllTextAsync(Path.Join(City.Options.Data, "holidays", "1406.txt"), "1406/01/01 نوروز\n", Stop);
        Assert.Equal(0, (await CommandLine.RunAsync(City.Options, "backup", Tar)).Code);
        await KeepAsync([1, 2, 3], "second");

        await OnAnotherMachineAsync(async options =>
        {
            var said = await CommandLine.RunAsync(options, "restore", Tar, "--force", "--lang", "en");
            Assert.True(said.Code == 0, said.All);
            Assert.Equal(_photo, await ReadAsync(options, _hash));
            Assert.Equal(["first"], await SubjectsAsync(options));
            Assert.True(File.Exists(Path.Join(options.Data, "holidays", "1406.txt")));
            Assert.False(Directory.Exists(Path.Join(options.Data, ".incoming")));
            // The keys stayed at home, and that is said.
            Assert.False(File.Exists(Path.Join(options.Data, "keys", "look-up.ring.json")));
        });
    }

    [Fact]
    public async Task No_key_is_in_a_backup_and_only_its_owner_may_read_it()
    {
        await File.WriteAllTextAsync(
            Path.Join(City.Options.Data, "keys", "test.ring.json"),
            """[{"Id":"k7","Secret":"c2VjcmV0LW9mLWNpdHk="}]""",
            Stop
        );
        await CommandLine.RunAsync(City.Options, "backup", Tar);
        Assert.DoesNotContain(Names(), name => name.Contains("key", StringComparison.Ordinal));
        Assert.DoesNotContain(
            "c2VjcmV0LW9mLWNpdHk=",
            System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(Tar, Stop)),
            StringComparison.Ordinal
        );
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Tar));

        await OnAnotherMachineAsync(async options =>
        {
            var said = await CommandLine.RunAsync(options, "restore", Tar, "--force", "--json");
            Assert.Contains("test/k7", said.Out, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_city_that_is_there_is_left_alone_without_force_and_kept_with_it()
    {
        await CommandLine.RunAsync(City.Options, "backup", Tar);
        await OnAnotherMachineAsync(async options =>
        {
            var refused = await CommandLine.RunAsync(options, "restore", Tar);
            refused.IsOneClearRefusal("--force");
            Assert.Empty(await SubjectsAsync(options));

            Assert.Equal(0, (await CommandLine.RunAsync(options, "restore", Tar, "--force")).Code);
            Assert.Equal(["first"], await SubjectsAsync(options));
            if (TestDatabases.Kind == DatabaseKind.Sqlite)
            {
                var former = Assert.Single(Directory.GetDirectories(options.Data, "former-*"));
                Assert.True(File.Exists(Path.Join(former, "city.db")));
            }
        });
    }

    [Fact]
    public async Task An_open_city_is_never_restored_over()
    {
        await CommandLine.RunAsync(City.Options, "backup", Tar);
        (await CommandLine.RunAsync(City.Options, "restore", Tar, "--force")).IsOneClearRefusal("باز است");
        Assert.Equal(_photo, await ReadAsync(City.Options, _hash));
        Assert.False(Directory.Exists(Path.Join(City.Options.Data, ".incoming")));
    }

    [Fact]
    public async Task A_changed_or_cut_off_backup_is_refused_and_nothing_of_it_is_used()
    {
        await CommandLine.RunAsync(City.Options, "backup", Tar);
        var sound = await File.ReadAllBytesAsync(Tar, Stop);
        await OnAnotherMachineAsync(async options =>
        {
            foreach (var share in new[] { 0.02, 0.3, 0.5, 0.7, 0.9 })
            {
                var changed = sound.ToArray();
                changed[(int)(changed.Length * share)] ^= 1;
                await RefusesAsync(options, changed);
                await RefusesAsync(options, sound[..(int)(sound.Length * share)]);
            }

            await RefusesAsync(options, []);
            await RefusesAsync(options, "این پشتیبان نیست"u8.ToArray());
            Assert.Empty(await SubjectsAsync(options));
        });
    }

    [Theory]
    [InlineData("../outside")]
    [InlineData("/tmp/outside")]
    [InlineData("files/../../outside")]
    [InlineData("keys/look-up.ring.json")]
    public async Task A_backup_may_write_only_where_backups_write(string path)
    {
        using (var tar = new TarWriter(File.Create(Tar), TarEntryFormat.Pax))
        {
            using var content = new MemoryStream([1, 2, 3]);
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { DataStream = content });
        }

        await OnAnotherMachineAsync(async options =>
            await RefusesAsync(options, await File.ReadAllBytesAsync(Tar, Stop))
        );
    }

    [Fact]
    public async Task A_file_that_the_disk_lost_is_named_and_the_rest_is_saved()
    {
        Assert.SkipUnless(TestDatabases.Kind == DatabaseKind.Sqlite, "On PostgreSQL files are rows.");
        var path = Backup.BackupManifest.FilePath(_hash);
        File.Delete(Path.Join(City.Options.Data, path));
        var said = await CommandLine.RunAsync(City.Options, "backup", Tar);
        Assert.Equal(1, said.Code);
        Assert.Contains(path, said.Out, StringComparison.Ordinal);
        Assert.Contains("city.db", Names());
    }

    [Fact]
    public async Task A_backup_is_not_written_over_another_and_a_full_disk_leaves_none()
    {
        await File.WriteAllTextAsync(Tar, "older", Stop);
        (await CommandLine.RunAsync(City.Options, "backup", Tar)).IsOneClearRefusal("رویش نوشته نشد");
        Assert.Equal("older", await File.ReadAllTextAsync(Tar, Stop));

        using var disk = SmallDisk.Mount("size=300k");
        (await CommandLine.RunAsync(City.Options, "backup", Path.Join(disk.Path, "city.tar"))).IsOneClearRefusal("");
        Assert.Empty(Directory.GetFiles(disk.Path));
    }

    [Fact]
    public async Task Money_comes_back_as_the_rows_had_followed_it_and_what_came_later_is_in_neither()
    {
        var maryam = PersonId.New();
        await GiveAsync(maryam, 70_000);
        await DoctorTests.FollowedAsync(City);
        Assert.Equal(0, (await CommandLine.RunAsync(City.Options, "backup", Tar)).Code);
        await GiveAsync(maryam, 5_000);
        await OnAnotherMachineAsync(async options =>
        {
            var said = await CommandLine.RunAsync(options, "restore", Tar, "--force", "--lang", "en");
            Assert.True(said.Code == 0, said.All);
            var folder = Path.Join(options.Data, LedgerBackup.Folder);
            var inFiles = LedgerBackup.IsIn(options.Data);
            string[] verify = inFiles ? ["verify-ledger", folder] : ["verify-ledger"];
            var judged = await CommandLine.RunAsync(options, [.. verify, "--lang", "en"]);
            Assert.True(judged.Code == 0, judged.All);
            Assert.Contains("The ledger holds: 3 lines", judged.Out, StringComparison.Ordinal);
            if (!inFiles)
                return;
            using var ledger = GeneralLedger.Open(folder, TimeProvider.System);
            Assert.Equal(70_000, (await ledger.FindAsync(AccountId.From(maryam.Value)))?.Balance.Net);
            Assert.InRange(ledger.End, await FollowedAsync(options), long.MaxValue);
        });
    }

    [Fact]
    public async Task A_ledger_that_does_not_hold_is_not_backed_up_as_if_it_did()
    {
        Assert.SkipUnless(LedgerBackup.IsIn(City.Options.Data), "The journal of this city is not in files.");
        await GiveAsync(PersonId.New(), 70_000);
        await DoctorTests.FollowedAsync(City);
        DoctorTests.FlipBit(City.Options.Data, line: 2);
        (await CommandLine.RunAsync(City.Options, "backup", Tar)).IsOneClearRefusal("verify-ledger");
        Assert.False(File.Exists(Tar));
    }

    private Task GiveAsync(PersonId person, long rials) =>
        City
            .Services.GetRequiredService<TreasurySeed>()
            .GiveAsync(person, new Rial(rials), Guid.CreateVersion7(), Stop);

    private static async Task<long> FollowedAsync(CityOptions options)
    {
        await using var database = Backup.SchemaOf.Database(options);
        await using var connection = await database.OpenAsync(Stop);
        return await LedgerBackup.FollowedAsync(connection, Stop);
    }

    private async Task<string> KeepAsync(byte[] bytes, string subject) =>
        await City.InTransactionAsync(async scope =>
        {
            scope.GetRequiredService<AuditTrail>().Record("test.kept", "thing", subject);
            using var content = new MemoryStream(bytes);
            return (await scope.GetRequiredService<IFileStore>().KeepAsync(content, "image/jpeg")).Hash;
        });

    private static async Task OnAnotherMachineAsync(Func<CityOptions, Task> work)
    {
        using var folder = new ScratchFolder();
        var options = await TestDatabases.NewAsync(folder.Path);
        try
        {
            await work(options);
        }
        finally
        {
            await TestDatabases.DropAsync(options);
        }
    }

    private async Task RefusesAsync(CityOptions options, byte[] backup)
    {
        var file = _folder.Inside("damaged.tar");
        await File.WriteAllBytesAsync(file, backup, Stop);
        (await CommandLine.RunAsync(options, "restore", file, "--force")).IsOneClearRefusal("پشتیبان");
        Assert.False(Directory.Exists(Path.Join(options.Data, ".incoming")));
        Assert.Empty(Directory.GetDirectories(options.Data, "former-*"));
    }

    private static async Task<byte[]?> ReadAsync(CityOptions options, string hash)
    {
        await using var app = CityApp.Build(options, []);
        await using var scope = app.Services.CreateAsyncScope();
        await using var stream = await scope.ServiceProvider.GetRequiredService<IFileStore>().OpenAsync(hash, Stop);
        if (stream is null)
            return null;
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    private static async Task<List<string>> SubjectsAsync(CityOptions options)
    {
        await using var database = Backup.SchemaOf.Database(options);
        await using var connection = await database.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "select subject_id from kit_audit_entries where action = 'test.kept' order by subject_id";
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var subjects = new List<string>();
        while (await reader.ReadAsync(Stop))
            subjects.Add(reader.GetString(0));
        return subjects;
    }

    private List<string> Names()
    {
        using var reader = new TarReader(File.OpenRead(Tar));
        var names = new List<string>();
        while (reader.GetNextEntry() is { } entry)
            names.Add(entry.Name);
        return names;
    }
}
