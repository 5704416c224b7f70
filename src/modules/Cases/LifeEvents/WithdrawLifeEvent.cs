using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Doubles;
using Shahr.Cases.Fees;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.LifeEvents;

/// <summary>The citizen takes the event back: every part that is still open. What was decided stays decided.</summary>
internal static class WithdrawLifeEvent
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/life-events/{key}/withdrawal", Show).RequireSignIn().AlsoForWhoHasNoHands();
        app.MapPost("/life-events/{key}/withdrawal", Submit).RequireSignIn().AlsoForWhoHasNoHands();
    }

    public static async Task<IResult> Show(
        string key,
        Actor actor,
        UiContext ui,
        LifeEventFiles files,
        CancellationToken ct
    )
    {
        if (await files.FindAsync(key, ct) is not { } found || !actor.Reaches(found))
            return Pages.Refuse(LifeEventProblems.NotFound, ShowLifeEvent.Way);
        var view = await files.OwnAsync(found, actor, ui.Language, ct);
        return view.MayWithdraw ? Pages.Of<WithdrawLifeEventPage>(view) : new SeeOther(found.Url);
    }

    public static async Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        LifeEventFiles files,
        CaseStore store,
        MergeCases doubles,
        FeesOfCase fees,
        AuditTrail audit,
        CaseClock clock,
        CancellationToken ct
    )
    {
        _ = form; // Binding the form is what has its antiforgery token checked.
        if (await files.FindAsync(key, ct) is not { } found || !actor.Reaches(found))
            return Pages.Refuse(LifeEventProblems.NotFound, ShowLifeEvent.Way);

        // Locked one after another in one order, so that two who do this wait for each other and not in a circle.
        var withdrawn = new List<string>();
        foreach (var number in (await files.PartsAsync(found, ct)).Select(p => p.Number).Order(StringComparer.Ordinal))
        {
            if (await store.LockAsync(number, ct) is not { } part || !actor.MayWithdraw(part))
                continue;
            if ((await fees.DropAsync(part, ct) ?? part.Withdraw(clock)) is not null)
                continue;
            store.Write(part, LineKind.Withdrawn, actor);
            await doubles.LetGoAsync(part, actor, ct);
            withdrawn.Add(number);
        }

        if (withdrawn.Count == 0)
            return Pages.Refuse(LifeEventProblems.NothingOpen, new WayOn("این رویداد", "The event", found.Url));
        audit.Record("cases.life_event_withdrawn", "life_event", found.Number, details: new { parts = withdrawn });
        return new SeeOther(found.Url);
    }
}
