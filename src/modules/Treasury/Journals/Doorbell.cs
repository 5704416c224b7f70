namespace Shahr.Treasury;

/// <summary>Wakes whoever waits; rung often it wakes once. Whoever comes later finds that it was rung.</summary>
internal sealed class Doorbell : IDisposable
{
    private readonly SemaphoreSlim _rung = new(0, 1);

    /// <summary>Rings.</summary>
    public void Ring()
    {
        try
        {
            if (_rung.CurrentCount == 0)
                _rung.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else rang at the same moment.
        }
    }

    /// <summary>Waits until it rings, or so long.</summary>
    public Task WaitAsync(TimeSpan most, CancellationToken ct) => _rung.WaitAsync(most, ct);

    public void Dispose() => _rung.Dispose();
}
