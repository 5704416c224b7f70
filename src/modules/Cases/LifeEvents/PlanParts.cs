using Shahr.Cases.Definitions;
using Shahr.Cases.Designer;
using Shahr.Kit;

namespace Shahr.Cases.LifeEvents;

/// <summary>A part that belongs to an event as it was answered, and what would become of it.</summary>
/// <param name="Part">As the event defines it.</param>
/// <param name="Service">The version in force; null where there is none.</param>
/// <param name="Answers">All that the part is told.</param>
/// <param name="Why">Why it is not opened; null where it is.</param>
internal sealed record PlannedPart(PartDefinition Part, ServiceDefinition? Service, Answers Answers, Problem? Why);

/// <summary>Which cases an event becomes: the same for the page that shows it beforehand and for sending.</summary>
internal sealed class PlanParts(ServiceShelf shelf, CaseClock clock)
{
    /// <summary>The parts that belong to the event by its answers, in their order.</summary>
    public IReadOnlyList<PlannedPart> Of(ServiceDefinition lifeEvent, Answers answers, Actor actor)
    {
        var given = lifeEvent.Kept(answers);
        return [.. lifeEvent.Parts.Where(p => p.IsIn(lifeEvent, answers)).Select(p => Plan(p, given, actor))];
    }

    /// <summary>The parts to open, or why they cannot be.</summary>
    /// <param name="plan">From <see cref="Of"/>.</param>
    /// <param name="chosen">
    /// Services of the parts that the page showed and the citizen wants; null for all there are, by the API.
    /// </param>
    public static Result<IReadOnlyList<PlannedPart>> Chosen(
        IReadOnlyList<PlannedPart> plan,
        IReadOnlyCollection<string>? chosen
    )
    {
        bool IsWanted(PlannedPart part) => chosen?.Contains(part.Part.Service) ?? true;
        // Nothing is sent by halves in another's name: what the helper was not given is said before.
        if (plan.FirstOrDefault(p => !p.Part.Optional && IsNotGiven(p.Why)) is { } no)
            return no.Why ?? LifeEventProblems.PartsChanged;
        if (chosen is not null && plan.Any(p => p.Why is null ? !p.Part.Optional && !IsWanted(p) : IsWanted(p)))
            return LifeEventProblems.PartsChanged;
        var opens = plan.Where(p => p.Why is null && IsWanted(p)).ToList();
        return opens.Count == 0 ? LifeEventProblems.NothingOpens : opens;
    }

    private static bool IsNotGiven(Problem? why) =>
        why?.Code == LifeEventProblems.PartNotCovered.Code || why?.Code == WithinLimit.Above.Code;

    private PlannedPart Plan(PartDefinition part, Answers given, Actor actor)
    {
        if (shelf.Find(part.Service) is not { } service)
            return new PlannedPart(part, shelf.Newest(part.Service), Answers.None, LifeEventProblems.PartWithdrawn);
        var answers = Answers.None;
        foreach (var (field, from, value) in part.Answers.Select(a => (a.Field, a.From, a.Value)))
            answers = answers.With(field, value is null ? given[from ?? ""] : new ChoiceAnswer(value));
        answers = service.Reckoned(answers, clock.Today) is { IsOk: true } reckoned ? reckoned.Value : answers;
        answers = service.Kept(answers);
        return new PlannedPart(part, service, answers, WhyNot(service, answers, actor));
    }

    private Problem? WhyNot(ServiceDefinition service, Answers answers, Actor actor)
    {
        if (actor.Mandate is { } mandate && !mandate.Covers(service.Code))
            return LifeEventProblems.PartNotCovered.With(mandate.For.Name);
        if (WithinLimit.WhyTooMuch(service, answers, actor) is { } above)
            return above;
        if (InNameOf.WhyNoPaper(service, actor) is { } problem)
            return problem;
        return
            service.IsLifeEvent
            || service.Asked(answers).Any(f => AnswerFit.Of(f, answers[f.Name], clock.Today, answers) is not null)
            ? LifeEventProblems.PartUnfit
            : null;
    }
}
