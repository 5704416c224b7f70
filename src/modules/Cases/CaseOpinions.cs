using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>
/// One office asks another inside the case: a step of its own, with its own clock and holder, while the clock of the
/// step that asked stands. Its answer lets that one run on.
/// </summary>
internal sealed partial class Case
{
    /// <summary>Opinions of one case, answered or not.</summary>
    public const int MostOpinions = 10;

    /// <summary>The code of every step that was opened so; no definition has it.</summary>
    public const string Opinion = "opinion";

    /// <summary>Opens a step for another office, or says why not.</summary>
    /// <param name="step">The step whose holder asks; its clock stands until the answer.</param>
    /// <param name="officer">Who asks.</param>
    /// <param name="office">Who is asked.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="minutes">Promised working minutes.</param>
    /// <param name="clock">The time.</param>
    public Result<CaseStep> AskOffice(
        CaseStep step,
        PersonId officer,
        OfficeName office,
        string question,
        int minutes,
        CaseClock clock
    )
    {
        if ((CannotWork(step, officer) ?? Waits(step)) is { } no)
            return no;
        if (step.Office == office.Id)
            return WorkProblems.AskAnotherOffice;
        if (step.AskedBy is not null)
            return WorkProblems.CannotAskOffice;
        if (_steps.Count(s => s.AskedBy is not null) >= MostOpinions)
            return WorkProblems.TooManyOpinions;
        var opinion = Opened(step, office, question, minutes, clock);
        step.WaitForOffice(clock.Now);
        WroteAt = null;
        Refresh();
        return opinion;
    }

    /// <summary>
    /// The holder of the step that asked takes the question back; whoever holds the answer is free of it.
    /// </summary>
    public Problem? Recall(CaseStep step, CaseStep opinion, PersonId officer, CaseClock clock)
    {
        if (CannotWork(step, officer) is { } no)
            return no;
        // What the city itself asked stands in the definition, and the applicant agreed to it.
        if (opinion.AskedBy != step.Id || opinion.Inquiry is not null)
            return WorkProblems.NotAskedHere;
        if (!opinion.IsActive)
            return WorkProblems.AnsweredMeanwhile;
        opinion.Skip(clock.Now);
        Answered(opinion, clock);
        Refresh();
        return null;
    }

    private CaseStep Opened(
        CaseStep step,
        OfficeName office,
        string question,
        int minutes,
        CaseClock clock,
        string? inquiry = null
    )
    {
        var last = _steps.Max(s => s.Position);
        var opinion = new CaseStep
        {
            Id = StepId.New(),
            CaseId = Id,
            Position = last + 1,
            Stage = step.Stage,
            Branch = $"{Opinion}-{last + 1}",
            Code = Opinion,
            Kind = Definitions.StepKind.Check,
            Fa = $"نظر {office.Fa}",
            En = $"Opinion of {office.En}",
            Office = office.Id,
            Permission = CasesPermissions.Work,
            Minutes = minutes,
            RemindPercent = step.RemindPercent,
            SecondPercent = step.SecondPercent,
            HeadPercent = step.HeadPercent,
            AskedBy = step.Id,
            Inquiry = inquiry,
        };
        opinion.Open(clock, question);
        _steps.Add(opinion);
        return opinion;
    }

    // The answer lets the step that asked run on, unless another answer is still owed to it.
    private void Answered(CaseStep opinion, CaseClock clock)
    {
        if (opinion.AskedBy is not { } asker || Step(asker) is not { State: StepStanding.Elsewhere } waiting)
            return;
        if (_steps.TrueForAll(s => s.AskedBy != asker || s.IsOver))
            waiting.Resume(clock);
    }
}
