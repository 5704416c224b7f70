using System.Diagnostics;
using System.Text.Json;

namespace Shahr.Journeys.Tests;

/// <summary>A system outside the city, made with another vendor's client (openid-client), signs Maryam in.</summary>
[Collection("demo city")]
public sealed class PartnerTests(DemoCity city)
{
    private const string Scopes = "openid profile phone offline_access";

    public static TheoryData<bool> Scripts => [true, false];

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Another_vendors_client_signs_Maryam_in_and_knows_her_again(bool script)
    {
        var first = await SignInAsync(script);
        var claims = first.GetProperty("claims");
        Assert.Equal("مریم احمدی", claims.GetProperty("name").GetString());
        Assert.Equal("+989120000001", first.GetProperty("userinfo").GetProperty("phone_number").GetString());
        Assert.Equal("مریم احمدی", first.GetProperty("userinfo").GetProperty("name").GetString());
        Assert.True(first.GetProperty("renewed").GetBoolean());
        Assert.Equal("invalid_grant", first.GetProperty("refused").GetString());
        var again = (await SignInAsync(script)).GetProperty("claims");
        Assert.Equal(claims.GetProperty("sub").GetString(), again.GetProperty("sub").GetString());
    }

    private async Task<JsonElement> SignInAsync(bool script)
    {
        var program = Path.Join(DemoCity.Root, "web/test/partner.mjs");
        Assert.SkipUnless(HasNode(), "There is no node here to be the outside system.");
        var installed = Directory.Exists(Path.Join(DemoCity.Root, "web/node_modules/openid-client"));
        Assert.SkipUnless(installed, "openid-client is not installed: npm --prefix web ci");
        using var partner =
            Process.Start(new ProcessStartInfo("node", [program, city.Url, Scopes]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The outside system did not start.");
        try
        {
            var goTo = (await ReadAsync(partner)).GetProperty("goTo").GetString() ?? "";
            var maryam = new Somebody(await city.OpenAsync(Device.Phone with { Script = script })) { Home = city.Url };
            await maryam.SignInAsync(Day.Maryam, from: goTo);
            Assert.Contains("کتابخانهٔ باغ", await maryam.WordsAsync(), StringComparison.Ordinal);
            await maryam.Page.Locator("#consent button[value=allow]").ClickAsync();
            await maryam.Page.WaitForURLAsync("http://127.0.0.1:*/back?*");
            await maryam.Page.Context.CloseAsync();
            return await ReadAsync(partner);
        }
        finally
        {
            if (!partner.HasExited)
                partner.Kill();
        }
    }

    private static async Task<JsonElement> ReadAsync(Process partner)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var line = await partner.StandardOutput.ReadLineAsync(patience.Token);
        return JsonDocument
            .Parse(line ?? throw new InvalidOperationException("The outside system gave up."))
            .RootElement;
    }

    private static bool HasNode() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Join(folder, "node")));
}
