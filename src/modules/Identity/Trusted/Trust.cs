using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>How far a trust has come.</summary>
internal enum TrustState
{
    /// <summary>Waits for the other's answer.</summary>
    Asked,

    /// <summary>The other helps when it is needed; it counts after a while (<see cref="Trust.Ripening"/>).</summary>
    Accepted,

    /// <summary>The other does not want to. Who asked is not told: it looks like a question nobody answers.</summary>
    Refused,

    /// <summary>Ended by either.</summary>
    Ended,
}

/// <summary>
/// Somebody names a person who will say that it is them, should they lose their mobile. Its state changes only by
/// guarded updates in <see cref="TrustDesk"/>.
/// </summary>
internal sealed class Trust
{
    /// <summary>Whom one person trusts.</summary>
    public const int Most = 5;

    /// <summary>How many people may trust one person: whoever is asked by more is hardly everybody's friend.</summary>
    public const int MostOfTrusted = 20;

    /// <summary>So many of them must confirm.</summary>
    public const int Needed = 2;

    /// <summary>A question that nobody answers lapses.</summary>
    public static readonly TimeSpan Waiting = TimeSpan.FromDays(14);

    /// <summary>
    /// Who sits at somebody's open session names two accounts of their own; for a week these do not count, and the
    /// owner has the letter that says so.
    /// </summary>
    public static readonly TimeSpan Ripening = TimeSpan.FromDays(7);

    public Guid Id { get; set; }

    /// <summary>Who trusts.</summary>
    public PersonId PersonId { get; set; }

    /// <summary>Ciphertext of the other's national code, bound to this row.</summary>
    public string NationalCode { get; set; } = "";

    public string NationalCodeIndex { get; set; } = "";

    /// <summary>Null until they accept: nobody asks whether they have an account.</summary>
    public PersonId? Trusted { get; set; }

    public TrustState State { get; set; }

    public DateTime AskedAt { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public bool IsAsked(DateTime now) => State == TrustState.Asked && IsUnanswered(now);

    /// <summary>To who asked, a refused question waits like one nobody has answered, until it lapses.</summary>
    public bool IsUnanswered(DateTime now) => now < AskedAt + Waiting;

    /// <summary>From when it counts; null before it was accepted.</summary>
    public DateTime? CountsFrom => State == TrustState.Accepted ? AnsweredAt + Ripening : null;
}
