using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Ledger;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Web.Tests;

/// <summary>The journal of a ledger, judged from the command line.</summary>
public sealed class VerifyLedgerTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Folder => _folder.Inside("ledger");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sound_ledger_gives_a_mark_to_keep_and_a_changed_one_names_its_line()
    {
        var (first, second) = await WriteAsync();
        var sound = await VerifyAsync();
        Assert.True(sound.Code == 0, sound.All);
        Assert.Contains("دفتر درست است: ۴ سطر، ۲ حساب", sound.Out, StringComparison.Ordinal);
        var mark = sound.Out.Trim().Split('\n')[^1];
        Assert.Equal(0, (await VerifyAsync("--known", mark)).Code);
        Assert.Equal(1, (await VerifyAsync("--known", mark[..^1] + (mark[^1] == '0' ? '1' : '0'))).Code);

        Flip(second);
        var broken = await VerifyAsync();
        Assert.Equal(1, broken.Code);
        Assert.Contains(
            $"نمی‌خواند: {Kit.Values.PersianText.ToPersianDigits($"{second}")}",
            broken.Out,
            StringComparison.Ordinal
        );
        Assert.Contains($"disagrees: {second}", (await VerifyAsync("--lang", "en")).Out, StringComparison.Ordinal);
        Assert.True(first < second);
    }

    [Fact]
    public async Task No_ledger_one_in_use_and_a_mark_that_is_none_are_said()
    {
        (await VerifyAsync()).IsOneClearRefusal("دفتری نیست");
        await WriteAsync();
        (await VerifyAsync("--known", "12")).IsOneClearRefusal("--known");
        using var ledger = GeneralLedger.Open(Folder, TimeProvider.System);
        (await VerifyAsync()).IsOneClearRefusal("در کار است");
    }

    [Fact]
    public async Task The_journal_in_a_citys_database_is_judged_while_the_city_runs()
    {
        Assert.SkipUnless(TestDatabases.Kind == DatabaseKind.Postgres, "On SQLite the journal is in a folder.");
        await using var city = await CityHost.StartAsync();
        var sound = await CommandLine.RunAsync(city.Options, ["verify-ledger"]);
        Assert.True(sound.Code == 0, sound.All);
        Assert.Contains("دفتر درست است", sound.Out, StringComparison.Ordinal);

        await city.InTransactionAsync(async scope =>
        {
            await using var change = scope
                .GetRequiredService<CityTransaction>()
                .Command("update treasury_journal set bytes = set_byte(bytes, 100, 1) where position = 0");
            return await change.ExecuteNonQueryAsync(Stop);
        });
        Assert.Equal(1, (await CommandLine.RunAsync(city.Options, ["verify-ledger"])).Code);
    }

    [Fact]
    public async Task Without_a_folder_a_city_on_sqlite_is_asked_where_its_ledger_is() =>
        (
            await CommandLine.RunAsync(new CityOptions { Data = _folder.Inside("data") }, ["verify-ledger"])
        ).IsOneClearRefusal("--database");

    private async Task<(long First, long Second)> WriteAsync()
    {
        using var ledger = GeneralLedger.Open(Folder, TimeProvider.System);
        await ledger.SubmitAsync([
            LedgerCommand.Open(new AccountId(1), 364, 1),
            LedgerCommand.Open(new AccountId(2), 364, 1),
        ]);
        var (one, two) = (await GiveAsync(ledger, 5), await GiveAsync(ledger, 6));
        return (one.Position, two.Position);
    }

    private static Task<LedgerAnswer> GiveAsync(GeneralLedger ledger, ulong id) =>
        ledger.SubmitAsync(LedgerCommand.Transfer(new CommandId(id), new AccountId(1), new AccountId(2), 10, 364, 1));

    private void Flip(long line)
    {
        using var file = File.Open(Path.Join(Folder, "journal-00000000"), FileMode.Open);
        file.Position = (line * 256) + 96;
        file.WriteByte(99);
    }

    private Task<Said> VerifyAsync(params string[] words) =>
        CommandLine.RunAsync(new CityOptions { Data = _folder.Inside("data") }, ["verify-ledger", Folder, .. words]);
}
