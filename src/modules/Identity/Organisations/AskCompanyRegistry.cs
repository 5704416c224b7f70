using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Identity;

/// <summary>
/// The job that asks the registry of companies whether a founder may sign. Only about founders the city is sure of: a
/// yes to somebody else's national code would hand the organisation to whoever typed it. A no leaves it to the desk.
/// </summary>
internal static class AskCompanyRegistry
{
    private const int Batch = 20;

    private const string OfCheckedFounders = """
        select o.* from identity_organisations o
        join identity_people p on p.id = o.founder and p.assurance = 'Checked'
        """;

    private static readonly TimeSpan _first = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(6);

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<IdentityDb>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await db
            .Organisations.FromSqlRaw(OfCheckedFounders)
            .AsNoTracking()
            .Where(o => o.CheckAt != null && o.CheckAt <= now)
            .OrderBy(o => o.CheckAt)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var claim in due)
        {
            var verdict = await AskAsync(scope, db, claim, ct);
            await SettleAsync(scope, claim, verdict, now, ct);
            if (verdict == Verdict.Unknown)
                return false;
        }

        return due.Count == Batch;
    }

    private static async Task<Verdict> AskAsync(
        IServiceProvider scope,
        IdentityDb db,
        Organisation claim,
        CancellationToken ct
    )
    {
        var founder = await db.Users.AsNoTracking().SingleAsync(p => p.Id == claim.Founder.Value, ct);
        var signatory = scope.GetRequiredService<PersonalData>().CodeOf(founder);
        return await scope
            .GetRequiredService<RegistryCheck>()
            .AskAsync(new CompanyClaim(claim.LegalCode, claim.Name, signatory), ct);
    }

    private static async Task SettleAsync(
        IServiceProvider services,
        Organisation claim,
        Verdict verdict,
        DateTime now,
        CancellationToken ct
    )
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var inner = scope.ServiceProvider;
        var transaction = inner.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        if (verdict == Verdict.Fits)
            await ConfirmAsync(inner.GetRequiredService<OrganisationDesk>(), claim, ct);
        else
            await PutOffAsync(inner, claim, verdict, now, ct);
        await transaction.CommitAsync(ct);
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
        var differs = verdict == Verdict.Differs;
        var again = now + Backoff.After(claim.CheckTimes + 1, _first, _longest);
        var rows = await scope
            .GetRequiredService<IdentityDb>()
            .Organisations.Where(o =>
                o.Id == claim.Id && o.State == OrganisationState.Claimed && o.CheckAt == claim.CheckAt
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(o => o.CheckTimes, claim.CheckTimes + 1)
                        .SetProperty(o => o.CheckAt, differs ? (DateTime?)null : again)
                        .SetProperty(o => o.DifferedAt, differs ? now : (DateTime?)null),
                ct
            );
        if (rows == 0 || !differs)
            return;
        scope
            .GetRequiredService<AuditTrail>()
            .Record("identity.organisation_differs", "organisation", claim.Id.ToString());
        await scope.GetRequiredService<OrganisationNews>().DiffersAsync(claim, ct);
    }
}
