using System.Runtime.InteropServices;

namespace Shahr.Ledger;

/// <summary>
/// What has gone out of and into an account since it was opened, in whole rials; none is ever negative. Posted is
/// final, pending is held until it is posted, voided or expires.
/// </summary>
/// <param name="DebitsPending">Held to go out.</param>
/// <param name="DebitsPosted">Gone out.</param>
/// <param name="CreditsPending">Held to come in.</param>
/// <param name="CreditsPosted">Come in.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct Balance(long DebitsPending, long DebitsPosted, long CreditsPending, long CreditsPosted)
{
    /// <summary>Credits less debits, posted ones only. Exact: both are between zero and the largest long.</summary>
    public long Net => CreditsPosted - DebitsPosted;

    /// <summary>Whether anything is still held either way.</summary>
    public bool HasPending => (DebitsPending | CreditsPending) != 0;

    /// <summary>With so much more held and so much more posted out of it; null where a sum no longer fits.</summary>
    internal Balance? Debited(long pending, long posted) =>
        Sum(DebitsPending, DebitsPosted, pending, posted) is var (held, gone)
            ? this with
            {
                DebitsPending = held,
                DebitsPosted = gone,
            }
            : null;

    /// <summary>With so much more held and so much more posted into it; null where a sum no longer fits.</summary>
    internal Balance? Credited(long pending, long posted) =>
        Sum(CreditsPending, CreditsPosted, pending, posted) is var (held, come)
            ? this with
            {
                CreditsPending = held,
                CreditsPosted = come,
            }
            : null;

    // Pending and posted together must fit too: the limits of accounts compare their sum.
    private static (long Pending, long Posted)? Sum(long pending, long posted, long morePending, long morePosted)
    {
        var (held, done) = ((Int128)pending + morePending, (Int128)posted + morePosted);
        return held + done <= long.MaxValue ? ((long)held, (long)done) : null;
    }
}
