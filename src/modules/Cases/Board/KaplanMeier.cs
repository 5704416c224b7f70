namespace Shahr.Cases.Board;

/// <summary>Work watched for so long, and whether it was seen to end.</summary>
/// <param name="Minutes">Working minutes it was watched.</param>
/// <param name="Ended">False when it still goes on, or was broken off: it takes at least this long.</param>
internal readonly record struct Watched(int Minutes, bool Ended);

/// <summary>
/// How long work takes, reckoned with what is not done yet: an office that leaves the slow ones lying looks no quicker
/// for it. The product-limit estimate of Kaplan and Meier (J. Am. Stat. Assoc. 53, 1958).
/// </summary>
internal static class KaplanMeier
{
    /// <summary>
    /// The shortest time in minutes by which this share of the work was done, or null when the work was not watched
    /// long enough to say.
    /// </summary>
    /// <param name="watched">Any number, in any order.</param>
    /// <param name="share">Above 0 and up to 1; 0.5 is the median.</param>
    public static int? Quantile(IEnumerable<Watched> watched, double share)
    {
        var inOrder = watched.OrderBy(w => w.Minutes).ToList();
        var (at, undone) = (0, 1.0);
        while (at < inOrder.Count)
        {
            var minutes = inOrder[at].Minutes;
            var (atRisk, ended) = (inOrder.Count - at, 0);
            for (; at < inOrder.Count && inOrder[at].Minutes == minutes; at++)
                ended += inOrder[at].Ended ? 1 : 0;
            undone *= 1 - ((double)ended / atRisk);

            // A hair wide, so that half of the work being done is not missed by a rounding.
            if (ended > 0 && undone <= 1 - share + 1e-9)
                return minutes;
        }

        return null;
    }
}
