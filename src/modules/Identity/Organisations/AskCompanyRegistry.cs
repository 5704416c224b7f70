using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Identity;

/// <summary>
/// The job that asks the registry of companies whether a founder may sign. Only about founders the city is sure of: a
/// yes to somebody else's national code would hand the organisation to whoever typed it. A no leaves it to the desk.
/// </summary>
internal static class AskCompanyRegistry
{
    private const string OfCheckedFounders = """
        select o.* from identity_organisations o
        join identity_people p on p.id = o.founder and p.assurance = 'Checked'
        """;

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<IdentityDb>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await db
            .Organisations.FromSqlRaw(OfCheckedFounders)
            .AsNoTracking()
            .Where(o => o.CheckAt != null && o.CheckAt <= now)
            .OrderBy(o => o.CheckAt)
            .Take(RegistryRound.Batch)
            .ToListAsync(ct);
        return await RegistryRound.RunAsync(
            scope,
            due,
            claim => AskAsync(scope, db, claim, ct),
            (inner, claim, verdict) =>
                verdict == Verdict.Fits
                    ? ConfirmAsync(inner.GetRequiredService<OrganisationDesk>(), claim, ct)
                    : PutOffAsync(inner, claim, verdict, now, ct),
            ct
        );
    }

    private static async Task<Verdict> AskAsync(
        IServiceProvider scope,
        IdentityDb db,
        Organisation claim,
        CancellationToken ct
    )
    {
        var founder = await db.Users.AsNoTracking().SingleAsync(p => p.Id == claim.Founder.Value, ct);
        // The registry knows signatories by their national code: of a passport an officer sees the papers.
        if (scope.GetRequiredService<PersonalData>().CodeOf(founder).National is not { } signatory)
            return Verdict.Differs;
        return await scope
            .GetRequiredService<RegistryCheck>()
            .AskAsync(new CompanyClaim(claim.LegalCode, claim.Name, signatory), ct);
    }

    // What an officer decided meanwhile stands; where another's claim of the same id was first, this one is over.
    private static async Task ConfirmAsync(OrganisationDesk desk, Organisation claim, CancellationToken ct)
    {
        if (await desk.ConfirmAsync(claim, null, null, ct) == OrganisationProblems.AnotherConfirmed)
            _ = await desk.RefuseAsync(claim, null, OrganisationProblems.Taken.Fa, ct);
    }

    private static async Task PutOffAsync(
        IServiceProvider scope,
        Organisation claim,
        Verdict verdict,
        DateTime now,
        CancellationToken ct
    )
    {
        var one = scope.GetRequiredService<IdentityDb>().Organisations.Where(o => o.Id == claim.Id);
        if (!await one.PutOffAsync(claim, verdict, now, ct))
            return;
        scope
            .GetRequiredService<AuditTrail>()
            .Record("identity.organisation_differs", "organisation", claim.Id.ToString());
        await scope.GetRequiredService<OrganisationNews>().DiffersAsync(claim, ct);
    }
}
