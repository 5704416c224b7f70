using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>Where this city keeps the journal of its ledger.</summary>
internal interface IJournalPlace
{
    /// <summary>Whether several processes may share it; then those without it forward.</summary>
    bool IsShared { get; }

    /// <summary>Between two attempts to open it, or two looks whether it is still ours.</summary>
    TimeSpan Pause { get; }

    /// <summary>Opens it; null while another process has it.</summary>
    /// <param name="knownEnd">A place the rows that follow have seen.</param>
    /// <param name="ct">Stops the opening.</param>
    Task<OpenLedger?> OpenAsync(long knownEnd, CancellationToken ct);
}
