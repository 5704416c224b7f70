using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>An authenticator app in memory: reads the key a page shows, and makes codes by the city's clock.</summary>
internal sealed class SoftAuthenticator(IdentityCity house)
{
    private byte[] _secret = [];

    /// <summary>The recovery codes that were shown when it was turned on.</summary>
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    /// <summary>The code on the screen, or that of a half minute around it.</summary>
    public string Code(int step = 0) =>
        Totp.CodeAt(_secret, Totp.StepAt(house.City.Clock.GetUtcNow().UtcDateTime) + step);

    /// <summary>Takes the key from the page.</summary>
    public void Read(Seen page) =>
        _secret = Base32.Decode(page.Page.QuerySelector("[data-copy]")?.GetAttribute("data-copy") ?? "");

    /// <summary>Sets itself up at <c>/me/authenticator</c> and waits for its next code.</summary>
    public async Task<Seen> AddAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/me/authenticator");
        Read(page);
        page = await visitor.SubmitAsync(page, Forms.Authenticator, ("Code", Code()));
        RecoveryCodes = CodesOn(page);
        Wait();
        return page;
    }

    /// <summary>Until the app shows another code.</summary>
    public void Wait() => house.City.Clock.Advance(TimeSpan.FromSeconds(Totp.StepSeconds));

    public static IReadOnlyList<string> CodesOn(Seen page) =>
        [.. page.Page.QuerySelectorAll(".recovery-codes li").Select(code => code.TextContent.Trim())];
}
