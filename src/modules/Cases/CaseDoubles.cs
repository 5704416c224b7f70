using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>
/// Two requests about one and the same thing become one: the double is closed and says into which, and for some days it
/// can be opened again where it stood.
/// </summary>
internal sealed partial class Case
{
    /// <summary>Days in which a double may be opened again.</summary>
    public const int ReopenDays = 7;

    /// <summary>The case that goes on in place of this one; null unless it was merged.</summary>
    public CaseId? DoubleOf { get; private set; }

    /// <summary>Why the two cannot become one; null where they can.</summary>
    public Problem? WhyNotDoubleOf(Case kept)
    {
        if (kept.Id == Id)
            return DoublesProblems.Itself;
        if (State == CaseState.Merged || kept.State == CaseState.Merged)
            return DoublesProblems.AlreadyMerged;
        if (!IsOpen || !kept.IsOpen)
            return DoublesProblems.Closed;
        return ServiceCode == kept.ServiceCode ? null : DoublesProblems.OtherService;
    }

    /// <summary>Closes this case in favour of the other. Its steps stay as they stand.</summary>
    public Problem? MergeInto(Case kept, CaseClock clock)
    {
        if (WhyNotDoubleOf(kept) is { } problem)
            return problem;
        foreach (var step in _steps.Where(s => !s.IsOver))
            step.SetAside(clock.Now);
        var number = kept.PublicNumber.Grouped;
        (State, DoubleOf, ClosedAt) = (CaseState.Merged, kept.Id, clock.Now);
        OutcomeFa = $"با پروندهٔ {PersianText.InSentence(number)} یکی شد";
        OutcomeEn = $"Merged into case {number}";
        WroteAt = null;
        Refresh();
        return null;
    }

    /// <summary>Opens the double again. The working time in between is nobody's: every promise moves by it.</summary>
    /// <returns>Those working minutes.</returns>
    public Result<int> Reopen(CaseClock clock)
    {
        if (State != CaseState.Merged || ClosedAt is not { } since)
            return DoublesProblems.NotMerged;
        foreach (var step in _steps.Where(s => s.Stood is not null))
            step.TakeUp(clock);
        _newDebts.AddRange(Owing());
        (State, DoubleOf, ClosedAt, OutcomeFa, OutcomeEn) = (CaseState.Open, null, null, null, null);
        Refresh();
        return clock.Between(since, clock.Now);
    }
}
