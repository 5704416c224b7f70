using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Maryam and a child, and what she does for them.</summary>
internal sealed record Family(IdentityCity House, Visitor Maryam, Citizen MaryamCard, Citizen Child)
{
    public const string Mine = "/me/wards";
    public const string Switch = ".drop-form[action='/me/acting']";

    private static int _codes;

    public JalaliDate Today => PersianTime.DayOf(House.City.Clock.GetUtcNow().UtcDateTime);

    public static async Task<Family> OfAsync(IdentityCity house)
    {
        var maryam = Citizen.New();
        return new Family(house, await house.SignUpAsync(maryam), maryam, Citizen.New("آوا", "احمدی"));
    }

    /// <summary>Registered and confirmed by the civil registry.</summary>
    public static async Task<Family> ConfirmedAsync(IdentityCity house)
    {
        var family = await OfAsync(house);
        await family.RegisterAsync(family.Maryam);
        await RoundAsync(house);
        return family;
    }

    /// <summary>A child's national code for which the civil registry names somebody else.</summary>
    public static string CodeOfAnothers()
    {
        var nine = $"998{Interlocked.Increment(ref _codes) + 1000:D6}";
        var rest = nine.Select((c, i) => (c - '0') * (10 - i)).Sum() % 11;
        return nine + (rest < 2 ? rest : 11 - rest).ToString(CultureInfo.InvariantCulture);
    }

    public Task<Seen> RegisterAsync(Visitor who, params (string, string?)[] more) =>
        RegisterAsync(who, Today.AddYears(-7), more);

    public async Task<Seen> RegisterAsync(Visitor who, JalaliDate born, params (string, string?)[] more) =>
        await who.SubmitAsync(
            await who.GetAsync(Mine + "/new"),
            $"form[action='{Mine}']",
            [
                .. new (string, string?)[]
                {
                    ("NationalCode", Child.NationalCode),
                    ("GivenName", Child.Given),
                    ("FamilyName", Child.Family),
                    ("BornDay", born.Day.ToString(CultureInfo.InvariantCulture)),
                    ("BornMonth", born.Month.ToString(CultureInfo.InvariantCulture)),
                    ("BornYear", born.Year.ToString(CultureInfo.InvariantCulture)),
                }.Where(f => !more.Any(m => m.Item1 == f.Item1)),
                .. more,
            ]
        );

    /// <summary>The civil registry is asked about whatever is due.</summary>
    public static Task<bool> RoundAsync(IdentityCity house) =>
        house.City.InScopeAsync(scope => AskCivilRegistry.RunAsync(scope, CancellationToken.None));

    /// <summary>What was claimed last by this person.</summary>
    public async Task<Guardianship> ClaimOfAsync(Citizen who)
    {
        var guardian = await House.FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
        return await House.City.InScopeAsync(scope =>
            scope
                .GetRequiredService<IdentityDb>()
                .Guardianships.AsNoTracking()
                .Where(g => g.Guardian == guardian)
                .OrderByDescending(g => g.ClaimedAt)
                .FirstAsync()
        );
    }

    /// <summary>Switches to the child's name in the header.</summary>
    public static async Task<string> ActAsync(Visitor who)
    {
        var page = await who.GetAsync("/");
        var child = page.Page.QuerySelectorAll($"{Switch} button[name=Person]")[^1].GetAttribute("value");
        await who.SubmitAsync(page, Switch, ("Person", child));
        return (await who.GetAsync("/")).Page.QuerySelector("header .acting")?.TextContent ?? "";
    }
}
