using Microsoft.Extensions.Configuration;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>The journal in files of the data folder: the fastest, for one process.</summary>
internal sealed class FolderPlace(DataFolder data, IConfiguration settings, TimeProvider clock) : IJournalPlace
{
    /// <summary>The folder in a city's data folder.</summary>
    public const string Folder = "ledger";

    public bool IsShared => false;

    public TimeSpan Pause { get; } = TimeSpan.FromSeconds(5);

    public async Task<OpenLedger?> OpenAsync(long knownEnd, CancellationToken ct)
    {
        var options = new LedgerOptions
        {
            LinesOfFile = settings.GetValue("Treasury:LinesOfFile", FileJournal.UsualSlots),
            KnownEnd = knownEnd,
        };
        return new OpenLedger(await Task.Run(() => GeneralLedger.Open(data.Inside(Folder), clock, options)));
    }
}
