using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Contracts;
using Shahr.Identity;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Web.Tests;

public sealed class PeopleTests : IAsyncLifetime
{
    private const string Maryam = "0499370899";
    private const string Reza = "0084575948";
    private const string Head = "national_code,mobile,given_name,family_name,office,permissions";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly ScratchFolder _folder = new();
    private CityOptions _city = new();

    public async ValueTask InitializeAsync() => _city = await TestDatabases.NewAsync(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await TestDatabases.DropAsync(_city);
        _folder.Dispose();
    }

    [Fact]
    public async Task A_dry_run_says_what_would_come_of_each_line_and_writes_nothing()
    {
        var list = Write(
            "national_code;mobile;given_name;family_name",
            $"{Maryam};09121234567;مریم;احمدی",
            "0499370890;09121234567;بد;کد",
            $"۰۰۸۴۵۷۵۹۴۸;۰۹۱۲۷۶۵۴۳۲۱;رضا;كريمي",
            $"{Code(1)};12;بی;شماره",
            $"{Code(2)};09121234567;;بی‌نام",
            $"{Code(3)};09121234567"
        );
        var report = _folder.Inside("report.csv");
        var said = await ImportAsync(list, "--dry-run", "--report", report, "--lang", "en");
        Assert.Equal(1, said.Code);
        Assert.Contains("Nothing was written. It would be: 2 new accounts", said.Out, StringComparison.Ordinal);
        Assert.Contains("4 refused", said.Out, StringComparison.Ordinal);
        Assert.Contains("Line 3: This national code is not right", said.Out, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync());
        var lines = await File.ReadAllLinesAsync(report, Ct);
        Assert.Equal(7, lines.Length);
        Assert.StartsWith("2,made,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("3,refused,", lines[2], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, l => l.Contains("0499370890", StringComparison.Ordinal));
    }

    [Fact]
    public async Task People_are_made_once_however_often_the_list_is_run_and_come_in_by_their_mobile()
    {
        var list = Write("کد ملی,همراه,نام,نام خانوادگی", $"{Maryam},09121234567,\"مریم\",احمدی");
        var said = await ImportAsync(list, "--reason", "از سامانهٔ پیشین");
        Assert.Equal((0, ""), (said.Code, said.Error));
        Assert.Contains("۱ حساب تازه", said.Out, StringComparison.Ordinal);
        said = await ImportAsync(list, "--reason", "از سامانهٔ پیشین");
        Assert.Contains("۰ حساب تازه، ۰ با دسترسی تازه، ۱ بی‌تغییر", said.Out, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync());
        // Whoever signs up with the same code and mobile is that account.
        var there = await InCityAsync(city =>
            city.GetRequiredService<IdentitySeed>()
                .SignUpAsync(new NewPerson(Maryam, "09121234567", "مریم", "احمدی"), Ct)
        );
        var reach = await InCityAsync(city => city.GetRequiredService<IPeople>().ReachAsync(there, Ct));
        Assert.Equal("+989121234567", reach?.Mobile);
    }

    [Fact]
    public async Task Twins_with_one_mobile_are_two_and_doubles_are_told_apart_from_contradictions()
    {
        var list = Write(
            "national_code,mobile,given_name,family_name",
            $"{Code(1)},09121234567,علی,کریمی",
            $"{Code(2)},09121234567,علی,کریمی",
            $"{Code(1)},09121234567,علی,کریمی",
            $"{Code(1)},09127654321,علی,کریمی"
        );
        var said = await ImportAsync(list, "--reason", "از سامانهٔ پیشین", "--lang", "en");
        Assert.Contains("2 new accounts", said.Out, StringComparison.Ordinal);
        Assert.Contains("1 as they were, 1 refused", said.Out, StringComparison.Ordinal);
        Assert.Contains("Line 5: Line 2 has the same national code", said.Out, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task An_account_that_is_there_is_never_changed_by_a_list()
    {
        await SignUpAsync(Maryam, "09121234567", "مریم");
        var list = Write("national_code,mobile,given_name,family_name", $"{Maryam},09127654321,مریم,احمدی");
        var said = await ImportAsync(list, "--reason", "از سامانهٔ پیشین", "--lang", "en");
        Assert.Contains("has an account with another mobile", said.Out, StringComparison.Ordinal);
        list = Write("national_code,mobile,given_name,family_name", $"{Maryam},09121234567,زهرا,احمدی");
        said = await ImportAsync(list, "--reason", "از سامانهٔ پیشین", "--lang", "en");
        Assert.Contains("has an account with another name", said.Out, StringComparison.Ordinal);
        var reach = await InCityAsync(async city =>
        {
            var maryam = await city.GetRequiredService<IdentitySeed>().FindAsync(NationalCode.Parse(Maryam), Ct);
            return await city.GetRequiredService<IPeople>().ReachAsync(maryam ?? default, Ct);
        });
        Assert.Equal("+989121234567", reach?.Mobile);
    }

    [Fact]
    public async Task Officers_are_appointed_by_a_manager_and_what_needs_four_eyes_waits_for_another()
    {
        await CommandLine.RunAsync(_city, "offices", "make");
        await SignUpAsync(Maryam, "09121234567", "مریم");
        await CommandLine.RunAsync(_city, "offices", "appoint", Maryam, "--reason", "حکم شهردار");
        var list = Write(
            Head,
            $"{Reza},09127654321,رضا,کریمی,lighting,cases.work identity.recover",
            $"{Code(1)},09121234567,علی,کریمی,nowhere,cases.work",
            $"{Code(2)},09121234567,علی,کریمی,lighting,cases.fly",
            $"{Code(3)},09121234567,علی,کریمی,,",
            $"{Code(4)},09121234567,علی,کریمی,lighting,"
        );
        var said = await ImportAsync(list, "--reason", "انتقال", "--lang", "en");
        Assert.Contains("Line 2: This line is an officer; name with --by", said.Out, StringComparison.Ordinal);
        (await ImportAsync(list, "--reason", "انتقال", "--by", Reza)).IsOneClearRefusal("مدیر اداره‌ها نیست");

        said = await ImportAsync(list, "--dry-run", "--by", Maryam, "--lang", "en");
        Assert.Contains("1 new accounts, 0 with new permissions, 1 as they were", said.Out, StringComparison.Ordinal);
        said = await ImportAsync(list, "--reason", "انتقال", "--by", Maryam, "--lang", "en");
        Assert.Contains(
            "1 new accounts, 0 with new permissions, 1 as they were, 3 refused",
            said.Out,
            StringComparison.Ordinal
        );
        Assert.Equal(["cases.work"], await HeldAsync("identity_grants"));
        Assert.Equal(["identity.recover"], await HeldAsync("identity_waiting_grants"));

        said = await ImportAsync(list, "--reason", "انتقال", "--by", Maryam, "--lang", "en");
        Assert.Contains("0 new accounts, 0 with new permissions, 2 as they were", said.Out, StringComparison.Ordinal);
        Assert.Single(await HeldAsync("identity_waiting_grants"));
    }

    [Fact]
    public async Task A_list_that_cannot_be_read_is_refused_in_one_sentence_and_keeps_what_was_whole()
    {
        (await ImportAsync(_folder.Inside("absent.csv"), "--dry-run")).IsOneClearRefusal("پیدا نشد");
        (await ImportAsync(Write("a,b"), "--dry-run")).IsOneClearRefusal("ستون «a»");
        (await ImportAsync(Write("national_code,mobile"), "--dry-run")).IsOneClearRefusal("سطر نخست");
        (await ImportAsync(Write(Head))).IsOneClearRefusal("دلیل");
        var latin = _folder.Inside("latin.csv");
        await File.WriteAllBytesAsync(latin, [.. Encoding.UTF8.GetBytes(Head + "\n"), 0xE3, 0x28, 0xA1], Ct);
        (await ImportAsync(latin, "--dry-run")).IsOneClearRefusal("یونیکد");
        var open = Write(Head, $"{Maryam},09121234567,مریم,احمدی,,", "\"" + new string('x', 9000));
        (await ImportAsync(open, "--reason", "از پیش")).IsOneClearRefusal("از سطر ۳");
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Stopped_half_way_it_is_run_again_and_everybody_is_there_once()
    {
        var lines = Enumerable.Range(1, 1200).Select(i => $"{Code(i)},0912{i:D7},علی,کریمی{Letters(i)}");
        var list = Write(["national_code,mobile,given_name,family_name", .. lines]);
        using var stop = new CancellationTokenSource();
        await using (var app = Open())
        {
            await app.Services.GetRequiredService<SchemaRunner>().UpgradeAsync(Ct);
            await using var stream = File.OpenRead(list);
            var seen = 0;
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                app
                    .Services.GetRequiredService<PeopleImport>()
                    .RunAsync(
                        stream,
                        new ImportOrder("از پیش", null, false),
                        _ =>
                        {
                            if (++seen == 500)
                                stop.Cancel();
                        },
                        stop.Token
                    )
            );
        }

        Assert.Equal(500, await CountAsync());
        var said = await ImportAsync(list, "--reason", "از پیش", "--json");
        Assert.Contains("\"made\": 700", said.Out.Replace("\"made\":7", "\"made\": 7"), StringComparison.Ordinal);
        Assert.Equal(1200, await CountAsync());
    }

    private Task<Said> ImportAsync(string file, params string[] more) =>
        CommandLine.RunAsync(_city, ["people", "import", file, .. more]);

    // Ten digits with the right check digit (TypedDigits does not make them).
    private static string Code(int number)
    {
        var nine = (200_000_000 + number).ToString(CultureInfo.InvariantCulture);
        var rest = nine.Select((c, i) => (c - '0') * (10 - i)).Sum() % 11;
        return nine + (rest < 2 ? rest : 11 - rest);
    }

    private static string Letters(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(c => (char)('ا' + (c - '0') + 3)));

    private Task<PersonId> SignUpAsync(string code, string mobile, string name) =>
        InCityAsync(city =>
            city.GetRequiredService<IdentitySeed>().SignUpAsync(new NewPerson(code, mobile, name, "احمدی"), Ct)
        );

    private Task<int> CountAsync() =>
        InCityAsync(async city =>
            (
                await city.GetRequiredService<CityDatabase>()
                    .ReadAsync("select id from identity_people", _ => { }, row => row.GetGuid(0), Ct)
            ).Count
        );

    private Task<List<string>> HeldAsync(string table) =>
        InCityAsync(async city =>
            (
                await city.GetRequiredService<CityDatabase>()
                    .ReadAsync(
                        $"select permission from {table} where permission <> 'identity.manage_offices'",
                        _ => { },
                        row => row.GetString(0),
                        Ct
                    )
            ).ToList()
        );

    private Microsoft.AspNetCore.Builder.WebApplication Open() =>
        CityApp.Build(_city, [], b => b.Logging.SetMinimumLevel(LogLevel.Error));

    private async Task<T> InCityAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var app = Open();
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    private string Write(params string[] lines)
    {
        var file = _folder.Inside($"{Guid.CreateVersion7():N}.csv");
        File.WriteAllLines(file, lines, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return file;
    }
}
