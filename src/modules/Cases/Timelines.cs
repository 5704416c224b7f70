using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Cases;

/// <summary>Draws a case's steps as the timeline: who holds it, since when, by when.</summary>
internal sealed class Timelines(CaseClock clock)
{
    /// <param name="arrived">When the request came.</param>
    /// <param name="facts">Its steps, in their order.</param>
    /// <param name="service">Its definition, for the names of branches.</param>
    /// <param name="office">Name of an office.</param>
    /// <param name="holder">Name of a holder, where names are for this reader.</param>
    /// <param name="language"><c>fa</c> or <c>en</c>.</param>
    /// <param name="sender">Who sent it in the applicant's name, where that is for this reader.</param>
    public IReadOnlyList<TimelineStep> Draw(
        DateTime arrived,
        IEnumerable<StepFacts> facts,
        ServiceDefinition service,
        Func<OfficeId, string> office,
        Func<PersonId, string?> holder,
        string language,
        string? sender = null
    )
    {
        var drawn = new List<TimelineStep>
        {
            new(CaseWords.Say(language, "درخواست رسید", "The request arrived"), StepState.Done)
            {
                Finished = CaseWords.Moment(language, arrived),
                Holder = sender,
            },
        };
        TimelineStep Step(StepFacts step) => Drawn(step, office, holder, language);
        foreach (var stage in facts.GroupBy(s => s.Stage))
        {
            var steps = stage.ToList();
            if (steps.TrueForAll(s => s.Branch == steps[0].Branch))
            {
                drawn.AddRange(steps.Select(Step));
                continue;
            }

            var branches = steps
                .GroupBy(s => s.Branch)
                .Select(b => new TimelineBranch(BranchTitle(service, b.Key, language), [.. b.Select(Step)]));
            drawn.Add(
                new TimelineStep(
                    CaseWords.Say(language, "بررسی‌های هم‌زمان", "Checks at the same time"),
                    StateOf(steps)
                )
                {
                    Branches = [.. branches],
                }
            );
        }

        return drawn;
    }

    /// <summary>Draws the cases of a life event as one timeline: each a branch with its steps.</summary>
    public IReadOnlyList<TimelineStep> DrawTogether(
        DateTime arrived,
        IReadOnlyList<(string Title, IEnumerable<StepFacts> Steps)> parts,
        Func<OfficeId, string> office,
        Func<PersonId, string?> holder,
        string language
    ) =>
        [
            new(CaseWords.Say(language, "درخواست رسید", "The request arrived"), StepState.Done)
            {
                Finished = CaseWords.Moment(language, arrived),
            },
            new(CaseWords.Say(language, "بخش‌ها", "The parts"), StateOf([.. parts.SelectMany(p => p.Steps)]))
            {
                Branches =
                [
                    .. parts.Select(p => new TimelineBranch(
                        p.Title,
                        [.. p.Steps.Select(s => Drawn(s, office, holder, language))]
                    )),
                ],
            },
        ];

    private TimelineStep Drawn(
        StepFacts step,
        Func<OfficeId, string> office,
        Func<PersonId, string?> holder,
        string language
    ) =>
        new(step.Title, StateOf(step))
        {
            Holder =
                step.State == StepStanding.Skipped ? null
                : step.Holder is { } person ? holder(person) ?? office(step.Office)
                : office(step.Office),
            Office = step.Holder is { } named && holder(named) is not null ? office(step.Office) : null,
            Since = step.OpenedAt is { } since ? CaseWords.Moment(language, since) : null,
            Due = step is { IsActive: true, DueAt: { } due } ? CaseWords.Moment(language, due) : null,
            Finished = step is { State: StepStanding.Done, ClosedAt: { } closed }
                ? CaseWords.Moment(language, step.WorkedAt ?? closed)
                : null,
            Clock = ClockOf(step, language),
            Note =
                step.State == StepStanding.Paused ? step.Question ?? Asked(language)
                : step.IsBySilence ? Silent(office(step.Office), language)
                : step is { WorkedAt: not null, ClosedAt: { } entered } ? Entered(step.Note, entered, language)
                : step.Note,
        };

    private StepState StateOf(StepFacts step) =>
        step switch
        {
            { State: StepStanding.Waiting } => StepState.Waiting,
            { State: StepStanding.Paused or StepStanding.Elsewhere or StepStanding.Unpaid } => StepState.Current,
            { State: StepStanding.Open } => step.DueAt < clock.Now ? StepState.Late : StepState.Current,
            { State: StepStanding.Skipped } => StepState.Skipped,
            { Result: StepResult.Refused or StepResult.NotConfirmed } => StepState.Refused,
            _ => StepState.Done,
        };

    private StepState StateOf(List<StepFacts> steps)
    {
        var states = steps.ConvertAll(StateOf);
        if (states.Contains(StepState.Late))
            return StepState.Late;
        if (steps.Exists(s => s.IsActive))
            return StepState.Current;
        return states.Contains(StepState.Waiting) ? StepState.Waiting
            : states.TrueForAll(s => s == StepState.Skipped) ? StepState.Skipped
            : StepState.Done;
    }

    private StepClock? ClockOf(StepFacts step, string language)
    {
        if (step is not { IsActive: true, OpenedAt: { } opened, DueAt: { } due })
            return null;
        if (step.State != StepStanding.Open)
        {
            var spent = clock.Between(opened, step.PausedAt ?? clock.Now) - step.PausedMinutes;
            return new StepClock(Standing(step.State, language), (double)spent / step.Minutes);
        }

        var used = Math.Max(0, clock.Between(opened, clock.Now) - step.PausedMinutes);
        return new StepClock(
            CaseWords.Remaining(language, due, clock)
                + CaseWords.Say(language, " از ", " of ")
                + CaseWords.WorkTime(language, step.Minutes, clock.Calendar),
            (double)used / step.Minutes
        );
    }

    // Whose time it is while the office's clock stands.
    private static string Standing(StepStanding state, string language) =>
        state switch
        {
            StepStanding.Paused => CaseWords.Say(
                language,
                "ساعت ایستاده است تا پاسخ برسد",
                "The clock stands until the answer comes"
            ),
            StepStanding.Unpaid => CaseWords.Say(
                language,
                "ساعت ایستاده است تا کارمزد پرداخت شود",
                "The clock stands until the fee is paid"
            ),
            _ => CaseWords.Say(
                language,
                "ساعت ایستاده است تا ادارهٔ دیگر پاسخ دهد",
                "The clock stands until another office answers"
            ),
        };

    private static string Entered(string? note, DateTime at, string language) =>
        $"{note} "
        + CaseWords.Say(
            language,
            $"(در {CaseWords.Instant("fa", at)} در پرونده نوشته شد)",
            $"(entered on {CaseWords.Instant("en", at)})"
        );

    private static string Silent(string office, string language) =>
        CaseWords.Say(
            language,
            $"{office} تا پایان مهلت پاسخ نداد؛ به حکم قانون پذیرفته شد",
            $"{office} did not answer in time, which by law is approval"
        );

    private static string Asked(string language) =>
        CaseWords.Say(language, "منتظر پاسخ متقاضی است", "Waiting for the applicant's answer");

    private static string BranchTitle(ServiceDefinition service, string? branch, string language) =>
        service.Branches.FirstOrDefault(b => b.Code == branch)?.Title.In(language)
        ?? (
            branch?.StartsWith(Case.Opinion + "-", StringComparison.Ordinal) == true
                ? CaseWords.Say(language, "پرسش از ادارهٔ دیگر", "Another office is asked")
                : CaseWords.Say(language, "همین گام", "The step itself")
        );
}
