using System.Security.Cryptography;
using System.Text;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Steps with passwords that several tests take.</summary>
internal static class PasswordSteps
{
    public const string Page = "/me/password";
    public const string Good = "چهار قوری آبی روی بام";
    public const string SignIn = "form[action='/sign-in/password']";
    public const string Set = "form[action='/me/password']";
    public const string Remove = "form[action='/me/password/removal']";

    /// <summary>Whoever has just signed up chooses one.</summary>
    public static async Task<Seen> SetAsync(Visitor who, string? password) =>
        await who.SubmitAsync(await who.GetAsync(Page + "/new"), Set, ("Password", password));

    /// <summary>Somebody who has a password, signed in.</summary>
    public static async Task<(Visitor Visitor, Citizen Card)> WithPasswordAsync(
        this IdentityCity house,
        string password = Good
    )
    {
        var card = Citizen.New();
        var visitor = await house.SignUpAsync(card);
        var done = await SetAsync(visitor, password);
        Assert.Equal("/me/password?done=set", done.Address);
        return (visitor, card);
    }

    /// <summary>Tries one at a browser with an address of its own.</summary>
    public static async Task<Seen> TryAsync(Visitor who, string nationalCode, string? password, string next = "")
    {
        ComesFrom.OwnAddress(who);
        return await who.SubmitAsync(
            await who.GetAsync("/sign-in/password" + next),
            SignIn,
            ("NationalCode", nationalCode),
            ("Password", password)
        );
    }

    /// <summary>A line of the public list.</summary>
    public static string Line(string password, int times)
    {
#pragma warning disable CA5350 // The public list is of SHA-1.
        var hash = SHA1.HashData(Encoding.UTF8.GetBytes(password));
#pragma warning restore CA5350
        return $"{Convert.ToHexString(hash)}:{times}";
    }
}
