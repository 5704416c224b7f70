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
    /// <param name="question">Who is asked what.</param>
    /// <param name="clock">The time.</param>
    public Result<CaseStep> AskOffice(CaseStep step, PersonId officer, OfficeQuestion question, CaseClock clock)
    {
        if ((CannotWork(step, officer) ?? Waits(step)) is { } no)
            return no;
        if (step.Office == question.Office.Id)
            return WorkProblems.AskAnotherOffice;
        if (step.AskedBy is not null)
            return WorkProblems.CannotAskOffice;
        if (_steps.Count(s => s.AskedBy is not null) >= MostOpinions)
            return WorkProblems.TooManyOpinions;
        var opinion = Opened(step, question, clock);
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

    private CaseStep Opened(CaseStep step, OfficeQuestion question, CaseClock clock)
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
            Fa = $"نظر {question.Office.Fa}",
            En = $"Opinion of {question.Office.En}",
            Office = question.Office.Id,
            Permission = CasesPermissions.Work,
            Minutes = question.Minutes,
            RemindPercent = step.RemindPercent,
            SecondPercent = step.SecondPercent,
            HeadPercent = step.HeadPercent,
            AskedBy = step.Id,
            Inquiry = question.Inquiry,
            Shows = question.Shows,
        };
        opinion.Open(clock, question.Text);
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

/// <summary>A question to another office.</summary>
/// <param name="Office">Who is asked.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Minutes">Promised working minutes.</param>
internal sealed record OfficeQuestion(OfficeName Office, string Text, int Minutes)
{
    /// <summary>What the officer who asks chose to show.</summary>
    public ShownToOffice? Shows { get; init; }

    /// <summary>Code of the inquiry, where the city itself asks; its definition says what is shown.</summary>
    public string? Inquiry { get; init; }
}
