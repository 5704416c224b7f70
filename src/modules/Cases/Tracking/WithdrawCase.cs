using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Doubles;
using Shahr.Cases.Fees;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>The citizen takes the request back; asked once more, because it cannot be undone.</summary>
internal static class WithdrawCase
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/cases/{key}/withdrawal", Show).RequireSignIn().AlsoForWhoHasNoHands();
        app.MapPost("/cases/{key}/withdrawal", Submit).RequireSignIn().AlsoForWhoHasNoHands();
    }

    public static async Task<IResult> Show(string key, Actor actor, UiContext ui, CaseStore store, CancellationToken ct)
    {
        if (await store.FindAsync(key, ct) is not { } found || !actor.MayAnswer(found))
            return Pages.Refuse(CasesProblems.NotFound);
        return found.IsOpen
            ? Pages.Of<WithdrawCasePage>(new WithdrawView(found.Number, found.Title(ui.Language)))
            : new SeeOther($"/cases/{found.Number}");
    }

    public static async Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        CaseStore store,
        CaseFiles views,
        MergeCases doubles,
        FeesOfCase fees,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var own = await store.LockOwnAsync(key, actor, ct);
        if (own.Problem is { } closed)
            return Pages.Refuse(closed);
        var found = own.Value;
        if ((await fees.DropAsync(found, ct) ?? found.Withdraw(clock)) is { } problem)
            return await ShowCase.Again(found, form, problem, ui, views, ct);
        store.Write(found, LineKind.Withdrawn, actor);
        await doubles.LetGoAsync(found, actor, ct);
        return new SeeOther($"/cases/{found.Number}");
    }
}

/// <summary>What is about to be withdrawn.</summary>
public sealed record WithdrawView(string Number, string Title);
