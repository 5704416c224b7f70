using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Shahr.Kit.Values;

namespace Shahr.Web.Tests;

public sealed class StartTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_disk_is_told_in_one_sentence()
    {
        using var disk = SmallDisk.Mount("size=48k");
        var said = await CommandLine.SpawnAsync(Stop, "serve", "--data", disk.Path, "--port", FreePort());
        said.IsOneClearRefusal("روی دیسک جایی نمانده است");
    }

    [Fact]
    public async Task A_disk_that_fills_while_the_schema_is_made_is_told_in_one_sentence()
    {
        using var disk = SmallDisk.Mount("size=200k");
        var said = await CommandLine.SpawnAsync(Stop, "schema", "apply", "--data", disk.Path);
        said.IsOneClearRefusal("روی دیسک جایی نمانده است");
    }

    [Fact]
    public async Task On_a_full_disk_every_verb_that_writes_says_so_and_leaves_the_city_as_it_was()
    {
        using var disk = SmallDisk.Mount("size=8m");
        using var away = new ScratchFolder();
        Assert.Equal(0, (await CommandLine.RunAsync(["schema", "apply", "--data", disk.Path])).Code);
        var filler = disk.Fill();
        foreach (
            var words in new string[][]
            {
                ["schema", "apply"],
                ["verify-audit"],
                ["documents", "root"],
                ["holidays", "add", away.Inside("absent.txt")],
                ["map", "import", away.Inside("absent.osm.pbf")],
                ["backup", away.Inside("city.tar")],
                ["doctor"],
            }
        )
            (await CommandLine.RunAsync([.. words, "--data", disk.Path])).IsOneClearRefusal("دیسک");
        Assert.Empty(Directory.EnumerateFileSystemEntries(away.Path));
        File.Delete(filler);
        Assert.Equal(0, (await CommandLine.RunAsync(["schema", "show", "--data", disk.Path])).Code);
    }

    [Fact]
    public async Task Keys_that_cannot_be_written_are_told_with_their_folder()
    {
        using var disk = SmallDisk.Mount("size=1m,ro");
        using var folder = new ScratchFolder();
        Directory.CreateSymbolicLink(folder.Inside("keys"), disk.Path);
        foreach (var verb in new[] { "serve", "schema apply", "map import absent.osm.pbf", "documents root" })
            (await CommandLine.RunAsync([.. verb.Split(' '), "--data", folder.Path])).IsOneClearRefusal(
                folder.Inside("keys")
            );
    }

    [Fact]
    public async Task A_file_in_the_place_of_the_data_folder_is_called_a_file()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder.Inside("data"), "x", Stop);
        foreach (var verb in new[] { "serve", "schema apply", "doctor", "documents root" })
            (await CommandLine.RunAsync([.. verb.Split(' '), "--data", folder.Inside("data")])).IsOneClearRefusal(
                "پرونده است، نه پوشه"
            );
    }

    [Fact]
    public async Task Where_no_city_is_nothing_is_made_by_looking()
    {
        using var folder = new ScratchFolder();
        var data = folder.Inside("no-such-city");
        Assert.Equal(1, (await CommandLine.RunAsync(["schema", "show", "--data", data])).Code);
        (await CommandLine.RunAsync(["verify-audit", "--data", data])).IsOneClearRefusal("شهری نیست");
        (await CommandLine.RunAsync(["backup", folder.Inside("b.tar"), "--data", data])).IsOneClearRefusal("شهری نیست");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task A_read_only_folder_is_told_in_one_sentence()
    {
        using var disk = SmallDisk.Mount("size=1m,ro");
        var said = await CommandLine.SpawnAsync(Stop, "serve", "--data", disk.Path, "--port", FreePort());
        said.IsOneClearRefusal("نمی‌توان نوشت");
        var doctor = await CommandLine.RunAsync(["doctor", "--data", disk.Path]);
        doctor.IsOneClearRefusal("نمی‌توان نوشت");
    }

    [Fact]
    public async Task A_busy_port_is_told_in_one_sentence()
    {
        using var folder = new ScratchFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        // In a process of its own: what jobs write while the city goes down counts too.
        var said = await CommandLine.SpawnAsync(Stop, "serve", "--data", folder.Path, "--port", port);
        said.IsOneClearRefusal("درگاه شبکه را برنامهٔ دیگری گرفته است");
        var doctor = await CommandLine.RunAsync(["doctor", "--data", folder.Path, "--port", port]);
        doctor.IsOneClearRefusal($"درگاه {PersianText.ToPersianDigits(port)} را برنامهٔ دیگری گرفته است");
    }

    [Theory]
    [InlineData("--port", "70000")]
    [InlineData("--urls", "nonsense")]
    [InlineData("--urls", "https://localhost:5081")]
    [InlineData("--urls", "http://192.0.2.7:5081")]
    public async Task An_address_that_cannot_be_listened_on_is_told_in_one_sentence(string option, string value)
    {
        using var folder = new ScratchFolder();
        var said = await CommandLine.RunAsync(["serve", "--data", folder.Path, option, value]);
        said.IsOneClearRefusal("");
    }

    [Theory]
    [InlineData("SHAHR__Colour", "red", "Colour")]
    [InlineData("SHAHR__Demo", "perhaps", "Demo")]
    [InlineData("SHAHR__PublicUrl", "city", "PublicUrl")]
    [InlineData("SHAHR__TrustedProxies__0", "my proxy", "TrustedProxies")]
    [InlineData("SHAHR__Database", "Host=db;Colour=red;Password=secret", "رشتهٔ اتصال")]
    public async Task A_wrong_setting_is_named_by_every_verb(string name, string value, string contains)
    {
        using var folder = new ScratchFolder();
        foreach (var verb in new[] { "serve", "doctor", "backup" })
        {
            string[] words = verb == "backup" ? [verb, folder.Inside("b.tar")] : [verb];
            var said = await CommandLine.WithAsync(
                name,
                value,
                () => CommandLine.RunAsync([.. words, "--data", folder.Path])
            );
            said.IsOneClearRefusal(contains);
            Assert.DoesNotContain("secret", said.All, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_settings_file_that_cannot_be_read_is_told_in_one_sentence()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder.Inside("shahr.json"), "{ \"Demo\": tru", Stop);
        var before = Directory.GetCurrentDirectory();
        Directory.SetCurrentDirectory(folder.Path);
        try
        {
            (await CommandLine.RunAsync(["serve", "--data", folder.Path])).IsOneClearRefusal("shahr.json");
            (await CommandLine.RunAsync(["doctor", "--data", folder.Path])).IsOneClearRefusal("shahr.json");
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Username=shahr;Database=shahr;Timeout=2", "به PostgreSQL دسترسی نیست")]
    [InlineData("Colour=red", "رشتهٔ اتصال")]
    [InlineData("not a connection string", "رشتهٔ اتصال")]
    public async Task A_database_that_is_not_there_is_told_in_one_sentence(string database, string contains)
    {
        using var folder = new ScratchFolder();
        foreach (var verb in new[] { "serve", "doctor" })
        {
            var said = await CommandLine.RunAsync([verb, "--data", folder.Path, "--database", database]);
            said.IsOneClearRefusal(contains);
        }
    }

    [Fact]
    public async Task A_database_file_that_is_none_is_told_in_one_sentence()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(folder.Inside("city.db"), new string('x', 10_000), Stop);
        (await CommandLine.RunAsync(["serve", "--data", folder.Path, "--port", FreePort()])).IsOneClearRefusal(
            "city.db"
        );
        (await CommandLine.RunAsync(["doctor", "--data", folder.Path])).IsOneClearRefusal("city.db");
    }

    [Fact]
    public async Task A_second_process_on_one_sqlite_city_is_refused()
    {
        using var folder = new ScratchFolder();
        using var open = Host.CityLock.Take(folder.Path);
        (await CommandLine.RunAsync(["serve", "--data", folder.Path, "--port", FreePort()])).IsOneClearRefusal(
            "باز است"
        );
    }

    [Theory]
    [InlineData("doctor", "--colour")]
    [InlineData("dance")]
    [InlineData("restore")]
    public async Task A_verb_that_is_misspelt_is_told_in_one_sentence(params string[] words)
    {
        (await CommandLine.RunAsync(words)).IsOneClearRefusal("--help");
        var english = await CommandLine.RunAsync([.. words, "--lang", "en"]);
        Assert.Equal(2, english.Code);
        Assert.DoesNotContain(english.All, letter => letter is >= '\u0600' and <= '\u06FF');
    }

    [Fact]
    public async Task The_schema_is_applied_and_said_to_be_current()
    {
        using var folder = new ScratchFolder();
        var pending = await CommandLine.RunAsync(["schema", "show", "--data", folder.Path]);
        Assert.Equal(1, pending.Code);
        var applied = await CommandLine.RunAsync(["schema", "apply", "--data", folder.Path]);
        Assert.Equal((0, pending.Out), (applied.Code, applied.Out));
        var current = await CommandLine.RunAsync(["schema", "show", "--data", folder.Path]);
        Assert.Equal(0, current.Code);
        Assert.Contains("به‌روز است", current.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_applied_script_that_is_not_what_was_applied_is_named_by_every_verb()
    {
        using var folder = new ScratchFolder();
        Assert.Equal(0, (await CommandLine.RunAsync(["schema", "apply", "--data", folder.Path])).Code);
        await using (var database = new SqliteConnection($"Data Source={folder.Inside("city.db")};Pooling=False"))
        {
            await database.OpenAsync(Stop);
            await using var forge = database.CreateCommand();
            forge.CommandText = "update kit_schema set hash = 'x' where name like 'kit/0003%'";
            Assert.Equal(1, await forge.ExecuteNonQueryAsync(Stop));
        }

        foreach (var words in new string[][] { ["schema", "show"], ["schema", "apply"], ["doctor"] })
        {
            var said = await CommandLine.RunAsync([.. words, "--data", folder.Path]);
            said.IsOneClearRefusal("kit/0003_audit_guard.sql");
        }
    }

    [Fact]
    public async Task A_city_told_to_stop_while_it_opens_stops_without_a_word()
    {
        using var folder = new ScratchFolder();
        foreach (var milliseconds in new[] { 0, 100, 300, 900 })
        {
            using var stop = new CancellationTokenSource(milliseconds);
            var said = await CommandLine.RunAsync(["serve", "--data", folder.Path, "--port", FreePort()], stop.Token);
            Assert.Equal((0, ""), (said.Code, said.Error));
        }
    }

    [Fact]
    public async Task Any_other_verb_told_to_stop_says_that_it_did_not_end()
    {
        using var folder = new ScratchFolder();
        using var stop = new CancellationTokenSource(0);
        (await CommandLine.RunAsync(["schema", "apply", "--data", folder.Path], stop.Token)).IsOneClearRefusal(
            "پیش از پایان"
        );
    }

    [Fact]
    public async Task English_is_spoken_where_it_is_asked()
    {
        using var folder = new ScratchFolder();
        var said = await CommandLine.RunAsync(["serve", "--data", folder.Path, "--port", "70000", "--lang", "en"]);
        Assert.Equal(2, said.Code);
        Assert.Contains("A port is a number from 1 to 65535", said.Error, StringComparison.Ordinal);
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
