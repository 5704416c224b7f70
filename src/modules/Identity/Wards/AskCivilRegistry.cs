using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// The job that asks the civil registry whether somebody is a child's guardian, only about those the city is sure of. A
/// no leaves it to the desk.
/// </summary>
internal static class AskCivilRegistry
{
    private const int Batch = 20;

    private const string OfCheckedGuardians = """
        select g.* from identity_guardianships g
        join identity_people p on p.id = g.guardian and p.assurance = 'Checked'
        """;

    private static readonly TimeSpan _first = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(6);

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<IdentityDb>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await db
            .Guardianships.FromSqlRaw(OfCheckedGuardians)
            .AsNoTracking()
            .Where(g => g.CheckAt != null && g.CheckAt <= now)
            .OrderBy(g => g.CheckAt)
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
        Guardianship claim,
        CancellationToken ct
    )
    {
        var sealing = scope.GetRequiredService<PersonalData>();
        var guardian = await db.Users.AsNoTracking().SingleAsync(p => p.Id == claim.Guardian.Value, ct);
        var child = NationalCode.Parse(sealing.Open(claim.NationalCode, claim.Id, SealedFields.NationalCode));
        var question = new GuardianClaim(
            sealing.CodeOf(guardian),
            new CivilClaim(child, claim.GivenName, claim.FamilyName, claim.BornOn)
        );
        return await scope.GetRequiredService<RegistryCheck>().AskAsync(question, ct);
    }

    private static async Task SettleAsync(
        IServiceProvider services,
        Guardianship claim,
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
            await ConfirmAsync(inner.GetRequiredService<WardDesk>(), claim, ct);
        else
            await PutOffAsync(inner, claim, verdict, now, ct);
        await transaction.CommitAsync(ct);
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
        var differs = verdict == Verdict.Differs;
        var again = now + Backoff.After(claim.CheckTimes + 1, _first, _longest);
        var rows = await scope
            .GetRequiredService<IdentityDb>()
            .Guardianships.Where(g =>
                g.Id == claim.Id && g.State == GuardianshipState.Claimed && g.CheckAt == claim.CheckAt
            )
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(g => g.CheckTimes, claim.CheckTimes + 1)
                        .SetProperty(g => g.CheckAt, differs ? (DateTime?)null : again)
                        .SetProperty(g => g.DifferedAt, differs ? now : (DateTime?)null),
                ct
            );
        if (rows == 0 || !differs)
            return;
        scope
            .GetRequiredService<AuditTrail>()
            .Record("identity.guardianship_differs", "guardianship", claim.Id.ToString());
        await scope.GetRequiredService<WardNews>().DiffersAsync(claim, ct);
    }
}
