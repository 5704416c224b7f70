using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Cases.LifeEvents;

/// <summary>Makes the life event of a request and a case of each of its parts, all of them or none.</summary>
internal sealed class OpenLifeEvent(
    CasesDb db,
    PlanParts plans,
    AddCase cases,
    CaseClock clock,
    AuditTrail audit,
    CityEvents events
)
{
    /// <summary>The event's number, or why it cannot be; the caller's transaction is undone then.</summary>
    public async Task<Result<PublicNumber>> FromAsync(
        Sent sent,
        Actor actor,
        SendingWishes wishes,
        CancellationToken ct
    )
    {
        var (id, service, applicant, answers) = sent;
        var chosen = PlanParts.Chosen(plans.Of(service, answers, actor), wishes.Parts);
        if (chosen.Problem is { } no)
            return no;
        var number = await cases.TakeNumberAsync(ct);
        db.LifeEvents.Add(
            new LifeEvent
            {
                Id = id,
                Number = number.Value,
                ServiceCode = service.Code,
                ServiceVersion = service.Version,
                TitleFa = service.Title.Fa,
                TitleEn = service.Title.En,
                SearchKey = PersianText.SearchKey($"{service.Title.Fa} {service.Title.En}"),
                Applicant = applicant,
                OpenedBy = actor.Person,
                OpenedAt = clock.Now,
            }
        );
        foreach (var part in chosen.Value)
        {
            var of =
                part.Service ?? throw new InvalidOperationException($"{part.Part.Service} opens without a service.");
            var make = new NewCase(CaseId.New(), LifeEvent: id) { Consents = wishes.Consents };
            var made = await cases.AddAsync(of, part.Answers, applicant, actor, make, ct);
            if (made.Problem is { } problem)
                return problem;
        }

        var parts = chosen.Value.Select(p => p.Part.Service);
        audit.Record("cases.life_event_opened", "life_event", number.Value, details: new { parts });
        // One letter for one request: the parts speak for themselves when something happens in them.
        events.Tell(new CaseOpened(id, number.Value, service.Title.Fa, applicant));
        return number;
    }
}
