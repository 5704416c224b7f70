using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Farhad's bakery, confirmed, and what he and its members do with it.</summary>
internal sealed record Shop(IdentityCity House, Visitor Farhad, Citizen FarhadCard, string Code, PersonId Id)
{
    public const string Mine = "/me/organisations";
    public const string Name = "نانوایی برکت";

    private static int _codes;

    public string Page => $"{Mine}/{Id}";

    public static async Task<Shop> OpenAsync(IdentityCity house)
    {
        var (card, code) = (Citizen.New("فرهاد", "مرادی"), NewCode());
        var farhad = await house.SignUpAsync(card);
        await RegisterAsync(farhad, code);
        await RoundAsync(house);
        return new Shop(house, farhad, card, code, (await FindAsync(house, code)).Id);
    }

    /// <summary>A national id nobody has used, with the beginning a test wants.</summary>
    public static string NewCode(string beginning = "140")
    {
        var ten = $"{beginning}{Interlocked.Increment(ref _codes) + 1000:D7}";
        return Enumerable.Range(0, 10).Select(d => ten + d).First(c => LegalEntityCode.TryParse(c, out _));
    }

    public static async Task<Seen> RegisterAsync(Visitor who, string code, string name = Name, string? kind = "Shop")
    {
        var page = await who.GetAsync(Mine + "/new");
        return await who.SubmitAsync(page, $"form[action='{Mine}']", ("Code", code), ("Name", name), ("Kind", kind));
    }

    /// <summary>The registry of companies is asked about whatever is due.</summary>
    public static Task<bool> RoundAsync(IdentityCity house) =>
        house.City.InScopeAsync(scope => AskCompanyRegistry.RunAsync(scope, CancellationToken.None));

    /// <summary>The newest claim of a national id.</summary>
    public static Task<Organisation> FindAsync(IdentityCity house, string code) =>
        house.City.InScopeAsync(scope =>
            scope
                .GetRequiredService<IdentityDb>()
                .Organisations.AsNoTracking()
                .Where(o => o.Code == code)
                .OrderByDescending(o => o.ClaimedAt)
                .FirstAsync()
        );

    /// <summary>Somebody who manages the shop fills the page for whoever has this code.</summary>
    public async Task<Seen> InviteAsync(Visitor manager, string nationalCode, params (string, string?)[] more) =>
        await manager.SubmitAsync(
            await manager.GetAsync(Page + "/members/new"),
            $"form[action='{Page}/members']",
            [("NationalCode", nationalCode), ("Right", "act"), .. more]
        );

    /// <summary>Invited by Farhad and accepted.</summary>
    public async Task<(Visitor Visitor, Citizen Card)> JoinAsync(string given, params (string, string?)[] more)
    {
        var card = Citizen.New(given, "نانوا");
        var visitor = await House.SignUpAsync(card);
        await InviteAsync(Farhad, card.NationalCode, more);
        await Neighbours.PressAsync(visitor, "acceptance");
        return (visitor, card);
    }

    public async Task<Seen> ActAsync(Visitor who) =>
        await who.SubmitAsync(await who.GetAsync("/"), ".drop-form[action='/me/acting']", ("Person", Id.ToString()));

    /// <summary>Presses the button beside the member of this name.</summary>
    public async Task<Seen> RemoveAsync(Visitor manager, string name) =>
        await RemoveAsync(manager, await manager.GetAsync(Page), name);

    public static Task<Seen> RemoveAsync(Visitor manager, Seen page, string name)
    {
        var form = page
            .Page.QuerySelectorAll("form[action$='/removal']")
            .Single(f => f.TextContent.Contains(name, StringComparison.Ordinal));
        return manager.SubmitAsync(page, $"form[action='{form.GetAttribute("action")}']");
    }

    /// <summary>How many of its memberships stand so in the database.</summary>
    public Task<long> CountAsync(string where) =>
        Database.CountAsync(
            House.City,
            $"select count(*) from identity_delegations where giver = @v and {where}",
            Id.Value
        );
}
