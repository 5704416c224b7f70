using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Steps with kiosks that several tests take.</summary>
internal static partial class KioskSteps
{
    public const string Register = "#register";
    public const string Pairing = "#pairing";
    public const string Revoke = "#revoke";
    public const string Rename = "#rename";
    public const string Pair = "form[action='/kiosk/pairing']";
    public const string Done = "header form[action='/sign-out']";

    public static async Task<Visitor> KeeperAsync(this IdentityCity house) =>
        (await house.OfficerAsync("citizen-services", IdentityModule.ManageKiosks)).Visitor;

    public static async Task<Seen> RegisterAsync(Visitor keeper, string name = "کیوسک ۱") =>
        await keeper.SubmitAsync(
            await keeper.GetAsync(ListKiosks.Address),
            Register,
            ("Name", name),
            ("Place", "کنار پیشخوان"),
            ("Office", "citizen-services")
        );

    /// <summary>A fresh pairing code of the kiosk whose page this is.</summary>
    public static async Task<string> CodeAsync(Visitor keeper, Seen page) =>
        CodeOn(await keeper.SubmitAsync(page, Pairing));

    public static string CodeOn(Seen page) => Digits().Match(PersianText.ToLatinDigits(page.Text)).Value;

    public static async Task<Seen> PairAsync(Visitor browser, string code)
    {
        ComesFrom.OwnAddress(browser);
        return await browser.SubmitAsync(await browser.GetAsync(PairKiosk.Address), Pair, ("Code", code));
    }

    /// <summary>A browser that is a kiosk, who keeps it, and the address of its page.</summary>
    public static async Task<(Visitor Browser, Visitor Keeper, string Page)> KioskAsync(this IdentityCity house)
    {
        var keeper = await house.KeeperAsync();
        var page = await RegisterAsync(keeper);
        var browser = house.City.Visitor();
        var start = await PairAsync(browser, await CodeAsync(keeper, page));
        Assert.Equal(KioskStart.Address, start.Address);
        return (browser, keeper, page.Address);
    }

    /// <summary>The job that writes when sessions were seen.</summary>
    public static Task WriteSeenAsync(this IdentityCity house) =>
        house.City.InScopeAsync(scope => SeenSessions.WriteAsync(scope, CancellationToken.None));

    /// <summary>The job that ends what rested too long at kiosks.</summary>
    public static Task EndRestedAsync(this IdentityCity house) =>
        house.City.InScopeAsync(async scope =>
        {
            var transaction = scope.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync();
            await scope.GetRequiredService<SessionDesk>().EndRestedAtKiosksAsync(CancellationToken.None);
            await transaction.CommitAsync();
            return true;
        });

    [GeneratedRegex("\\d{4} \\d{4} \\d{5}")]
    private static partial Regex Digits();
}
