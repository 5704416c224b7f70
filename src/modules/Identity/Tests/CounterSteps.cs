using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Steps at the counter that several tests take.</summary>
internal static class CounterSteps
{
    public const string Begin = "form[action='/recoveries']";
    public const string Confirm = "#confirm";
    public const string Stop = "#stop";
    public const string StopMine = "form[action='/me/recovery/stopping']";

    /// <summary>An officer of the counter, signed in by two factors.</summary>
    public static Task<(Visitor Visitor, PersonId Person, Citizen Citizen)> AtCounterAsync(
        this IdentityCity house,
        string given = "داوود",
        string family = "رضایی"
    ) => house.OfficerAsync("citizen-services", IdentityModule.Recover, given, family);

    /// <summary>Somebody who lost their telephone, seeded.</summary>
    public static async Task<(Citizen Who, PersonId Person)> PersonAsync(this IdentityCity house)
    {
        var who = Citizen.New();
        return (who, await house.Seed.SignUpAsync(IdentityCity.Seeded(who)));
    }

    /// <summary>Up to the page that asks for paper and changes.</summary>
    public static async Task<Seen> SearchAsync(
        Visitor officer,
        string nationalCode,
        string reason = "گوشی گم شده است"
    ) =>
        await officer.SubmitAsync(
            await officer.GetAsync("/recoveries"),
            "#search",
            ("NationalCode", nationalCode),
            ("Reason", reason)
        );

    /// <summary>Begins one, for a new mobile unless none is given; the page of the recovery.</summary>
    public static async Task<Seen> BeginAsync(Visitor officer, Citizen who, string? mobile, params string[] acts)
    {
        var page = await SearchAsync(officer, who.NationalCode);
        foreach (var one in acts)
            page.Page.QuerySelector($"{Begin} [name=Acts][value={one}]")?.SetAttribute("checked", "");
        return await officer.SubmitAsync(
            page,
            Begin,
            ("Paper", nameof(SeenPaper.NationalCard)),
            ("Note", "عکس و سریال"),
            ("Mobile", mobile ?? "")
        );
    }

    /// <summary>Another officer opens it and confirms.</summary>
    public static async Task<Seen> ConfirmAsync(Visitor officer, string address) =>
        await officer.SubmitAsync(await officer.GetAsync(address), Confirm);

    public static Task<long> CountAsync(IdentityCity house, PersonId person, FourEyesState state) =>
        Database.CountAsync(
            house.City,
            $"select count(*) from identity_recoveries where person_id = @v and state = '{state}'",
            person.Value
        );
}
