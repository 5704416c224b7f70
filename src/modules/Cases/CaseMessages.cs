using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>What either side writes inside the case without asking; no clock stands for it.</summary>
internal sealed partial class Case
{
    /// <summary>An officer writes a word; no clock stands for it.</summary>
    public Problem? Tell(CaseStep step, PersonId officer)
    {
        if (CannotWork(step, officer) is { } no)
            return no;
        if (!step.SeesWhole)
            return WorkProblems.CannotTellHere;
        WroteAt = null;
        return null;
    }

    /// <summary>The citizen writes a word; the desk shows it until an officer has done something.</summary>
    public Problem? Write(DateTime now)
    {
        if (!IsOpen)
            return WorkProblems.AlreadyClosed;
        WroteAt = now;
        return null;
    }
}
