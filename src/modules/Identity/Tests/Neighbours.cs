using System.Globalization;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Two neighbours who have both signed up, and what they do with each other.</summary>
internal sealed record Neighbours(
    IdentityCity House,
    Visitor Maryam,
    Citizen MaryamCard,
    Visitor Bahram,
    Citizen BahramCard
)
{
    public const string Page = "/me/delegations";

    public static async Task<Neighbours> OfAsync(IdentityCity house)
    {
        var (maryam, bahram) = (Citizen.New(), Citizen.New("بهرام", "جعفری"));
        return new Neighbours(house, await house.SignUpAsync(maryam), maryam, await house.SignUpAsync(bahram), bahram);
    }

    public JalaliDate Today => PersianTime.DayOf(House.City.Clock.GetUtcNow().UtcDateTime);

    /// <summary>Maryam fills the page for whoever has this code.</summary>
    public async Task<Seen> OfferAsync(string nationalCode, JalaliDate until, params (string, string?)[] more)
    {
        var page = await Maryam.GetAsync(Page + "/new");
        return await Maryam.SubmitAsync(
            page,
            $"form[action='{Page}']",
            [
                ("NationalCode", nationalCode),
                ("What", "all"),
                ("UntilDay", Part(until.Day)),
                ("UntilMonth", Part(until.Month)),
                ("UntilYear", Part(until.Year)),
                .. more,
            ]
        );
    }

    public Task<Seen> OfferAsync() => OfferAsync(BahramCard.NationalCode, Today.AddMonths(3));

    public static Task<Seen> PressAsync(Visitor who, Seen page, string act) =>
        who.SubmitAsync(page, $"form[action$='/{act}']");

    public static async Task<Seen> PressAsync(Visitor who, string act) =>
        await PressAsync(who, await who.GetAsync(Page), act);

    /// <summary>Sends a form of another page as a thief would, with a token of one's own.</summary>
    public static async Task<Seen> PostAsync(Visitor who, Seen seen, string act)
    {
        var action = seen.Page.QuerySelector($"form[action$='/{act}']")?.GetAttribute("action") ?? "";
        var page = await who.GetAsync("/me");
        page.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", action);
        return await who.SubmitAsync(page, $"form[action='{action}']");
    }

    /// <summary>Offered and accepted.</summary>
    public async Task<Seen> AgreeAsync()
    {
        await OfferAsync();
        return await PressAsync(Bahram, "acceptance");
    }

    /// <summary>What stands in the database of all that Maryam gave.</summary>
    public async Task<long> CountAsync(DelegationState state) =>
        await Database.CountAsync(
            House.City,
            $"select count(*) from identity_delegations where state = '{state}' and giver = @v",
            (await House.FindAsync(MaryamCard))?.Value
        );

    private static string Part(int number) => number.ToString(CultureInfo.InvariantCulture);
}
