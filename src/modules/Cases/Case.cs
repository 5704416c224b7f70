using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseState
{
    /// <summary>Being worked on.</summary>
    Open,

    /// <summary>Decided for the applicant.</summary>
    Granted,

    /// <summary>Decided against, with a reason.</summary>
    Refused,

    /// <summary>The citizen took it back.</summary>
    Withdrawn,

    /// <summary>It was the double of another, which goes on.</summary>
    Merged,
}

/// <summary>
/// One request of one person, with its steps. Every change goes through a verb, which refuses what may not be.
/// </summary>
internal sealed partial class Case
{
    private readonly List<CaseStep> _steps = [];

    public required CaseId Id { get; init; }

    /// <summary>Digits of the <see cref="PublicNumber"/>.</summary>
    public required string Number { get; init; }

    public required string ServiceCode { get; init; }
    public required int ServiceVersion { get; init; }

    /// <summary>The answer of the definition's <c>titleFrom</c> field: only cases of one kind can be doubles.</summary>
    public required string? Kind { get; init; }

    public required string TitleFa { get; init; }
    public required string TitleEn { get; init; }
    public required PersonId Applicant { get; init; }

    /// <summary>Another account of the applicant, under which the case was before the two became one.</summary>
    public PersonId? MergedFrom { get; private set; }

    /// <summary>Who pressed the button; the applicant, unless somebody acts for them.</summary>
    public required PersonId OpenedBy { get; init; }

    /// <summary>Somebody else the case is about, who neither works on it nor reads it at the desk.</summary>
    public PersonId? Concerns { get; init; }

    /// <summary>The life event it is a part of; null for a request of its own.</summary>
    public CaseId? LifeEventId { get; init; }

    public required DateTime OpenedAt { get; init; }
    public required double? Lat { get; init; }
    public required double? Lon { get; init; }
    public required Answers Answers { get; init; }
    public CaseState State { get; private set; }
    public string? OutcomeFa { get; private set; }
    public string? OutcomeEn { get; private set; }
    public DateTime? ClosedAt { get; private set; }

    /// <summary>One to five, as the applicant was satisfied; null while they have not said.</summary>
    public int? Stars { get; private set; }

    /// <summary>Decided, and the applicant has not said yet how it went.</summary>
    public bool AsksForStars => State is CaseState.Granted or CaseState.Refused && Stars is null;

    /// <summary>Titles, office and promise of what is open now, so that a list of cases is one plain read.</summary>
    public string? NowFa { get; private set; }

    /// <inheritdoc cref="NowFa"/>
    public string? NowEn { get; private set; }

    /// <inheritdoc cref="NowFa"/>
    public OfficeId? NowOffice { get; private set; }

    /// <inheritdoc cref="NowFa"/>
    public DateTime? NowDue { get; private set; }

    /// <summary>True while a question to the citizen stands open, or a fee is to be paid.</summary>
    public bool NowAsked { get; private set; }

    /// <summary>When the citizen last wrote without being asked; null once an officer has written, asked or
    /// ended a step since.</summary>
    public DateTime? WroteAt { get; private set; }

    /// <summary>Counts the changes; taking the next number locks the case for the rest of the transaction.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<CaseStep> Steps => _steps;

    public bool IsOpen => State == CaseState.Open;
    public PublicNumber PublicNumber => PublicNumber.Parse(Number);

    public string Title(string language) => language == "en" ? TitleEn : TitleFa;

    public CaseStep? Step(StepId id) => _steps.FirstOrDefault(s => s.Id == id);

    /// <summary>Lays out the steps of the definition and opens those whose turn it is.</summary>
    public void Begin(ServiceDefinition service, Func<StepDefinition, OfficeId> office, CaseClock clock)
    {
        foreach (var (position, (step, stage)) in service.Staged().Index())
        {
            var made = new CaseStep
            {
                Id = StepId.New(),
                CaseId = Id,
                Position = position,
                Stage = stage,
                Branch = step.Branch,
                Code = step.Code,
                Kind = step.Kind,
                Fa = step.Title.Fa,
                En = step.Title.En,
                Office = office(step),
                Permission = step.PermissionOrDefault,
                Minutes = step.Minutes,
                RemindPercent = step.EscalationOrDefault.Remind,
                SecondPercent = step.EscalationOrDefault.Second,
                HeadPercent = step.EscalationOrDefault.Head,
                Deemed = step.DeemedApproved?.Outcome,
            };
            if (step.Fee is { } fee && fee.Of(Answers) is { } amount)
                made.Charge(amount, fee.For);
            _steps.Add(made);
        }

        Advance(clock);
    }

