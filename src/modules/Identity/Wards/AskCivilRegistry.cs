using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// The job that asks the civil registry whether somebody is a child's guardian, only about those the city is sure of. A
/// no leaves it to the desk.
/// </summary>
internal static class AskCivilRegistry
{
    private const string OfCheckedGuardians = """
        select g.* from identity_guardianships g
        join identity_people p on p.id = g.guardian and p.assurance = 'Checked'
        """;

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<IdentityDb>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await db
            .Guardianships.FromSqlRaw(OfCheckedGuardians)
            .AsNoTracking()
            .Where(g => g.CheckAt != null && g.CheckAt <= now)
            .OrderBy(g => g.CheckAt)
            .Take(RegistryRound.Batch)
            .ToListAsync(ct);
        return await RegistryRound.RunAsync(
            scope,
            due,
            claim => AskAsync(scope, db, claim, ct),
            (inner, claim, verdict) =>
                verdict == Verdict.Fits
                    ? ConfirmAsync(inner.GetRequiredService<WardDesk>(), claim, ct)
                    : PutOffAsync(inner, claim, verdict, now, ct),
            ct
        );
    }

    private static async Task<Verdict> AskAsync(
        IServiceProvider scope,
        IdentityDb db,
        Guardianship claim,
        CancellationToken ct
    )
    {
        var sealing = scope.GetRequiredService<PersonalData>();
        var guardian = await db.Users.AsNoTracking().SingleAsync(p => p.Id == claim.Guardian.Value, ct);
        // A guardian with a passport is in no registry of ours: an officer sees the papers.
        if (sealing.CodeOf(guardian).National is not { } code)
            return Verdict.Differs;
        var child = NationalCode.Parse(sealing.Open(claim.NationalCode, claim.Id, SealedFields.NationalCode));
        var question = new GuardianClaim(code, new CivilClaim(child, claim.GivenName, claim.FamilyName, claim.BornOn));
        return await scope.GetRequiredService<RegistryCheck>().AskAsync(question, ct);
    }

    // What an officer decided meanwhile stands; what a rule forbids is over, and the guardian reads why.
    private static async Task ConfirmAsync(WardDesk desk, Guardianship claim, CancellationToken ct)
    {
        if (await desk.ConfirmAsync(claim, null, null, ct) is { } problem && problem != WardProblems.Decided)
            _ = await desk.RefuseAsync(claim, null, problem.Fa, ct);
    }

    private static async Task PutOffAsync(
        IServiceProvider scope,
        Guardianship claim,
        Verdict verdict,
        DateTime now,
        CancellationToken ct
    )
    {
        var one = scope.GetRequiredService<IdentityDb>().Guardianships.Where(g => g.Id == claim.Id);
        if (!await one.PutOffAsync(claim, verdict, now, ct))
            return;
        scope
            .GetRequiredService<AuditTrail>()
            .Record("identity.guardianship_differs", "guardianship", claim.Id.ToString());
        await scope.GetRequiredService<WardNews>().DiffersAsync(claim, ct);
    }
}
