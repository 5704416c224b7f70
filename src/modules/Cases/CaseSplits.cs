using Shahr.Cases.Definitions;
using Shahr.Contracts;

namespace Shahr.Cases;

/// <summary>A case that an officer made of another, because two matters stood in it.</summary>
internal sealed partial class Case
{
    /// <summary>The case it was part of; null for every other.</summary>
    public CaseId? SplitFrom { get; init; }

    /// <summary>
    /// Asks the applicant, as the case opens, for what its form still lacks: the step that was asked from begins with a
    /// clock that stands. Null where no step that opens may ask.
    /// </summary>
    public CaseStep? AskAtOpening(ServiceDefinition service, string question, CaseClock clock)
    {
        var asks = _steps.Find(s =>
            s.State == StepStanding.Open && service.Of(s)?.Pauses.Contains(PauseReason.Citizen) == true
        );
        asks?.Pause(question, clock.Now);
        Refresh();
        return asks;
    }
}
