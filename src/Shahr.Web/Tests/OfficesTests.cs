using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Contracts;
using Shahr.Identity;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Web.Backup;
using Shahr.Web.Host;

namespace Shahr.Web.Tests;

public sealed class OfficesTests : IDisposable
{
    private const string Maryam = "0499370899";
    private const string Reza = "0084575948";
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly ScratchFolder _folder = new();

    private CityOptions City => new() { Data = _folder.Path };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_new_city_gets_the_offices_its_services_name_and_a_second_time_nothing()
    {
        var said = await CommandLine.RunAsync(City, "offices", "make");
        Assert.Equal(0, said.Code);
        Assert.Contains("۱۷ اداره ساخته شد؛ ۰ از پیش بود", said.Out, StringComparison.Ordinal);
        said = await CommandLine.RunAsync(City, "offices", "make");
        Assert.Contains("۰ اداره ساخته شد؛ ۱۷ از پیش بود", said.Out, StringComparison.Ordinal);
        Assert.Equal(17, await CountAsync());
    }

    [Fact]
    public async Task A_city_brings_offices_of_its_own()
    {
        var file = Write("# ما", "bazaar ; ادارهٔ بازار ; Bazaar", "lighting;ادارهٔ روشنایی;Street lighting");
        var said = await CommandLine.RunAsync(City, "offices", "make", file, "--json");
        Assert.Equal(0, said.Code);
        Assert.Contains("ادارهٔ بازار", said.Out, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task A_wrong_line_is_named_and_nothing_is_made()
    {
        (await CommandLine.RunAsync(City, "offices", "make", Write("a ; b"))).IsOneClearRefusal("سطر ۱");
        (
            await CommandLine.RunAsync(City, "offices", "make", Write("roads;راه;Roads", "roads;راه;Roads"))
        ).IsOneClearRefusal("سطر ۲");
        (await CommandLine.RunAsync(City, "offices", "make", Write("Roads;راه‌ها;Roads"))).IsOneClearRefusal("سطر ۱");
        (await CommandLine.RunAsync(City, "offices", "make", Write("# هیچ"))).IsOneClearRefusal("هیچ اداره‌ای");
        (await CommandLine.RunAsync(City, "offices", "make", "absent.txt")).IsOneClearRefusal("پیدا نشد");
        Assert.False(File.Exists(_folder.Inside(BackupManifest.SqliteName)));
    }

    [Fact]
    public async Task The_first_manager_is_appointed_once_and_a_second_only_when_said_to_be_needed()
    {
        await CommandLine.RunAsync(City, "offices", "make");
        var maryam = await SignUpAsync(Maryam, "09121234567", "مریم");
        var reza = await SignUpAsync(Reza, "09127654321", "رضا");

        var said = await AppointAsync(Maryam);
        Assert.Equal(0, said.Code);
        Assert.Contains("مریم احمدی مدیر اداره‌هاست", said.Out, StringComparison.Ordinal);
        Assert.True(await ManagesAsync(maryam));

        (await AppointAsync(Reza)).IsOneClearRefusal("--although");
        Assert.False(await ManagesAsync(reza));
        Assert.Equal(0, (await AppointAsync(Reza, "--although")).Code);
        Assert.True(await ManagesAsync(reza));
    }

    [Fact]
    public async Task Nobody_is_appointed_who_is_not_there_or_without_a_reason_or_to_no_office()
    {
        await CommandLine.RunAsync(City, "offices", "make");
        (await AppointAsync(Maryam)).IsOneClearRefusal("نام‌نویسی نکرده");
        (await AppointAsync("0499370890")).IsOneClearRefusal("کد ملی");
        await SignUpAsync(Maryam, "09121234567", "مریم");
        (await AppointAsync(Maryam, "--office", "nowhere")).IsOneClearRefusal("اداره");
        (await CommandLine.RunAsync(City, "offices", "appoint", Maryam, "--reason", " ")).IsOneClearRefusal("دلیل");
        Assert.Equal(2, (await CommandLine.RunAsync(City, "offices", "appoint", Maryam)).Code);
    }

    [Fact]
    public async Task While_an_embedded_city_is_open_it_is_not_written_beside_it()
    {
        using var open = CityLock.Take(_folder.Path);
        (await CommandLine.RunAsync(City, "offices", "make")).IsOneClearRefusal("باز است");
    }

    private Task<Said> AppointAsync(string code, params string[] more) =>
        CommandLine.RunAsync(City, ["offices", "appoint", code, "--reason", "حکم شهردار، نامهٔ ۱۲", .. more]);

    private Task<PersonId> SignUpAsync(string code, string mobile, string name) =>
        InCityAsync(city =>
            city.GetRequiredService<IdentitySeed>().SignUpAsync(new NewPerson(code, mobile, name, "احمدی"), Ct)
        );

    private Task<int> CountAsync() =>
        InCityAsync(async city => (await city.GetRequiredService<IOffices>().AllAsync(Ct)).Count);

    private Task<bool> ManagesAsync(PersonId person) =>
        InCityAsync(async city =>
        {
            var offices = city.GetRequiredService<IOffices>();
            var mayor = await offices.FindAsync("mayor", Ct);
            return mayor is not null
                && (await offices.OfficersAsync(mayor.Id, "identity.manage_offices", 9, Ct)).Contains(person);
        });

    private async Task<T> InCityAsync<T>(Func<IServiceProvider, Task<T>> ask)
    {
        await using var app = CityApp.Build(City, [], b => b.Logging.SetMinimumLevel(LogLevel.Error));
        await using var scope = app.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider);
    }

    private string Write(params string[] lines)
    {
        var file = _folder.Inside("offices.txt");
        File.WriteAllLines(file, lines);
        return file;
    }
}
