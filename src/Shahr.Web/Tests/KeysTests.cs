using Shahr.Kit.Data;
using Shahr.Kit.Keys;
using Shahr.Web.Backup;
using Shahr.Web.Cli;
using Shahr.Web.Host;

namespace Shahr.Web.Tests;

public sealed class KeysTests : IDisposable
{
    private const string Password = "گذرواژه‌ای بلند برای آزمون";
    private readonly ScratchFolder _home = new();
    private readonly ScratchFolder _away = new();

    private string Archive => _home.Inside("keys.bin");

    public void Dispose()
    {
        _home.Dispose();
        _away.Dispose();
    }

    [Fact]
    public async Task Keys_travel_under_a_password_and_open_what_they_closed()
    {
        var key = Keys(_home).Current("look-up");
        await File.WriteAllTextAsync(
            Path.Join(Keys(_home).Folder("documents"), "root.pem"),
            "-----",
            TestContext.Current.CancellationToken
        );
        Assert.Equal(0, (await RunAsync(Password, _home, "export")).Code);
        var said = await RunAsync(Password, _away, "import");
        Assert.True(said.Code == 0, said.All);

        Assert.Equal(key.Secret, Keys(_away).Find("look-up", key.Id)?.Secret);
        Assert.True(File.Exists(_away.Inside("keys/documents/root.pem")));
        if (OperatingSystem.IsWindows())
            return;
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(_away.Inside("keys/look-up.ring.json"))
        );
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(_away.Inside("keys/documents"))
        );
    }

    [Fact]
    public async Task A_wrong_password_or_a_changed_archive_opens_nothing()
    {
        Keys(_home).Current("look-up");
        await RunAsync(Password, _home, "export");
        (await RunAsync(Password + "!", _away, "import")).IsOneClearRefusal("گذرواژه درست نیست");

        var sound = await File.ReadAllBytesAsync(Archive, TestContext.Current.CancellationToken);
        foreach (var place in new[] { 3, 20, 31, 40, 50, sound.Length / 2, sound.Length - 1 })
        {
            var changed = sound.ToArray();
            changed[place] ^= 1;
            await File.WriteAllBytesAsync(Archive, changed, TestContext.Current.CancellationToken);
            (await RunAsync(Password, _away, "import")).IsOneClearRefusal("");
            Assert.False(Directory.Exists(_away.Inside("keys")));
            Assert.False(Directory.Exists(_away.Inside(".incoming")));
        }
    }

    [Fact]
    public async Task No_secret_stands_open_in_the_archive()
    {
        var key = Keys(_home).Current("look-up");
        await RunAsync(Password, _home, "export");
        var bytes = await File.ReadAllBytesAsync(Archive, TestContext.Current.CancellationToken);
        var text = System.Text.Encoding.Latin1.GetString(bytes);
        Assert.DoesNotContain(Convert.ToBase64String(key.Secret), text, StringComparison.Ordinal);
        Assert.DoesNotContain("look-up", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_are_there_are_left_alone_without_force_and_kept_with_it()
    {
        Keys(_home).Current("look-up");
        var mine = Keys(_away).Current("look-up");
        await RunAsync(Password, _home, "export");
        (await RunAsync(Password, _away, "import")).IsOneClearRefusal("دست نخورد");
        Assert.Equal(mine.Id, Keys(_away).Current("look-up").Id);

        Assert.Equal(0, (await RunAsync(Password, _away, "import", "--force")).Code);
        Assert.Null(Keys(_away).Find("look-up", mine.Id));
        var former = Assert.Single(Directory.GetDirectories(_away.Path, "former-*"));
        Assert.Contains("look-up/" + mine.Id, KeyNames.In(Path.Join(former, "keys")));
    }

    [Fact]
    public async Task A_short_password_is_refused()
    {
        Keys(_home).Current("look-up");
        (await RunAsync("short", _home, "export")).IsOneClearRefusal("کوتاه");
        Assert.False(File.Exists(Archive));
    }

    private Task<Said> RunAsync(string password, ScratchFolder city, string verb, params string[] more) =>
        CommandLine.WithAsync(
            KeysCommand.PasswordName,
            password,
            () => CommandLine.RunAsync(new CityOptions { Data = city.Path }, ["keys", verb, Archive, .. more])
        );

    private static CityKeyFiles Keys(ScratchFolder folder) => new(new DataFolder(folder.Path), TimeProvider.System);
}