    /// <param name="step">The step.</param>
    /// <param name="officer">Who takes it.</param>
    /// <param name="holderIsAway">True where its holder is absent: a colleague takes it over.</param>
    public Problem? Claim(CaseStep step, PersonId officer, bool holderIsAway = false)
    {
        if (!IsOpen)
            return WorkProblems.AlreadyClosed;
        if (!step.IsActive)
            return WorkProblems.NotThisStep;
        if (step.Holder is { } holder && (holder == officer || !(holderIsAway || step.IsFreeForColleagues)))
            return holder == officer ? WorkProblems.AlreadyYours : WorkProblems.SomebodyElseHolds;
        step.Take(officer);
        return null;
    }

    public Problem? Release(CaseStep step, PersonId officer)
    {
        if (CannotWork(step, officer) is { } no)
            return no;
        step.GiveBack();
        return null;
    }

    public Problem? Ask(CaseStep step, PersonId officer, string question, CaseClock clock)
    {
        if (CannotWork(step, officer) is { } no)
            return no;
        if (Waits(step) is { } wait)
            return wait == WorkProblems.WaitsForCitizen ? WorkProblems.AlreadyAsked : wait;
        step.Pause(question, clock.Now);
        WroteAt = null;
        Refresh();
        return null;
    }

    /// <summary>The citizen answers: every clock that waited for them runs again.</summary>
    public Problem? Answer(CaseClock clock)
    {
        if (!IsOpen)
            return WorkProblems.AlreadyClosed;
        if (!_steps.Exists(s => s.State == StepStanding.Paused))
            return WorkProblems.NothingAsked;
        foreach (var step in _steps.Where(s => s.State == StepStanding.Paused))
            step.Resume(clock);
        Refresh();
        return null;
    }

    /// <summary>An officer ends a step; a decision ends the case.</summary>
    public Problem? Close(CaseStep step, PersonId officer, bool good, string? note, Outcomes outcomes, CaseClock clock)
    {
        if ((CannotWork(step, officer) ?? Waits(step)) is { } no)
            return no;
        // An opinion is its words.
        if ((!good || step.AskedBy is not null) && string.IsNullOrEmpty(note))
            return WorkProblems.ReasonNeeded;
        var decides = step.Kind == StepKind.Decide;
        step.Close(
            (decides, good) switch
            {
                (true, true) => StepResult.Granted,
                (true, false) => StepResult.Refused,
                (false, true) => StepResult.Confirmed,
                (false, false) => StepResult.NotConfirmed,
            },
            note,
            officer,
            clock.Now
        );
        // Whoever sees a part of the case has not read what the citizen wrote.
        if (step.SeesWhole)
            WroteAt = null;
        Answered(step, clock);
        if (decides)
            End(good ? CaseState.Granted : CaseState.Refused, good ? outcomes.Granted : outcomes.Refused, clock.Now);
        else
            Advance(clock);
        return null;
    }

    public Problem? Withdraw(CaseClock clock)
    {
        if (!IsOpen)
            return WorkProblems.AlreadyClosed;
        End(CaseState.Withdrawn, CaseWords.WithdrawnOutcome, clock.Now);
        return null;
    }

    /// <summary>The applicant says how it went, once.</summary>
    public Problem? Rate(int stars)
    {
        if (stars is < 1 or > 5)
            return CasesProblems.ChooseStars.On("stars");
        if (!AsksForStars)
            return CasesProblems.NotToRate;
        Stars = stars;
        return null;
    }

    private Problem? CannotWork(CaseStep step, PersonId officer)
    {
        if (!IsOpen)
            return WorkProblems.AlreadyClosed;
        if (!step.IsActive)
            return WorkProblems.NotThisStep;
        return step.Holder == officer ? null : WorkProblems.ClaimFirst;
    }

    private void Advance(CaseClock clock)
    {
        foreach (var step in _steps.Where(s => s.State == StepStanding.Waiting && IsItsTurn(s)).ToList())
        {
            step.Open(clock);
            if (step.OwesFee)
                WaitForFee(step, clock);
            else
                WaitForInquiries(step, clock);
        }

        Refresh();
    }

    private bool IsItsTurn(CaseStep step) =>
        _steps.TrueForAll(other =>
            other.IsOver
            || other.Position >= step.Position
            || (other.Stage == step.Stage && other.Branch != step.Branch)
        );

    private void End(CaseState state, Words outcome, DateTime now)
    {
        foreach (var step in _steps.Where(s => !s.IsOver))
            step.Skip(now);
        (State, OutcomeFa, OutcomeEn, ClosedAt) = (state, outcome.Fa, outcome.En, now);
        Refresh();
    }

    private void Refresh()
    {
        var active = _steps.Where(s => s.IsActive).OrderBy(s => s.DueAt).ThenBy(s => s.Position).ToList();
        var first = active.FirstOrDefault();
        NowFa = first is null ? null : string.Join(" و ", active.Select(s => s.Fa));
        NowEn = first is null ? null : string.Join(" and ", active.Select(s => s.En));
        (NowOffice, NowDue) = (first?.Office, first?.DueAt);
        NowAsked = active.Exists(s => s.State is StepStanding.Paused or StepStanding.Unpaid);
    }
}
