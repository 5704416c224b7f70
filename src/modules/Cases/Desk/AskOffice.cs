using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;

namespace Shahr.Cases.Desk;

/// <summary>
/// An officer asks another office inside the case and chooses what it sees; the step's clock stands until it answers.
/// </summary>
internal static class AskOffice
{
    /// <summary>Working days that may be given for the answer.</summary>
    public static readonly int[] Days = [1, 2, 3, 5, 10];

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/opinions", Submit).RequireSignIn();

    public static Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        WorkOnStep work,
        CasesDb db,
        CaseStore store,
        CityEvents events,
        ServiceShelf shelf,
        [FromServices] IOffices offices,
        CaseClock clock,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, AskAsync, ct);

        async Task<Result<SeeOther>> AskAsync(Case found, CaseStep at)
        {
            var service = shelf.Get(found.ServiceCode, found.ServiceVersion);
            if (service.Of(at)?.Pauses.Contains(PauseReason.Office) != true)
                return WorkProblems.CannotAskOffice;
            if (await offices.FindAsync(form[$"office-{at.Position}"].ToString(), ct) is not { } office)
                return CasesProblems.ChooseOne.On($"office-{at.Position}");
            var text = Remark.Read(form, $"opinion-{at.Position}", "پرسش", "the question");
            if (text.Problem is { } endless)
                return endless;
            if (text.Value.Length == 0)
                return CasesProblems.AnswerNeeded.With("پرسش", "Question").On($"opinion-{at.Position}");
            var days = Array.Find(Days, d => form[$"days-{at.Position}"] == $"{d}");
            if (days == 0)
                return CasesProblems.ChooseOne.On($"days-{at.Position}");

            var minutes = days * clock.Calendar.FullDayMinutes;
            var offered = await OfferedParts.OfAsync(found, service, db, ct);
            var shows = offered.Read(form, $"shows-{at.Position}");
            var question = new OfficeQuestion(office, text.Value, minutes) { Shows = shows };
            var asked = found.AskOffice(at, actor.Person, question, clock);
            if (asked.Problem is { } no)
                return no == WorkProblems.AskAnotherOffice ? no.On($"office-{at.Position}") : no;
            db.Entry(asked.Value).State = EntityState.Added;
            store.Write(found, LineKind.OfficeAsked, actor, asked.Value, text.Value);
            store.Write(found, LineKind.OfficeShown, actor, asked.Value, offered.Sentence(shows, office.Fa));
            events.Tell(new OfficeAsked(found.Id, asked.Value.Id));
            return new SeeOther($"/desk/{found.Number}");
        }
    }
}
