namespace Shahr.Kit.Jobs;

/// <summary>
/// Growing pauses after failures, with a little chance in them so that many do not come back at once.
/// </summary>
public static class Backoff
{
    /// <summary>
    /// The pause after the nth failure: <paramref name="first"/> times four to the (n−1), at most
    /// <paramref name="longest"/>, then up to a fifth more.
    /// </summary>
    /// <param name="failures">1 after the first failure.</param>
    /// <param name="first">Pause after the first.</param>
    /// <param name="longest">No pause is longer, but for the added fifth.</param>
    public static TimeSpan After(int failures, TimeSpan first, TimeSpan longest)
    {
        var grown = first.TotalMilliseconds * Math.Pow(4, Math.Clamp(failures - 1, 0, 20));
        var pause = Math.Min(grown, longest.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(pause * (1 + (Random.Shared.NextDouble() / 5)));
    }
}
