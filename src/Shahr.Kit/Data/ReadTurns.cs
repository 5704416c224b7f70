namespace Shahr.Kit.Data;

/// <summary>
/// How many plain reads run at once. After a moment in which nothing moved (a collection, a checkpoint) every waiting
/// visitor reads at once; sixty connections then share two processors, each is new and prepares its statements again,
/// and all are late. A few at a time, first come first served, finish sooner. A read that has its turn waits for
/// nobody else's, so that no two can wait for each other.
/// </summary>
internal sealed class ReadTurns : IDisposable
{
    private readonly SemaphoreSlim _turns = new(Math.Max(8, 4 * Environment.ProcessorCount));

    /// <summary>A turn; it ends when disposed.</summary>
    public async ValueTask<Turn> TakeAsync(CancellationToken ct)
    {
        await _turns.WaitAsync(ct);
        return new Turn(_turns);
    }

    public void Dispose() => _turns.Dispose();

    internal readonly struct Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
