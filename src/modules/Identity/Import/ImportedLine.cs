using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What became of a line, or would become of it.</summary>
public enum ImportOutcome
{
    /// <summary>An account was made.</summary>
    Made,

    /// <summary>The account was there; the person got permissions, or they wait for a second manager.</summary>
    Changed,

    /// <summary>All of it was there already.</summary>
    Same,

    /// <summary>Not taken, and nothing of it was written.</summary>
    Refused,
}

/// <summary>One line of the report. It repeats nothing of the person.</summary>
/// <param name="Line">Its number in the file, from 1; of a line that goes over several, the last.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Why">The refusal.</param>
public sealed record ImportedLine(int Line, ImportOutcome Outcome, Problem? Why = null);

/// <summary>How a list is brought in.</summary>
/// <param name="Reason">For the audit.</param>
/// <param name="By">National code of the manager of offices who appoints the officers in it.</param>
/// <param name="IsDry">Only looks: nothing is written.</param>
public sealed record ImportOrder(string? Reason, string? By, bool IsDry);

/// <summary>A line that can be taken, as far as it can tell by itself.</summary>
internal sealed record WantedPerson(
    int Line,
    string Code,
    string Mobile,
    string GivenName,
    string FamilyName,
    string Office,
    IReadOnlyList<string> Permissions
)
{
    /// <summary>True when both say the same.</summary>
    public int Meaning => HashCode.Combine(Code, Mobile, GivenName, FamilyName, Office, string.Join(' ', Permissions));
}
