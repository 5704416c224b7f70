using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>The citizen answers an officer's question; the clock runs again.</summary>
internal static class AnswerOfficer
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/cases/{key}/answers", Submit).RequireSignIn().AlsoForAnother().RequireRateLimiting("upload");

    public static async Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        CaseStore store,
        CaseFiles views,
        AnswerFiles files,
        CasesDb db,
        CityTransaction transaction,
        [FromServices] IAccessLog looks,
        CityEvents events,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var own = await store.LockOwnAsync(key, actor, ct);
        if (own.Problem is { } closed)
            return Pages.Refuse(closed);
        var found = own.Value;
        if (actor.Mandate is not null)
        {
            // The page comes back with a refusal too, and the look at it stays.
            transaction.KeepOnRefusal = true;
            await looks.LookedAsync(actor, ShowCase.Seen, ct);
        }

        var word = await CitizenWord.ReadAsync(form, "answer", "پاسخ شما", "Your answer", files, ct);
        if (word.Problem is { } wrong)
            return await ShowCase.Again(found, form, wrong, ui, views, ct);
        if (found.Answer(clock) is { } problem)
            return await ShowCase.Again(found, form, problem, ui, views, ct);
        word.Value.AttachTo(found, db, actor, clock.Now);
        store.Write(found, LineKind.Answered, actor, text: word.Value.Text);
        events.Tell(new CaseAnswered(found.Id, found.Number, found.TitleFa, found.Applicant));
        return new SeeOther($"/cases/{found.Number}");
    }
}
