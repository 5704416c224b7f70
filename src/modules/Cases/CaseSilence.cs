using Shahr.Cases.Definitions;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>A law may say that silence approves: then time itself ends a step.</summary>
internal sealed partial class Case
{
    /// <summary>Ends a step whose promised time passed unanswered, as its definition says.</summary>
    public Problem? Lapse(CaseStep step, string said, Outcomes outcomes, CaseClock clock)
    {
        // While somebody else's answer is owed the clock stands, and no silence is the office's.
        if (!IsOpen || step is not { State: StepStanding.Open, Deemed: { } deemed } || !(step.DueAt < clock.Now))
            return WorkProblems.NotThisStep;
        step.Close(deemed, said, null, clock.Now);
        if (step.Kind == StepKind.Decide)
            End(CaseState.Granted, outcomes.Granted, clock.Now);
        else
            Advance(clock);
        return null;
    }
}
