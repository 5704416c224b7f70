namespace Shahr.Kit.Outbox;

/// <summary>Wakes this process's outbox workers after a commit; other processes find the rows by polling.</summary>
public sealed class OutboxSignal : IDisposable
{
    private readonly SemaphoreSlim _bell = new(0, 1);

    /// <summary>Rings; ringing twice is the same as once.</summary>
    public void Wake()
    {
        // Under load it rings already, and an exception at every commit costs more than the commit does.
        if (_bell.CurrentCount > 0)
            return;
        try
        {
            _bell.Release();
        }
        catch (SemaphoreFullException)
        {
            // It already rings.
        }
    }

    /// <summary>Waits for a ring or the pause, whichever is first.</summary>
    public Task WaitAsync(TimeSpan pause, CancellationToken ct) => _bell.WaitAsync(pause, ct);

    /// <inheritdoc/>
    public void Dispose() => _bell.Dispose();
}
