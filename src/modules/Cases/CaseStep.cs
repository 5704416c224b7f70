using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Where a step stands.</summary>
internal enum StepStanding
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>An office works on it; its clock runs.</summary>
    Open,

    /// <summary>The citizen was asked something; its clock stands.</summary>
    Paused,

    /// <summary>Another office was asked inside the case; its clock stands.</summary>
    Elsewhere,

    /// <summary>Its fee is not paid yet; its clock stands.</summary>
    Unpaid,

    Done,

    /// <summary>The case ended before its turn, or while it was open.</summary>
    Skipped,
}

/// <summary>What came out of a step.</summary>
internal enum StepResult
{
    Confirmed,
    NotConfirmed,
    Granted,
    Refused,
}

/// <summary>
/// One step of a case with its own clock. What it promises is copied from the definition when the case opens.
/// </summary>
internal sealed partial class CaseStep
{
    public required StepId Id { get; init; }
    public required CaseId CaseId { get; init; }

    /// <summary>Order in the definition, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>Steps of one stage run at the same time when their branches differ.</summary>
    public required int Stage { get; init; }

    public required string? Branch { get; init; }
    public required string Code { get; init; }
    public required StepKind Kind { get; init; }
    public required string Fa { get; init; }
    public required string En { get; init; }
    public required OfficeId Office { get; init; }
    public required string Permission { get; init; }
    public required int Minutes { get; init; }

    /// <summary>Percent of <see cref="Minutes"/> after which the holder, the second and the head hear of it.</summary>
    public required int RemindPercent { get; init; }

    /// <inheritdoc cref="RemindPercent"/>
    public required int SecondPercent { get; init; }

    /// <inheritdoc cref="RemindPercent"/>
    public required int HeadPercent { get; init; }

    public StepStanding State { get; private set; }
    public StepResult? Result { get; private set; }

    /// <summary>The officer's reason or remark, which the citizen reads.</summary>
    public string? Note { get; private set; }

    /// <summary>The question that stands open, while paused.</summary>
    public string? Question { get; private set; }

    public PersonId? Holder { get; private set; }
    public DateTime? OpenedAt { get; private set; }
    public DateTime? DueAt { get; private set; }
    public DateTime? PausedAt { get; private set; }
    public int PausedMinutes { get; private set; }
    public DateTime? ClosedAt { get; private set; }
    public PersonId? ClosedBy { get; private set; }

    /// <summary>When the work was really done, where its officer said so; null: as it was entered.</summary>
    public DateTime? WorkedAt { get; private set; }

    /// <summary>What comes out where the promised time passes unanswered; null: nothing does by itself.</summary>
    public StepResult? Deemed { get; init; }

    /// <summary>True where nobody answered in time and the law took it for approval.</summary>
    public bool IsBySilence => State == StepStanding.Done && ClosedBy is null && Result == Deemed;

    /// <summary>Where it stood when its case was closed as a double; null for every other.</summary>
    public StepStanding? Stood { get; private set; }

    /// <summary>How many of them have heard: <see cref="Reminded"/>, <see cref="SecondTold"/>, then the head.</summary>
    public int Alarms { get; private set; }

    /// <summary>When the next one hears; null while the clock stands, and once all have.</summary>
    public DateTime? AlarmAt { get; private set; }

    public const int Reminded = 1;
    public const int SecondTold = 2;

    /// <summary>Late, and the colleagues know: each of them may take it over.</summary>
    public bool IsFreeForColleagues => State == StepStanding.Open && Alarms >= SecondTold;

    /// <summary>The step that waits for this one, where an officer asked another office; null for the definition's
    /// own.</summary>
    public StepId? AskedBy { get; init; }

    /// <summary>Code of the inquiry it answers, where the city itself asked; null for every other step.</summary>
    public string? Inquiry { get; init; }

    /// <summary>What the officer who asked chose to show; null for every other step.</summary>
    public ShownToOffice? Shows { get; init; }

    /// <summary>True where whoever works on it reads the whole case.</summary>
    public bool SeesWhole => Inquiry is null && Shows is null;

