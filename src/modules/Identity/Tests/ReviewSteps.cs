using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Steps of the quarterly review that several tests take.</summary>
internal static class ReviewSteps
{
    public const string Form = "#review";

    /// <summary>So many days into the next quarter; whoever was signed in signs in again.</summary>
    public static Quarter ToNextQuarter(this IdentityCity house, int days = 1)
    {
        var next = Quarter.At(house.City.Clock.GetUtcNow().UtcDateTime).Next;
        house.City.Clock.Set(next.BeginsAt.AddDays(days));
        return next;
    }

    /// <summary>Somebody with these permissions in an office.</summary>
    public static async Task<(Citizen Who, PersonId Person)> HolderAsync(
        this IdentityCity house,
        string office,
        params string[] permissions
    )
    {
        var who = Citizen.New("داوود", "رضایی");
        var person = await house.Seed.SignUpAsync(IdentityCity.Seeded(who));
        await house.Seed.GrantAsync(person, office, permissions, "حکم آزمون");
        return (who, person);
    }

    public static string AddressOf(string office, PersonId person) => $"/reviews/{office}/officers/{person}";

    /// <summary>Says of each permission what is given here.</summary>
    public static async Task<Seen> DecideAsync(
        Visitor manager,
        string office,
        PersonId person,
        params (string Name, string? Value)[] said
    ) => await manager.SubmitAsync(await manager.GetAsync(AddressOf(office, person)), Form, said);

    /// <summary>One round of the job that writes the letters.</summary>
    public static Task<bool> RoundAsync(IdentityCity house) =>
        house.City.InTransactionAsync(scope =>
            scope.GetRequiredService<ReviewNews>().TellAsync(CancellationToken.None)
        );

    public static Task<long> ReviewedAsync(IdentityCity house, PersonId person) =>
        Database.CountAsync(
            house.City,
            "select count(*) from kit_audit_entries where action = 'identity.permissions_reviewed' and subject_id = @v",
            person.ToString()
        );
}
