using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Cases.Open311;

/// <summary>
/// Another program files a report in the name of whom its key belongs to. Names, telephones and devices of third people
/// that clients like to send are not kept: the answer goes to the key's owner, who knows whom to tell.
/// </summary>
internal static class FileReport
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(GeoRoutes.Root + "/requests.{format}", Submit).TakesForms();

    public static async Task<IResult> Submit(
        string format,
        IFormCollection form,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        Actor? asker,
        UiContext ui,
        ServiceShelf shelf,
        WholeRequest whole,
        CancellationToken ct
    )
    {
        if (GeoRoutes.Format(format) is not { } written)
            return GeoRoutes.NotFound;
        var let = GeoRoutes.Let(asker);
        if (let.Problem is { } shut)
            return GeoAnswer.Refuse(written, shut, ui.Language);
        var actor = let.Value;
        if (OpenReports.Find(shelf, form["service_code"].FirstOrDefault()) is not { } found)
            return GeoAnswer.Refuse(written, CasesProblems.NoSuchService.On("service_code"), ui.Language);
        if (KeyOf(key, form, actor) is not { } id)
            return GeoAnswer.Refuse(written, CasesProblems.BadKey, ui.Language);

        var (open, kind) = found;
        var typed = ReportForm.Read(form, open, kind);
        var opened = await whole.OpenAsync(id, open.Service, typed, actor, null, new(), ct);
        return opened.Match<IResult>(
            number =>
                GeoAnswer.Of(
                    written,
                    new GeoList("service_requests", "request", [Receipt(number, ui)]),
                    StatusCodes.Status201Created
                ),
            problem => GeoAnswer.Refuse(written, InTheirWords(problem, open), ui.Language)
        );
    }

    private static GeoRecord Receipt(PublicNumber number, UiContext ui) =>
        [
            ("service_request_id", number.Value),
            ("service_notice", ui.Say("گزارش رسید؛ با همین شماره پیگیری کنید.", "Received; follow it by this number.")),
            ("account_id", ""),
        ];

    // The draft's key: the client's own, or made of the id that the report has at theirs, so that a report that is sent
    // again because our answer was lost is the same report.
    private static DraftId? KeyOf(string? key, IFormCollection form, Actor actor)
    {
        if (key is not null)
            return DraftId.TryParse(key, out var given) ? given : null;
        var theirs =
            form["attribute[external_id]"].FirstOrDefault()
            ?? form["attribute[fixmystreet_id]"].FirstOrDefault()
            ?? form["external_id"].FirstOrDefault();
        if (string.IsNullOrEmpty(theirs))
            return DraftId.New();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"open311|{actor.For}|{theirs}"));
        return DraftId.From(new Guid(hash.AsSpan(0, 16)));
    }

    // A refusal names the field as the client called it.
    private static Problem InTheirWords(Problem problem, OpenReports open) =>
        problem.Field is not { } field ? problem
        : field == open.Place ? problem.On("lat, long, address_string")
        : field == open.Description?.Name ? problem.On("description")
        : field == open.Photos?.Name ? problem.On("media")
        : problem.On($"attribute[{field}]");
}
