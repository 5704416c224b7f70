namespace Shahr.Notify;

/// <summary>
/// How a provider does. Three refusals or unanswered messages in a row, or three messages it said yes to and lost, and
/// it rests, longer each time; then one message at a time tries whether it is back.
/// </summary>
internal sealed class ProviderState
{
    private const int Enough = 3;
    private static readonly TimeSpan _firstRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longestRest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan _trial = TimeSpan.FromSeconds(15);

    public required string Name { get; init; }

    public int Refusals { get; private set; }

    public int Losses { get; private set; }

    public int Rests { get; private set; }

    public bool OnTrial { get; private set; }

    public DateTime? RestingSince { get; private set; }

    public DateTime? RestingUntil { get; private set; }

    /// <summary>When it last refused our key; null once it took a message after that.</summary>
    public DateTime? KeyRefusedAt { get; private set; }

    /// <summary>True when it may be given something.</summary>
    public bool IsOpen(DateTime now) => RestingUntil is not { } until || now >= until;

    /// <summary>
    /// Something is about to be given to it. After a rest that is a trial, and nothing more goes until it is decided.
    /// </summary>
    public void Given(DateTime now)
    {
        if (RestingSince is not null && IsOpen(now))
            (OnTrial, RestingUntil) = (true, now + _trial);
    }

    /// <summary>It said yes. Where it lost messages before, its word is not enough: a receipt must come.</summary>
    public void Took()
    {
        (Refusals, KeyRefusedAt) = (0, null);
        if (Losses < Enough)
            Open();
    }

    /// <summary>It knows what became of a message.</summary>
    public void Vouched()
    {
        Losses = 0;
        if (Refusals < Enough && KeyRefusedAt is null)
            Open();
    }

    /// <summary>It refused, hung or broke off.</summary>
    public void Spoiled(DateTime now)
    {
        if (++Refusals >= Enough)
            Rest(now);
    }

    /// <summary>It refuses our key: set aside at once and for long, for only a person can mend that.</summary>
    public void NotLetIn(DateTime now) =>
        (KeyRefusedAt, RestingSince, RestingUntil, OnTrial) = (now, RestingSince ?? now, now + _longestRest, false);

    /// <summary>It said yes to a message and does not know it.</summary>
    public void Lost(DateTime now)
    {
        if (++Losses >= Enough)
            Rest(now);
    }

    private void Rest(DateTime now)
    {
        // Many failures of one moment are one reason to rest.
        if (!OnTrial && !IsOpen(now))
            return;
        var length = TimeSpan.FromTicks(Math.Min(_longestRest.Ticks, _firstRest.Ticks << Math.Min(Rests, 8)));
        (RestingSince, RestingUntil, OnTrial) = (RestingSince ?? now, now + length, false);
        Rests++;
    }

    private void Open() => (RestingSince, RestingUntil, OnTrial, Rests) = (null, null, false, 0);
}
