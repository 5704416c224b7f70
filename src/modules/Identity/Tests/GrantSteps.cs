using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Steps of managers of offices that several tests take.</summary>
internal static class GrantSteps
{
    public const string Confirm = "#confirm";
    public const string Stop = "#stop";

    /// <summary>Somebody who says who works where.</summary>
    public static Task<(Visitor Visitor, PersonId Person, Citizen Citizen)> ManagerAsync(
        this IdentityCity house,
        string given,
        string family
    ) => house.OfficerAsync("mayor", IdentityModule.ManageOffices, given, family);

    /// <summary>Gives permissions in an office; the office's page.</summary>
    public static async Task<Seen> GiveAsync(Visitor manager, string office, Citizen to, params string[] permissions)
    {
        var page = await manager.GetAsync($"/offices/{office}");
        foreach (var box in page.Page.QuerySelectorAll("#add [name=Permissions]"))
            if (permissions.Contains(box.GetAttribute("value")))
                box.SetAttribute("checked", "");
        return await manager.SubmitAsync(page, "#add", ("NationalCode", to.NationalCode), ("Reason", "حکم ۱۲۳"));
    }

    /// <summary>The same for what waits; the address another manager decides at.</summary>
    public static async Task<string> AskAsync(Visitor manager, string office, Citizen to, string permission)
    {
        var page = await GiveAsync(manager, office, to, permission);
        var links = page.Page.QuerySelectorAll("main a[href^='/grants/']");
        return links.Last(a => a.TextContent.Contains(to.Family, StringComparison.Ordinal)).GetAttribute("href") ?? "";
    }

    /// <summary>Takes somebody out of an office.</summary>
    public static async Task<Seen> RemoveAsync(Visitor manager, string office, PersonId person) =>
        await manager.SubmitAsync(
            await manager.GetAsync($"/offices/{office}"),
            $"form[action='/offices/{office}/officers/{person}/removal']",
            ("Reason", "پایان حکم")
        );

    public static Task<long> HeldAsync(IdentityCity house, PersonId person, string permission) =>
        Database.CountAsync(
            house.City,
            $"select count(*) from identity_grants where person_id = @v and permission = '{permission}'",
            person.Value
        );

    public static Task<long> CountAsync(IdentityCity house, PersonId person, FourEyesState state) =>
        Database.CountAsync(
            house.City,
            $"select count(*) from identity_waiting_grants where person_id = @v and state = '{state}'",
            person.Value
        );
}
