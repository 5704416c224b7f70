namespace Shahr.Maps;

/// <summary>How far an import is.</summary>
/// <param name="Done">Part done, 0 to 1.</param>
/// <param name="Objects">Nodes, ways and relations read so far.</param>
/// <param name="PerSecond">Objects a second since the beginning.</param>
/// <param name="SecondsLeft">Estimated from the bytes still to read; 0 at the end.</param>
public sealed record MapProgress(double Done, long Objects, double PerSecond, double SecondsLeft);

/// <summary>Turns bytes and objects read into progress, at most ten times a second.</summary>
internal sealed class ProgressMeter(long totalBytes, IProgress<MapProgress>? listener, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();
    private double _last = -1;

    public void At(long bytes, long objects)
    {
        if (listener is null)
            return;
        var seconds = clock.GetElapsedTime(_start).TotalSeconds;
        if (_last >= 0 && seconds - _last < 0.1)
            return;
        _last = seconds;
        Report(Math.Clamp(bytes / (double)Math.Max(1, totalBytes), 0, 0.99), objects, seconds);
    }

    public void End(long objects) => Report(1, objects, clock.GetElapsedTime(_start).TotalSeconds);

    private void Report(double done, long objects, double seconds)
    {
        var left = done > 0 ? seconds / done * (1 - done) : 0;
        listener?.Report(new MapProgress(done, objects, objects / Math.Max(0.001, seconds), left));
    }
}
