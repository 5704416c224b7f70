using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Cases.LifeEvents;

/// <summary>Finds life events, and gathers what is shown of them and of their parts.</summary>
internal sealed class LifeEventFiles(
    CasesDb db,
    ServiceShelf shelf,
    OfficeNames offices,
    IPeople people,
    Timelines timelines
)
{
    /// <summary>An event by public number or id as addresses carry them; null when there is none.</summary>
    public async Task<LifeEvent?> FindAsync(string key, CancellationToken ct)
    {
        var events = db.LifeEvents.AsNoTracking();
        if (PublicNumber.TryParse(key, out var number))
            return await events.SingleOrDefaultAsync(e => e.Number == number.Value, ct);
        return CaseId.TryParse(key, out var id) ? await events.SingleOrDefaultAsync(e => e.Id == id, ct) : null;
    }

    /// <summary>The event of a case; null for a request of its own.</summary>
    public async Task<LifeEvent?> OfAsync(Case on, CancellationToken ct) =>
        on.LifeEventId is { } id ? await db.LifeEvents.AsNoTracking().SingleAsync(e => e.Id == id, ct) : null;

    /// <summary>The cases of an event with their steps, in the order of its definition.</summary>
    public async Task<List<Case>> PartsAsync(LifeEvent on, CancellationToken ct)
    {
        var parts = await db
            .Cases.AsNoTracking()
            .Include(c => c.Steps.OrderBy(s => s.Position))
            .Where(c => c.LifeEventId == on.Id)
            .ToListAsync(ct);
        var order = shelf.Get(on.ServiceCode, on.ServiceVersion).Parts.Select(p => p.Service).ToList();
        return [.. parts.OrderBy(p => order.IndexOf(p.ServiceCode)).ThenBy(p => p.Id.Value)];
    }

    /// <summary>Where the event stands, for whoever has its number: offices and times.</summary>
    public async Task<LifeEventView> TrackedAsync(LifeEvent on, string language, CancellationToken ct)
    {
        var parts = await PartsAsync(on, ct);
        var names = await offices.AllAsync(language, ct);
        return ViewOf(on, parts, s => StepFacts.Bare(s, language), names.Of, _ => null, language);
    }

    /// <summary>The event with those of its parts that the reader may see, and their history in one.</summary>
    public async Task<LifeEventView> OwnAsync(LifeEvent on, Actor actor, string language, CancellationToken ct)
    {
        var parts = (await PartsAsync(on, ct)).Where(actor.Reaches).ToList();
        var ids = parts.ConvertAll(p => p.Id);
        var lines = await db
            .Lines.AsNoTracking()
            .Where(l => ids.Contains(l.CaseId))
            .OrderBy(l => l.At)
            .ThenBy(l => l.Id)
            .ToListAsync(ct);
        var concerned = parts.SelectMany(p => CaseFiles.Concerned(p, lines)).Distinct().ToList();
        var known = await people.NamesAsync(concerned, ct);
        var names = await offices.AllAsync(language, ct);
        string? NameOf(PersonId person) => known.GetValueOrDefault(person)?.DisplayName;
        var byId = parts.ToDictionary(p => p.Id);
        return ViewOf(on, parts, s => StepFacts.Of(s, language), names.Of, NameOf, language) with
        {
            Lines =
            [
                .. lines.Select(l =>
                    CaseFiles.LineOf(l, byId[l.CaseId], NameOf, language) with
                    {
                        Of = TitleOf(byId[l.CaseId], language),
                    }
                ),
            ],
            MayWithdraw = parts.Exists(p => p.IsOpen && actor.MayWithdraw(p)),
        };
    }

    /// <summary>The other parts of a case's event, as its officers may know them: services and states.</summary>
    public async Task<IReadOnlyList<SisterPart>> SistersAsync(Case on, string language, CancellationToken ct)
    {
        if (await OfAsync(on, ct) is not { } lifeEvent)
            return [];
        var names = await offices.AllAsync(language, ct);
        return
        [
            .. (await PartsAsync(lifeEvent, ct))
                .Where(p => p.Id != on.Id)
                .Select(p => new SisterPart(
                    TitleOf(p, language),
                    p.State,
                    CaseWords.Say(language, p.OutcomeFa ?? "", p.OutcomeEn ?? ""),
                    p.NowOffice is { } office ? names.Of(office) : null
                )),
        ];
    }

    // The service alone: what kind of request it was is for those who work on it.
    private string TitleOf(Case part, string language) =>
        shelf.Get(part.ServiceCode, part.ServiceVersion).Title.In(language);

    private LifeEventView ViewOf(
        LifeEvent on,
        IReadOnlyList<Case> parts,
        Func<CaseStep, StepFacts> factsOf,
        Func<OfficeId, string> officeOf,
        Func<PersonId, string?> nameOf,
        string language
    )
    {
        var (state, outcome) = StandingOf(on, parts, language);
        return new LifeEventView
        {
            Number = on.Number,
            NumberText = CaseWords.Number(language, on.PublicNumber),
            Spoken = on.PublicNumber.Spoken,
            Title = on.Title(language),
            State = state,
            Outcome = outcome,
            Asked = parts.Any(p => p.NowAsked),
            Progress = LifeEventWords.Progress(language, parts.Count(p => !p.IsOpen), parts.Count),
            Parts =
            [
                .. parts.Select(p => new LifeEventPart(
                    p.Number,
                    CaseWords.Number(language, p.PublicNumber),
                    TitleOf(p, language),
                    p.State,
                    CaseWords.Say(language, p.OutcomeFa ?? "", p.OutcomeEn ?? ""),
                    p.NowAsked,
                    p.NowOffice is { } office ? officeOf(office) : null,
                    p.NowDue is { } due ? CaseWords.Instant(language, due) : null
                )),
            ],
            Timeline = timelines.DrawTogether(
                on.OpenedAt,
                [.. parts.Select(p => (TitleOf(p, language), p.Steps.Select(factsOf)))],
                officeOf,
                nameOf,
                language
            ),
        };
    }

    private (CaseState State, string? Outcome) StandingOf(LifeEvent on, IReadOnlyList<Case> parts, string language)
    {
        if (parts.Any(p => p.IsOpen))
            return (CaseState.Open, null);
        if (parts.All(p => p.State == CaseState.Withdrawn))
            return (CaseState.Withdrawn, null);
        var outcomes = shelf.Get(on.ServiceCode, on.ServiceVersion).Outcomes;
        // A part that was a double goes on in another case, and speaks neither for nor against.
        return
            parts.Any(p => p.State == CaseState.Granted)
            && parts.All(p => p.State is CaseState.Granted or CaseState.Merged)
            ? (CaseState.Granted, outcomes.Granted.In(language))
            : (CaseState.Refused, outcomes.Refused.In(language));
    }
}

/// <summary>Another part of the same event, for an officer.</summary>
public sealed record SisterPart(string Title, CaseState State, string Outcome, string? Office);
