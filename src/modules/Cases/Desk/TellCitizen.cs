using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;

namespace Shahr.Cases.Desk;

/// <summary>An officer writes to the citizen about a step they hold; no clock stands for it.</summary>
internal static class TellCitizen
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/messages", Submit).RequireSignIn();

    public static Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        WorkOnStep work,
        CaseStore store,
        CityEvents events,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, Tell, ct);

        Result<SeeOther> Tell(Case found, CaseStep at)
        {
            var field = $"message-{at.Position}";
            var text = Remark.Read(form, field, "پیام", "the message");
            if (text.Problem is { } endless)
                return endless;
            if (text.Value.Length == 0)
                return CasesProblems.AnswerNeeded.With("پیام", "Message").On(field);
            if (found.Tell(at, actor.Person) is { } problem)
                return problem;
            store.Write(found, LineKind.Told, actor, at, text.Value);
            events.Tell(new CaseTold(found.Id, found.Number, found.TitleFa, found.Applicant, text.Value));
            return new SeeOther($"/desk/{found.Number}");
        }
    }
}
