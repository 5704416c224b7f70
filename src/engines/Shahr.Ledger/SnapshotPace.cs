namespace Shahr.Ledger;

/// <summary>When a copy of the book is begun, and its next piece. Called between batches only.</summary>
internal sealed class SnapshotPace(LedgerCore core, long lines) : IDisposable
{
    private long _from = core.Report.FromSnapshot;
    private Snapshot? _snapshot;
    private IEnumerator<IDiskFile>? _pieces;
    private (IDiskFile File, long Needs)? _written;
    private Task _finishing = Task.CompletedTask;

    /// <summary>Writes a piece where a copy is being made; false where there is nothing to do.</summary>
    public bool Step()
    {
        try
        {
            return _pieces is not null ? Next()
                : _written is not null ? TryFinish()
                : Begin();
        }
        catch (IOException)
        {
            // No room for a copy is no harm: the journal has everything, the next start only takes longer.
            (_pieces, _written, _from) = (null, null, core.Durable.End);
            return false;
        }
    }

    public void Dispose()
    {
        _pieces?.Dispose();
        _finishing.ContinueWith(static _ => { }, TaskScheduler.Default).Wait();
    }

    private bool Begin()
    {
        var (end, chain) = core.Durable;
        if (end - _from < lines || !_finishing.IsCompleted || core.NewSnapshot() is not { } snapshot)
            return false;
        _from = end;
        _snapshot = snapshot;
        _pieces = snapshot.Pieces(end, chain).GetEnumerator();
        return true;
    }

    private bool Next()
    {
        if (_pieces is null)
            return false;
        if (_pieces.MoveNext())
        {
            _written = (_pieces.Current, core.Lines.Current.Start);
            return true;
        }
        _pieces.Dispose();
        _pieces = null;
        return true;
    }

    // It may know of lines that are still on their way to the disk.
    private bool TryFinish()
    {
        if (_written is not var (file, needs) || _snapshot is not { } snapshot || core.Durable.End < needs)
            return false;
        (_written, _snapshot) = (null, null);
        _finishing = Task.Run(() => snapshot.Finish(file));
        return true;
    }
}
