using Microsoft.Playwright;

namespace Shahr.Journeys.Tests;

/// <summary>
/// Bahram makes a passkey and comes back with it, in a real browser whose authenticator is Chromium's own simulator:
/// once because he presses the button, once because the browser offers it at the first field.
/// </summary>
[Collection("demo city")]
public sealed class PasskeyTests(DemoCity city)
{
    // Not Maryam: she signs in all day, and the city sends one person five codes in a quarter of an hour. Nobody may
    // appoint him in another journey: an officer with a passkey is asked for it before he makes a second one.
    private const string Bahram = "0073100064";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Bahram_makes_a_passkey_and_signs_in_with_it(bool offered)
    {
        var page = await city.OpenAsync(Device.Phone);
        await GiveAuthenticatorAsync(page);
        var bahram = new Somebody(page) { Home = city.Url };
        await bahram.SignInAsync(Bahram);

        await page.GotoAsync("/me/passkeys");
        await page.FillAsync("[data-passkey] [name=Name]", "گوشی من");
        await bahram.SendAsync("[data-passkey]");
        await page.GetByText("گذرکلید ساخته شد").WaitForAsync();
        Assert.Empty(await PageChecks.FaultsAsync(page));
        await page.ClickAsync("main a[href^='/me/passkeys/']");
        await page.Locator("form[action^='/me/passkeys/']").First.WaitForAsync();
        Assert.Empty(await PageChecks.FaultsAsync(page));
        await page.GotoAsync("/sign-out");
        await bahram.SendAsync("form[action='/sign-out']");

        // A browser that does not offer passkeys by itself waits for the button; the other answers at the first field.
        if (!offered)
            await page.AddInitScriptAsync("PublicKeyCredential.isConditionalMediationAvailable = async () => false");
        await page.GotoAsync("/sign-in?next=/me/sessions");
        if (!offered)
            await page.ClickAsync("form[data-passkey] button[type=submit]");

        await page.WaitForURLAsync(city.Url + "/me/sessions");
        Assert.Contains("دستگاه‌های من", await bahram.WordsAsync(), StringComparison.Ordinal);
        await page.Context.CloseAsync();
    }

    /// <summary>Chromium's own simulator of an authenticator.</summary>
    internal static async Task GiveAuthenticatorAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("WebAuthn.enable");
        await devtools.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new Dictionary<string, object>
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }
}
