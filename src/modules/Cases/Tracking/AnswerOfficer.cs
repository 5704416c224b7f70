using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;

namespace Shahr.Cases.Tracking;

/// <summary>The citizen answers an officer's question; the clock runs again.</summary>
internal static class AnswerOfficer
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/cases/{key}/answers", Submit).RequireSignIn().AlsoForAnother().RequireRateLimiting("upload");

    public static Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        WriteInCase write,
        CityEvents events,
        CaseClock clock,
        CancellationToken ct
    )
    {
        return write.DoAsync(
            key,
            form,
            actor,
            "answer",
            ("پاسخ شما", "Your answer"),
            LineKind.Answered,
            found => Task.FromResult(Answer(found)),
            ct
        );

        Problem? Answer(Case found)
        {
            if (found.Answer(clock) is { } problem)
                return problem;
            events.Tell(new CaseAnswered(found.Id, found.Number, found.TitleFa, found.Applicant));
            return null;
        }
    }
}
