using System.Text.RegularExpressions;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Steps with accounts without a mobile that several tests take.</summary>
internal static partial class AccountSteps
{
    public const string Begin = "#account";
    public const string Slip = "form[action='/sign-in/slip']";
    public const string Password = "form[action='/sign-in/slip/password']";
    public const string Sheet = "form[action='/me/codes']";
    public const string Good = "سه سبد انار زیر پله";

    /// <summary>Whoever stands at the counter, as an officer writes them down.</summary>
    public static async Task<Seen> BeginAsync(
        Visitor officer,
        Citizen who,
        string birth = "1324/05/12",
        string? note = "عکس و نام پدر"
    ) =>
        await officer.SubmitAsync(
            await officer.GetAsync(ListAccounts.Address),
            Begin,
            ("NationalCode", who.NationalCode),
            ("Birth", birth),
            ("GivenName", who.Given),
            ("FamilyName", who.Family),
            ("Paper", nameof(SeenPaper.NationalCard)),
            ("Note", note),
            ("Reason", "گوشی ندارد")
        );

    public static async Task<Seen> ConfirmAsync(Visitor officer, string address) =>
        await officer.SubmitAsync(await officer.GetAsync(address), CounterSteps.Confirm);

    /// <summary>The sixteen digits of the slip that stands on a page.</summary>
    public static string CodeOn(Seen page) =>
        Digits().Match(Shahr.Kit.Values.PersianText.ToLatinDigits(page.Text)).Value;

    /// <summary>An account that two officers made, and its slip.</summary>
    public static async Task<(Citizen Who, string Code)> AccountAsync(this IdentityCity house, Citizen? card = null)
    {
        var who = card ?? Citizen.New("ننه", "گلاب");
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        var begun = await BeginAsync(davoud, who);
        return (who, CodeOn(await ConfirmAsync(parvin, begun.Address)));
    }

    /// <summary>Types the slip at a browser with an address of its own.</summary>
    public static async Task<Seen> TryAsync(Visitor visitor, string nationalCode, string code)
    {
        ComesFrom.OwnAddress(visitor);
        return await visitor.SubmitAsync(
            await visitor.GetAsync(EnterFirst.Address),
            Slip,
            ("NationalCode", nationalCode),
            ("Code", code)
        );
    }

    /// <summary>In for the first time, with a password of their own.</summary>
    public static async Task<Visitor> EnterAsync(this IdentityCity house, Citizen who, string code)
    {
        var visitor = house.City.Visitor();
        var page = await TryAsync(visitor, who.NationalCode, code);
        page = await visitor.SubmitAsync(page, Password, ("Password", Good));
        Assert.Equal(MyCodes.Address, page.Address);
        return visitor;
    }

    /// <summary>Somebody without a mobile who is in, and a sheet of codes.</summary>
    public static async Task<(Visitor Visitor, Citizen Who, List<string> Sheet)> WithSheetAsync(this IdentityCity house)
    {
        var (who, code) = await house.AccountAsync();
        var visitor = await house.EnterAsync(who, code);
        var page = await visitor.SubmitAsync(await visitor.GetAsync(MyCodes.Address), Sheet);
        return (visitor, who, [.. page.Page.QuerySelectorAll(".recovery-codes bdi").Select(e => e.TextContent)]);
    }

    [GeneratedRegex("\\d{4} \\d{4} \\d{4} \\d{4}")]
    private static partial Regex Digits();
}
