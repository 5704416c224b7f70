using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// The job that asks about those whom the registries could not answer for at sign-up, or whose mobile was changed.
/// </summary>
internal static class AskRegistriesAgain
{
    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await scope
            .GetRequiredService<IdentityDb>()
            .Users.AsNoTracking()
            .Where(p => p.CheckAt != null && p.CheckAt <= now)
            .OrderBy(p => p.CheckAt)
            .Take(RegistryRound.Batch)
            .ToListAsync(ct);
        return await RegistryRound.RunAsync(
            scope,
            due,
            person => AskAsync(scope, person, ct),
            (inner, person, verdict) => SettleAsync(inner, person, verdict, now, ct),
            ct
        );
    }

    private static Task<Verdict> AskAsync(IServiceProvider scope, Person person, CancellationToken ct)
    {
        var sealing = scope.GetRequiredService<PersonalData>();
        if (sealing.CodeOf(person).National is not { } code)
            return Task.FromResult(Verdict.Differs);
        var claim = new CivilClaim(code, person.GivenName, person.FamilyName, sealing.BirthOf(person));
        return scope.GetRequiredService<RegistryCheck>().AskAsync(claim, sealing.MobileOf(person), ct);
    }

    // The answer is about the number that was asked: whoever has another one meanwhile is asked about again.
    private static async Task SettleAsync(
        IServiceProvider scope,
        Person person,
        Verdict verdict,
        DateTime now,
        CancellationToken ct
    )
    {
        var same = scope
            .GetRequiredService<IdentityDb>()
            .Users.Where(p => p.Id == person.Id && p.CheckAt == person.CheckAt && p.Mobile == person.Mobile);
        var times = person.CheckTimes + 1;
        var again = RegistryRound.Again(now, times);
        var rows = verdict switch
        {
            Verdict.Fits => await same.ExecuteUpdateAsync(
                set =>
                    set.SetProperty(p => p.Assurance, Assurance.Checked).SetProperty(p => p.CheckAt, (DateTime?)null),
                ct
            ),
            Verdict.Differs => await same.ExecuteUpdateAsync(
                set => set.SetProperty(p => p.DifferedAt, now).SetProperty(p => p.CheckAt, (DateTime?)null),
                ct
            ),
            Verdict.Unknown => await same.ExecuteUpdateAsync(
                set => set.SetProperty(p => p.CheckTimes, times).SetProperty(p => p.CheckAt, again),
                ct
            ),
            _ => throw new InvalidOperationException(verdict.ToString()),
        };
        if (rows == 1 && verdict != Verdict.Unknown)
            await TellAsync(scope, person, verdict, ct);
    }

    private static async Task TellAsync(IServiceProvider scope, Person person, Verdict verdict, CancellationToken ct)
    {
        var id = person.PersonId;
        scope
            .GetRequiredService<AuditTrail>()
            .Record("identity.registries_answered", "person", id.ToString(), details: new { verdict = $"{verdict}" });
        scope.GetRequiredService<SessionsChanged>().Of(id);
        var template = verdict == Verdict.Fits ? "identity_checked" : "identity_differs";
        var values = new Dictionary<string, string> { ["city"] = scope.GetRequiredService<UiContext>().CityName };
        var key = $"identity.registries:{Guid.CreateVersion7():N}";
        await scope
            .GetRequiredService<INotify>()
            .SendAsync(new Message(key, id, template, values, "/me/assurance"), ct);
    }
}
