using Microsoft.Extensions.Configuration;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// The journal in PostgreSQL, for any number of processes: one holds the lease and the ledger, the others forward.
/// </summary>
public sealed class DatabasePlace(CityDatabase database, DataFolder data, IConfiguration settings, TimeProvider clock)
    : IJournalPlace
{
    /// <summary>The folder of the book's copies in a city's data folder.</summary>
    public const string Folder = "ledger-copies";

    private readonly TimeSpan _length = TimeSpan.FromSeconds(settings.GetValue("Treasury:LeaseSeconds", 4.0));
    private readonly string _holder = LedgerLease.NewHolder();

    /// <inheritdoc/>
    public bool IsShared => true;

    /// <inheritdoc/>
    public TimeSpan Pause => _length / 5;

    /// <summary>Opens it; null while another process has it.</summary>
    /// <param name="knownEnd">A place the rows that follow have seen.</param>
    /// <param name="ct">Stops the opening.</param>
    public async Task<OpenLedger?> OpenAsync(long knownEnd, CancellationToken ct)
    {
        if (await LedgerLease.TryTakeAsync(database, clock, _length, _holder, ct) is not { } lease)
            return null;
        try
        {
            return await OpenAsync(lease, Math.Max(knownEnd, lease.Next), ct);
        }
        catch
        {
            await lease.DisposeAsync();
            throw;
        }
    }

    private async Task<OpenLedger> OpenAsync(LedgerLease lease, long end, CancellationToken ct)
    {
        var options = new LedgerOptions { KnownEnd = end };
        if (Copies() is { } copies)
        {
            try
            {
                var journal = await PostgresJournal.OpenAsync(database, lease.Epoch, lease.Next, ct);
                var ledger = await Task.Run(() => GeneralLedger.Open(journal, copies, clock, options));
                return new OpenLedger(ledger, lease, copies);
            }
            catch (JournalException)
            {
                // A copy of before the database was restored, perhaps: the journal alone says whether it holds.
                copies.Dispose();
            }
            catch
            {
                copies.Dispose();
                throw;
            }
        }

        var whole = await PostgresJournal.OpenAsync(database, lease.Epoch, lease.Next, ct);
        return new OpenLedger(await Task.Run(() => GeneralLedger.Open(whole, null, clock, options)), lease);
    }

    // Only a shortcut: a holder that is silent but not dead may still have the folder.
    private FolderDisk? Copies()
    {
        try
        {
            return new FolderDisk(Path.Join(data.Path, Folder));
        }
        catch (Exception taken) when (taken is JournalException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