    /// <summary>The states of a step that is begun and not over; for queries.</summary>
    public static readonly StepStanding[] Active =
    [
        StepStanding.Open,
        StepStanding.Paused,
        StepStanding.Elsewhere,
        StepStanding.Unpaid,
    ];

    public bool IsActive => Active.Contains(State);
    public bool IsOver => State is StepStanding.Done or StepStanding.Skipped;

    /// <param name="clock">The time.</param>
    /// <param name="question">What another office is asked; null for a step of the definition.</param>
    public void Open(CaseClock clock, string? question = null)
    {
        (State, Question) = (StepStanding.Open, question);
        OpenedAt = clock.Now;
        DueAt = clock.After(clock.Now, Minutes);
        AlarmAt = NextAlarm(clock);
    }

    /// <summary>The next one hears that it runs late.</summary>
    public void Alarm(CaseClock clock)
    {
        Alarms++;
        AlarmAt = NextAlarm(clock);
    }

    private DateTime? NextAlarm(CaseClock clock)
    {
        int[] ladder = [RemindPercent, SecondPercent, HeadPercent];
        if (Alarms >= ladder.Length || OpenedAt is not { } opened || DueAt is not { } due)
            return null;
        var percent = ladder[Alarms];
        return percent < 100
            ? clock.After(opened, PartOf(percent) + PausedMinutes)
            : clock.After(due, PartOf(percent - 100));
    }

    private int PartOf(int percent) => (int)((long)Minutes * percent / 100);

    public void Take(PersonId holder) => Holder = holder;

    public void GiveBack() => Holder = null;

    /// <summary>The clock stops: from here on the time is the citizen's.</summary>
    public void Pause(string question, DateTime now) =>
        (State, Question, PausedAt, AlarmAt) = (StepStanding.Paused, question, now, null);

    /// <summary>The clock stops: from here on the time is another office's.</summary>
    public void WaitForOffice(DateTime now) => (State, PausedAt, AlarmAt) = (StepStanding.Elsewhere, now, null);

    /// <summary>The clock runs again; the promise moves by the working time that was somebody else's.</summary>
    public void Resume(CaseClock clock)
    {
        var waited = PausedAt is { } since ? clock.Between(since, clock.Now) : 0;
        if (DueAt is { } due && waited > 0)
            DueAt = clock.After(due, waited);
        (State, Question, PausedAt, PausedMinutes) = (StepStanding.Open, null, null, PausedMinutes + waited);
        AlarmAt = NextAlarm(clock);
    }

    public void Close(StepResult result, string? note, PersonId? by, DateTime now)
    {
        (State, Result, Note, Question, ClosedBy, ClosedAt) = (StepStanding.Done, result, note, null, by, now);
        AlarmAt = null;
    }

    /// <summary>The work was done before it was entered; or why it cannot have been.</summary>
    public Problem? Worked(DateTime at, DateTime now)
    {
        if (at > now)
            return WorkProblems.WorkedInFuture;
        if (at < OpenedAt)
            return WorkProblems.WorkedTooEarly;
        WorkedAt = at;
        return null;
    }

    public void Skip(DateTime now) =>
        (State, Question, ClosedAt, AlarmAt) = (StepStanding.Skipped, null, IsActive ? now : null, null);

    /// <summary>Its case is closed as a double: it is over, and keeps where it stood.</summary>
    public void SetAside(DateTime now) =>
        (Stood, State, ClosedAt, AlarmAt) = (State, StepStanding.Skipped, IsActive ? now : null, null);

    /// <summary>It stands again where it stood; the working time since then counts for nobody.</summary>
    public void TakeUp(CaseClock clock)
    {
        var aside = ClosedAt is { } since ? clock.Between(since, clock.Now) : 0;
        (State, Stood, ClosedAt) = (Stood ?? State, null, null);
        // A clock that stood for somebody else stands on, and reckons all of it when it runs again.
        if (State != StepStanding.Open)
            return;
        if (DueAt is { } due && aside > 0)
            DueAt = clock.After(due, aside);
        PausedMinutes += aside;
        AlarmAt = NextAlarm(clock);
    }
}
