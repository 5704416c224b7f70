using Shahr.CityGenerator;
using Shahr.Identity;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Maps;
using Shahr.Partners;
using Shahr.Treasury;

namespace Shahr.Web.Demo;

/// <summary>
/// The demo city: its streets go through the same map import as a real city's, its people through the same sign-up as
/// anyone. Runs before the city opens; what is there already stays.
/// </summary>
internal static class DemoDay
{
    private const ulong Seed = 1405;

    public static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        await DrawMapAsync(services, ct);
        // The partner comes last: where it is, all of this is, and a built city opens without going through it again.
        var partners = services.GetRequiredService<PartnersSeed>();
        if (await partners.IsThereAsync(ct))
            return;
        var identity = services.GetRequiredService<IdentitySeed>();
        await identity.MakeOfficesAsync(IdentitySeed.UsualOffices, ct);
        // They have worked here for a season: the quarterly review has something to look at.
        var hired = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime.AddDays(-100);
        var officers = new List<PersonId>();
        foreach (var person in DemoPeople.All)
        {
            var id = await identity.SignUpAsync(person.Person, ct);
            if (person.Offices.Any(o => o.Permissions.Contains(PartnersModule.Approve)))
                officers.Add(id);
            foreach (var (office, permissions) in person.Offices)
            {
                await identity.GrantAsync(id, office, permissions, "شهر نمونه", hired, ct);
            }

            if (person.Offices.Length > 0)
                await identity.AddAuthenticatorAsync(id, ct);
        }

        await OpenBakeryAsync(services, identity, ct);
        await FillPursesAsync(services, identity, ct);
        var friends = new List<PersonId>();
        foreach (var code in DemoPeople.Friends)
            friends.Add(await IdOfAsync(identity, code, ct));
        var trusting = await IdOfAsync(identity, DemoPeople.Trusting, ct);
        await services.GetRequiredService<TrustSeed>().MakeAsync(trusting, friends, ct);
        await services.GetRequiredService<BillsSeed>().SendDemoAsync(DemoPeople.Billed, ct);
        await partners.OpenDemoAsync(officers[0], officers[1], ct);
    }

    // Two members with different rights: who owns it does everything, the other sees.
    private static async Task OpenBakeryAsync(IServiceProvider services, IdentitySeed identity, CancellationToken ct)
    {
        var (nationalId, name) = DemoPeople.Bakery;
        await services
            .GetRequiredService<OrganisationSeed>()
            .MakeShopAsync(
                await IdOfAsync(identity, DemoPeople.Baker, ct),
                nationalId,
                name,
                [new NewMember(await IdOfAsync(identity, DemoPeople.BakeryGuest, ct), SeesOnly: true)],
                ct
            );
    }

    private static async Task FillPursesAsync(IServiceProvider services, IdentitySeed identity, CancellationToken ct)
    {
        var bank = services.GetRequiredService<TreasurySeed>();
        foreach (var person in DemoPeople.All)
        {
            var id = await IdOfAsync(identity, person.Person.NationalCode, ct);
            // One gift a person, also where the day is begun a second time.
            await bank.GiveAsync(id, Rial.FromToman(500_000), id.Value, ct);
        }
    }

    private static async Task<PersonId> IdOfAsync(IdentitySeed identity, string code, CancellationToken ct) =>
        await identity.FindAsync(NationalCode.Parse(code), ct) ?? throw new InvalidOperationException("Nobody.");

    private static async Task DrawMapAsync(IServiceProvider services, CancellationToken ct)
    {
        if (await MapImport.IsDrawnAsync(services, ct))
            return;
        using var file = new MemoryStream();
        CityPlan.Generate(Seed).Write(file);
        file.Position = 0;
        var drawn = await MapImport.RunAsync(services, file, "demo.osm.pbf", progress: null, ct);
        if (drawn.Problem is { } problem)
            throw new InvalidOperationException(problem.En);
    }
}
