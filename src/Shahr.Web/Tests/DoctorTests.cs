using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Testing;
using Shahr.Treasury;
using Shahr.Web.Cli;
using Shahr.Web.Host;

namespace Shahr.Web.Tests;

public sealed class DoctorTests(CityFixture city) : IClassFixture<CityFixture>
{
    private static readonly string[] _notify =
    [
        "messages",
        "alerts",
        "providers",
        "provider_minutes",
        "wishes",
        "bulks",
        "bulk_walks",
        "push_devices",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sound_city_has_a_sound_database_keys_folder_and_calendar()
    {
        var findings = await FindingsAsync(city.City.Options, "doctor");
        foreach (var name in new[] { "Settings", "Data folder", "Database", "Keys" })
            Assert.Null(findings[name].Wrong);
    }

    [Fact]
    public async Task An_old_schema_is_seen_and_the_mending_command_mends_it()
    {
        using var folder = new ScratchFolder();
        var options = await TestDatabases.NewAsync(folder.Path);
        try
        {
            await RunAsync(options, "delete from kit_schema where name like 'notify/%'");
            foreach (var table in _notify)
                await RunAsync(options, "drop table notify_" + table);
            var (wrong, mend) = (await FindingsAsync(options, "doctor"))["Database"];
            Assert.Contains("schema is old", wrong, StringComparison.Ordinal);
            Assert.Equal("shahr schema apply", mend);

            Assert.Equal(0, (await CommandLine.RunAsync(options, "schema", "apply")).Code);
            Assert.Null((await FindingsAsync(options, "doctor"))["Database"].Wrong);
        }
        finally
        {
            await TestDatabases.DropAsync(options);
        }
    }

    [Fact]
    public async Task A_ledger_in_which_a_bit_was_flipped_is_named_by_its_line()
    {
        await using var own = await CityHost.StartAsync();
        var bank = own.Services.GetRequiredService<TreasurySeed>();
        await bank.GiveAsync(PersonId.New(), new Rial(70_000), Guid.CreateVersion7(), Stop);
        var journal = Path.Join(own.Options.Data, LedgerBackup.Folder, "journal-00000000");
        Assert.SkipUnless(File.Exists(journal), "The journal of this city is not in files.");
        await FollowedAsync(own);
        Assert.Null((await FindingsAsync(own.Options, "doctor"))["Ledger"].Wrong);

        FlipBit(own.Options.Data, line: 2);
        var (wrong, mend) = (await FindingsAsync(own.Options, "doctor"))["Ledger"];
        Assert.StartsWith("Line 2 ", wrong, StringComparison.Ordinal);
        Assert.StartsWith("shahr verify-ledger", mend, StringComparison.Ordinal);
    }

    /// <summary>Waits until the rows have followed every line of the ledger.</summary>
    internal static Task FollowedAsync(CityHost city) =>
        CityHost.EventuallyAsync(
            () => Task.FromResult(city.Services.GetRequiredService<LedgerHealth>().Behind == 0),
            "the rows follow"
        );

    /// <summary>One bit of one line of a city's journal, as a bad disk would.</summary>
    internal static void FlipBit(string data, int line)
    {
        var journal = Path.Join(data, LedgerBackup.Folder, "journal-00000000");
        using var file = new FileStream(journal, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        file.Position = (line * 256) + 100;
        var one = file.ReadByte();
        file.Position--;
        file.WriteByte((byte)(one ^ 4));
    }

    [Fact]
    public async Task A_newer_database_and_an_edited_script_are_told_apart()
    {
        using var folder = new ScratchFolder();
        var options = await TestDatabases.NewAsync(folder.Path);
        try
        {
            await RunAsync(options, "update kit_schema set hash = 'x' where name like 'kit/0001%'");
            Assert.Contains(
                "was edited",
                (await FindingsAsync(options, "doctor"))["Database"].Wrong,
                StringComparison.Ordinal
            );
            await RunAsync(options, "update kit_schema set name = 'kit/9999_future.sql' where name like 'kit/0001%'");
            Assert.Contains(
                "newer city",
                (await FindingsAsync(options, "doctor"))["Database"].Wrong,
                StringComparison.Ordinal
            );
        }
        finally
        {
            await TestDatabases.DropAsync(options);
        }
    }

    [Fact]
    public async Task Keys_that_others_may_read_are_seen()
    {
        using var folder = new ScratchFolder();
        var keys = Directory.CreateDirectory(folder.Inside("keys")).FullName;
        await File.WriteAllTextAsync(
            Path.Join(keys, "look-up.ring.json"),
            """[{"Id":"k1","From":"2026-01-01T00:00:00Z","Secret":"AAAA"}]""",
            Stop
        );
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(keys, (UnixFileMode)0b111_101_101);
        var (wrong, mend) = (await FindingsAsync(new CityOptions { Data = folder.Path }, "doctor"))["Keys"];
        Assert.Contains("may open the keys folder", wrong, StringComparison.Ordinal);
        Assert.Equal($"chmod -R go-rwx {keys}", mend);
    }

    [Fact]
    public async Task A_city_that_lost_its_keys_is_told_before_anybody_opens_it()
    {
        using var folder = new ScratchFolder();
        await File.WriteAllBytesAsync(folder.Inside("city.db"), [], Stop);
        Assert.Contains(
            "without its keys",
            (await FindingsAsync(new CityOptions { Data = folder.Path }, "doctor"))["Keys"].Wrong,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2026-12-15", false)]
    [InlineData("2026-12-25", true)]
    [InlineData("2027-06-01", true)]
    public async Task Holidays_that_run_out_are_told_three_months_before(string today, bool isTold)
    {
        using var folder = new ScratchFolder();
        var clock = new TestClock();
        clock.Set(DateTimeOffset.Parse(today + "T08:00:00Z", System.Globalization.CultureInfo.InvariantCulture));
        var findings = await new DoctorChecks(new CityOptions { Data = folder.Path }, clock).AllAsync(5080, Stop);
        Assert.Equal(isTold, !findings.Single(f => f.NameEn == "Official holidays").IsFine);
    }

    [Theory]
    [InlineData(null, "simulator", null)]
    [InlineData("https://city.example", null, "No real SMS provider")]
    [InlineData("https://city.example", "http", "name the file")]
    public async Task A_city_with_an_address_of_its_own_needs_a_real_sms_provider(
        string? url,
        string? kind,
        string? says
    )
    {
        using var folder = new ScratchFolder();
        var outside = new ConfigurationBuilder()
            .AddInMemoryCollection(
                kind is null
                    ? []
                    :
                    [
                        KeyValuePair.Create("Notify:Sms:Providers:0:Name", (string?)"one"),
                        KeyValuePair.Create("Notify:Sms:Providers:0:Kind", (string?)kind),
                    ]
            )
            .Build();
        var options = new CityOptions { Data = folder.Path, PublicUrl = url };
        var findings = await new DoctorChecks(options, new TestClock(), outside).AllAsync(5080, Stop);
        var sms = findings.Single(f => f.NameEn == "SMS");
        Assert.Contains(says ?? "No real SMS provider", sms.WrongEn, StringComparison.Ordinal);
        var trial = await new DoctorChecks(
            new CityOptions { Data = folder.Path },
            new TestClock(),
            new ConfigurationBuilder().Build()
        ).AllAsync(5080, Stop);
        Assert.DoesNotContain(trial, f => f.NameEn == "SMS");
    }

    [Fact]
    public async Task A_staff_directory_that_is_set_wrongly_is_named_and_one_that_is_not_set_is_not_spoken_of()
    {
        using var folder = new ScratchFolder();
        var options = new CityOptions { Data = folder.Path };
        async Task<Finding?> SaidAsync(params KeyValuePair<string, string?>[] settings)
        {
            var outside = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
            var findings = await new DoctorChecks(options, new TestClock(), outside).AllAsync(5080, Stop);
            return findings.SingleOrDefault(f => f.NameEn == "Staff directory");
        }

        Assert.Null(await SaidAsync());
        var said = await SaidAsync(
            new("Identity:Directory:Host", "10.0.0.1"),
            new("Identity:Directory:Security", "none")
        );
        Assert.Contains("Identity:Directory:Security", said?.WrongEn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_makes_nothing()
    {
        using var folder = new ScratchFolder();
        await CommandLine.RunAsync(["doctor", "--data", folder.Inside("no-such-city")]);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task The_citys_own_port_is_not_another_programs()
    {
        using var folder = new ScratchFolder();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using var app = CityApp.Build(new CityOptions { Data = folder.Path }, ["--urls", "http://127.0.0.1:0"]);
        await app.Services.GetRequiredService<SchemaRunner>().UpgradeAsync(Stop);
        await app.StartAsync(Stop);
        var port = new Uri(app.Urls.First()).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var said = await CommandLine.RunAsync(["doctor", "--data", folder.Path, "--port", port, "--lang", "en"]);
        Assert.Contains($"the city is open on {port}", said.Out, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, (string? Wrong, string? Mend)>> FindingsAsync(
        CityOptions options,
        string verb
    )
    {
        var said = await CommandLine.RunAsync(options, verb, "--json");
        using var json = JsonDocument.Parse(said.Out);
        return json
            .RootElement.EnumerateArray()
            .ToDictionary(
                f => f.GetProperty("nameEn").GetString() ?? "",
                f => (f.GetProperty("wrongEn").GetString(), f.GetProperty("mend").GetString())
            );
    }

    private static async Task RunAsync(CityOptions options, string sql)
    {
        await using var database = Backup.SchemaOf.Database(options);
        await using var connection = await database.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }
}
