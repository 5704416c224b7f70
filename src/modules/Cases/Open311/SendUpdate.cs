using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Ui;

namespace Shahr.Cases.Open311;

/// <summary>
/// Whoever filed a report by a key writes into it: the answer, where the office has asked, otherwise a message. The
/// same words twice in a row are one message, for clients send again what they have no answer to.
/// </summary>
internal static class SendUpdate
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(GeoRoutes.Root + "/servicerequestupdates.{format}", Submit).TakesForms();

    public static async Task<IResult> Submit(
        string format,
        IFormCollection form,
        Actor? asker,
        UiContext ui,
        CasesDb db,
        ServiceShelf shelf,
        CaseStore store,
        CityEvents events,
        CaseClock clock,
        CancellationToken ct
    )
    {
        if (GeoRoutes.Format(format) is not { } written)
            return GeoRoutes.NotFound;
        var let = GeoRoutes.Let(asker);
        if (let.Problem is { } shut)
            return GeoAnswer.Refuse(written, shut, ui.Language);
        var actor = let.Value;
        var text = CitizenWord.TextOf(form["description"].FirstOrDefault(), "پیام", "The message");
        if (text.Problem is { } wrong)
            return GeoAnswer.Refuse(written, wrong.On("description"), ui.Language);
        var own = await store.LockOwnAsync(form["service_request_id"].FirstOrDefault() ?? "", actor, ct);
        if (own.Problem is { } closed)
            return GeoAnswer.Refuse(written, closed.On("service_request_id"), ui.Language);

        // A key opens what GeoReport is about, and no other case of its owner's.
        var found = own.Value;
        if (OpenReports.Of(shelf.Get(found.ServiceCode, found.ServiceVersion)) is null)
            return GeoAnswer.Refuse(written, CasesProblems.NotFound.On("service_request_id"), ui.Language);
        var asked = found.NowAsked;
        var line = await SaidAlreadyAsync(found, text.Value, db, ct);
        if (line is null)
        {
            if ((asked ? found.Answer(clock) : await WriteToOfficer.WhyNotAsync(found, db, clock, ct)) is { } problem)
                return GeoAnswer.Refuse(written, problem, ui.Language);
            line = store.Write(found, asked ? LineKind.Answered : LineKind.Wrote, actor, text: text.Value);
            if (asked)
                events.Tell(new CaseAnswered(found.Id, found.Number, found.TitleFa, found.Applicant));
        }

        GeoRecord update = [("update_id", line.Value.ToString("N")), ("service_request_id", found.Number)];
        return GeoAnswer.Of(
            written,
            new GeoList("service_request_updates", "request_update", [update]),
            StatusCodes.Status201Created
        );
    }

    // The last line of the history, where it is the same words.
    private static async Task<Guid?> SaidAlreadyAsync(Case on, string text, CasesDb db, CancellationToken ct)
    {
        var last = await db
            .Lines.AsNoTracking()
            .Where(l => l.CaseId == on.Id)
            .OrderByDescending(l => l.At)
            .ThenByDescending(l => l.Id)
            .FirstOrDefaultAsync(ct);
        return last is { Kind: LineKind.Wrote or LineKind.Answered } && last.Text == text ? last.Id : null;
    }
}
