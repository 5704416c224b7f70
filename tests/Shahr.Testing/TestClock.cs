namespace Shahr.Testing;

/// <summary>The real clock, moved: time flows, so that jobs run, and a test may jump ahead.</summary>
public sealed class TestClock : TimeProvider
{
    private long _aheadTicks;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref _aheadTicks));

    /// <summary>Jumps ahead.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);

    /// <summary>Jumps to an instant, forward or back.</summary>
    public void Set(DateTimeOffset at) => Interlocked.Exchange(ref _aheadTicks, (at - System.GetUtcNow()).Ticks);
}
