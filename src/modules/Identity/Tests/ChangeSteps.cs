using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Steps at the desk of records that several tests take.</summary>
internal static class ChangeSteps
{
    public const string Open = "#open";
    public const string Confirm = "#confirm";
    public const string Stop = "#stop";

    /// <summary>An officer who may find people and change their records.</summary>
    public static async Task<(Visitor Visitor, PersonId Person, Citizen Citizen)> AtRecordsAsync(
        this IdentityCity house,
        string given = "داوود",
        string family = "رضایی"
    )
    {
        var who = Citizen.New(given, family);
        var person = await house.Seed.SignUpAsync(IdentityCity.Seeded(who));
        string[] may = [IdentityModule.SearchPeople, IdentityModule.ChangePeople];
        await house.Seed.GrantAsync(person, "registry", may, "حکم آزمون");
        await house.Seed.AddAuthenticatorAsync(person);
        return (await house.SignInAsync(who), person, who);
    }

    /// <summary>From the search to the opened record.</summary>
    public static async Task<Seen> OpenAsync(Visitor officer, Citizen who, string reason = "با مدرک آمده است")
    {
        var page = await officer.SubmitAsync(
            await officer.GetAsync("/people"),
            "#search",
            ("Sought", who.NationalCode),
            ("Reason", reason)
        );
        page.Page.QuerySelector($"{Open} [name=Person]")?.SetAttribute("checked", "");
        return await officer.SubmitAsync(page, Open);
    }

    /// <summary>Opens the record and writes a change down; its page, or what is to be put right.</summary>
    public static async Task<Seen> WriteAsync(
        Visitor officer,
        Citizen who,
        ChangeKind kind,
        params (string Name, string? Value)[] values
    ) =>
        await officer.SubmitAsync(
            await OpenAsync(officer, who),
            $"#change-{kind.ToString().ToLowerInvariant()}",
            [($"{kind}Paper", "شناسنامه، عکس و سریال"), .. values]
        );

    /// <summary>One officer writes it down, the other confirms it.</summary>
    public static async Task<Seen> ChangeAsync(
        Visitor one,
        Visitor other,
        Citizen who,
        ChangeKind kind,
        params (string Name, string? Value)[] values
    )
    {
        var page = await WriteAsync(one, who, kind, values);
        return await other.SubmitAsync(await other.GetAsync(page.Address), Confirm);
    }

    public static (string, string?)[] Day(string year, string month, string day) =>
        [("DiedYear", year), ("DiedMonth", month), ("DiedDay", day)];

    public static Task<long> CountAsync(IdentityCity house, PersonId person, FourEyesState state) =>
        Database.CountAsync(
            house.City,
            $"select count(*) from identity_changes where person_id = @v and state = '{state}'",
            person.Value
        );
}
