using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>A ledger that is open in this process, and what has to be let go after it.</summary>
public sealed class OpenLedger
{
    internal OpenLedger(GeneralLedger ledger, LedgerLease? lease = null, IDisposable? copies = null) =>
        (Ledger, Lease, Copies) = (ledger, lease, copies);

    /// <summary>The ledger.</summary>
    public GeneralLedger Ledger { get; }

    /// <summary>The right to it; null where the folder itself is the right.</summary>
    internal LedgerLease? Lease { get; }

    /// <summary>The folder of its snapshots, where it is not the ledger's own.</summary>
    internal IDisposable? Copies { get; }

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
