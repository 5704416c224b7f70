using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Web.Tests;

/// <summary>
/// From what people do to what an outsider checks: the roots they kept, the city's command, and the row it names. What
/// else an attacker may do is in the tests of Kit's verifier.
/// </summary>
public sealed class VerifyAuditTests : IAsyncLifetime
{
    private readonly ScratchFolder _outside = new();
    private CityHost? _city;

    private CityHost City => _city ?? throw new InvalidOperationException("The city is not open yet.");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _city = await CityHost.StartAsync();
        using var maryam = City.SignedIn("مریم احمدی");
        for (var i = 0; i < 3; i++)
        {
            var page = await maryam.GetAsync("/services/street-problem");
            Assert.Equal(HttpStatusCode.OK, (await maryam.SubmitAsync(page, "form[action$='/drafts']")).Status);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        _outside.Dispose();
    }

    [Fact]
    public async Task Roots_kept_outside_prove_the_history_and_name_the_row_that_was_changed()
    {
        var roots = await KeepRootsAsync();
        var sound = await VerifyAsync("--roots", roots);
        Assert.True(sound.Code == 0, sound.All);

        await TamperAsync("update kit_audit_entries set action = 'cases.forged' where seq = 2");
        var (fa, en) = (await VerifyAsync("--roots", roots), await VerifyAsync("--roots", roots, "--lang", "en"));
        Assert.Equal((1, 1), (fa.Code, en.Code));
        var id = await IdAsync(2);
        Assert.Contains($"ردیف ۲ ({id}) دست‌کاری شده است", fa.Out, StringComparison.Ordinal);
        Assert.Contains($"Row 2 ({id}) was changed", en.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_root_of_another_history_names_the_stretch_and_without_roots_the_gap_is_said()
    {
        var roots = await KeepRootsAsync();
        var kept = await File.ReadAllTextAsync(roots, Stop);
        var last = kept.TrimEnd().Split('\n')[^1].Split(' ');
        await File.WriteAllTextAsync(roots, $"{last[0]} {last[1]} {new string('e', 64)}\n", Stop);
        var said = await VerifyAsync("--roots", roots);
        Assert.Equal(1, said.Code);
        Assert.Contains("از نو ساخته شده است", said.Out, StringComparison.Ordinal);

        var alone = await VerifyAsync();
        Assert.Equal(0, alone.Code);
        Assert.Contains("بدون ریشه‌های بیرونی", alone.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_holds_no_roots_is_refused_with_its_line()
    {
        (await VerifyAsync("--roots", _outside.Inside("absent.txt"))).IsOneClearRefusal("absent.txt");
        await File.WriteAllTextAsync(_outside.Inside("r.txt"), "# ریشه\n2026-11-23 x y\n", Stop);
        (await VerifyAsync("--roots", _outside.Inside("r.txt"))).IsOneClearRefusal("۲");
    }

    private Task<Said> VerifyAsync(params string[] words) =>
        CommandLine.RunAsync(City.Options, ["verify-audit", .. words]);

    // The day ends, its root is written, and somebody outside keeps what the city publishes.
    private async Task<string> KeepRootsAsync()
    {
        var sealer = City.Services.GetRequiredService<AuditSealer>();
        await sealer.SealAsync(Stop);
        City.Clock.Advance(TimeSpan.FromDays(1.2));
        await sealer.WriteRootsAsync(Stop);
        using var anyone = City.Visitor();
        Assert.Contains("ریشه‌های روزانه", (await anyone.GetAsync("/transparency")).Text, StringComparison.Ordinal);
        var file = _outside.Inside("roots.txt");
        await File.WriteAllBytesAsync(file, (await anyone.GetAsync("/transparency/roots.txt")).Bytes, Stop);
        return file;
    }

    // Somebody who owns the database: the guards go first.
    private async Task TamperAsync(string sql)
    {
        var isSqlite = City.Options.Database is null;
        await RunAsync(
            isSqlite ? "drop trigger kit_audit_entries_no_change" : "alter table kit_audit_entries disable trigger user"
        );
        await RunAsync(sql);
    }

    private async Task<string> IdAsync(int seq) =>
        Convert.ToString(
            await RunAsync($"select id from kit_audit_entries where seq = {seq}"),
            CultureInfo.InvariantCulture
        )
            is { } id
            ? new Guid(id).ToString()
            : "";

    private async Task<object?> RunAsync(string sql)
    {
        await using var database = Backup.SchemaOf.Database(City.Options);
        await using var connection = await database.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Stop);
    }
}
