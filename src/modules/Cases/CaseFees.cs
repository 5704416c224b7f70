using Shahr.Cases.Definitions;
using Shahr.Cases.Fees;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>How it ended that a step costs something.</summary>
internal enum FeeEnd
{
    Paid,

    /// <summary>The office forwent it.</summary>
    Waived,

    /// <summary>It was paid, and the city gave it back.</summary>
    GivenBack,
}

/// <summary>
/// A step may cost something, by its definition or because its officer says so: once for each step. Its clock stands
/// until that is paid or forgone; then it goes on by itself.
/// </summary>
internal sealed partial class Case
{
    private readonly List<CaseStep> _newDebts = [];

    /// <summary>The steps that have begun to wait for their fee since this was last asked.</summary>
    public IReadOnlyList<CaseStep> TakeNewDebts()
    {
        List<CaseStep> owing = [.. _newDebts.Where(s => s.State == StepStanding.Unpaid)];
        _newDebts.Clear();
        return owing;
    }

    /// <summary>Steps that wait for their fee.</summary>
    public IEnumerable<CaseStep> Owing() => _steps.Where(s => s.State == StepStanding.Unpaid);

    /// <summary>The officer who holds the step says what it costs.</summary>
    public Problem? Charge(CaseStep step, PersonId officer, Rial amount, Words what, CaseClock clock)
    {
        if ((CannotWork(step, officer) ?? Waits(step)) is { } no)
            return no;
        if (step.FeeRial is not null)
            return CaseFeeProblems.ChargedAlready;
        step.Charge(amount, what);
        WaitForFee(step, clock);
        WroteAt = null;
        Refresh();
        return null;
    }

    /// <summary>The fee is paid or forgone; the clock runs again. False where the step owed none.</summary>
    public bool EndFee(CaseStep step, FeeEnd end, CaseClock clock)
    {
        if (!IsOpen || !step.OwesFee)
            return false;
        step.EndFee(end);
        if (step.State == StepStanding.Unpaid)
        {
            step.Resume(clock);
            WaitForInquiries(step, clock);
        }

        Refresh();
        return true;
    }

    /// <summary>Why a step is not worked on while somebody else is waited for; null where its clock runs.</summary>
    private static Problem? Waits(CaseStep step) =>
        step.State switch
        {
            StepStanding.Paused => WorkProblems.WaitsForCitizen,
            StepStanding.Elsewhere => WorkProblems.WaitsForOffice,
            StepStanding.Unpaid => CaseFeeProblems.WaitsForFee,
            _ => null,
        };

    private void WaitForFee(CaseStep step, CaseClock clock)
    {
        step.WaitForFee(clock.Now);
        _newDebts.Add(step);
    }
}

/// <summary>What a step costs.</summary>
internal sealed partial class CaseStep
{
    /// <summary>How much; null where it costs nothing.</summary>
    public Rial? FeeRial { get; private set; }

    /// <summary>What it is for.</summary>
    public string? FeeFa { get; private set; }

    /// <inheritdoc cref="FeeFa"/>
    public string? FeeEn { get; private set; }

    /// <summary>How that ended; null while it is owed, or was never asked for.</summary>
    public FeeEnd? FeeEnd { get; private set; }

    public bool OwesFee => FeeRial is not null && FeeEnd is null;

    public void Charge(Rial amount, Words what) => (FeeRial, FeeFa, FeeEn) = (amount, what.Fa, what.En);

    public void EndFee(FeeEnd end) => FeeEnd = end;

    /// <summary>The clock stops: from here on the time is the applicant's.</summary>
    public void WaitForFee(DateTime now) => (State, PausedAt, AlarmAt) = (StepStanding.Unpaid, now, null);
}
