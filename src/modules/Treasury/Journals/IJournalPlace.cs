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

/// <summary>A ledger that is open in this process, and what has to be let go after it.</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Lease">The right to it; null where the folder itself is the right.</param>
/// <param name="Copies">The folder of its snapshots, where it is not the ledger's own.</param>
internal sealed record OpenLedger(GeneralLedger Ledger, LedgerLease? Lease = null, IDisposable? Copies = null)
{
    /// <summary>Whether no other process can have it yet.</summary>
    public bool IsOurs => Lease is null or { IsHeld: true };

    /// <summary>Writes what was asked, closes it and hands it on.</summary>
    public async Task CloseAsync()
    {
        await Task.Run(Ledger.Dispose);
        Copies?.Dispose();
        if (Lease is not null)
            await Lease.GiveBackAsync();
    }
}
