using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>The citizen writes to whoever holds the case, unasked; every clock runs on.</summary>
internal static class WriteToOfficer
{
    private const int MostUnanswered = 5;
    private static readonly LineKind[] _words = [LineKind.Wrote, LineKind.Told, LineKind.Asked, LineKind.Answered];

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/cases/{key}/messages", Submit).RequireSignIn().AlsoForAnother().RequireRateLimiting("upload");

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

        var word = await CitizenWord.ReadAsync(form, "message", "پیام شما", "Your message", files, ct);
        if (word.Problem is { } wrong)
            return await ShowCase.Again(found, form, wrong, ui, views, ct);
        if (await WhyNotAsync(found, db, clock, ct) is { } problem)
            return await ShowCase.Again(found, form, problem, ui, views, ct);
        word.Value.AttachTo(found, db, actor, clock.Now);
        store.Write(found, LineKind.Wrote, actor, text: word.Value.Text);
        return new SeeOther($"/cases/{found.Number}?wrote=1");
    }

    /// <summary>Marks that the citizen wrote, or says why they may not now. The case is locked.</summary>
    public static async Task<Problem?> WhyNotAsync(Case found, CasesDb db, CaseClock clock, CancellationToken ct)
    {
        // Counted over the last words, whoever's they are: an office that writes back opens the way again.
        var last = await db
            .Lines.Where(l => l.CaseId == found.Id && _words.Contains(l.Kind))
            .OrderByDescending(l => l.At)
            .ThenByDescending(l => l.Id)
            .Take(MostUnanswered)
            .Select(l => l.Kind)
            .ToListAsync(ct);
        return last.Count == MostUnanswered && last.TrueForAll(kind => kind == LineKind.Wrote)
            ? WorkProblems.TooManyMessages.With(CaseWords.Number("fa", MostUnanswered), MostUnanswered)
            : found.Write(clock.Now);
    }
}
