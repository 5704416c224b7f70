using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>How far it has come.</summary>
internal enum TrustedRecoveryState
{
    /// <summary>Waits for two trusted people.</summary>
    Asked,

    /// <summary>Two have confirmed; the owner has the pause to object.</summary>
    Confirmed,

    /// <summary>The new mobile holds.</summary>
    Done,

    /// <summary>
    /// Stopped by its owner, by somebody trusted, or because it no longer fitted; nothing was changed.
    /// </summary>
    Stopped,

    /// <summary>Two did not confirm in time; nothing was changed.</summary>
    Expired,
}

/// <summary>
/// Somebody who lost their mobile asks to be let in with another one. Its state changes only by guarded updates in
/// <see cref="TrustedRecoveryDesk"/>.
/// </summary>
internal sealed class TrustedRecovery
{
    /// <summary>So long it waits for two to confirm.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(3);

    /// <summary>So long the owner can still say that it was not them.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromHours(24);

    /// <summary>Of one account, within <see cref="Length"/>: so many wait at once at most.</summary>
    public const int MostOfOne = 3;

    /// <summary>The flow in which the new mobile was shown.</summary>
    public Guid Id { get; set; }

    public PersonId PersonId { get; set; }

    /// <summary>Ciphertext of the new mobile, bound to this row; null once this is over.</summary>
    public string? Mobile { get; set; }

    /// <summary>From what sort of device it was asked.</summary>
    public string Device { get; set; } = "";

    public DateTime AskedAt { get; set; }

    public DateTime EndsAt { get; set; }

    public PersonId? FirstBy { get; set; }

    public PersonId? SecondBy { get; set; }

    /// <summary>When the new mobile holds; null until two have confirmed.</summary>
    public DateTime? HoldsAt { get; set; }

    public TrustedRecoveryState State { get; set; }

    public DateTime? EndedAt { get; set; }

    public PersonId? StoppedBy { get; set; }

    public bool IsOpen(DateTime now) =>
        State == TrustedRecoveryState.Confirmed || (State == TrustedRecoveryState.Asked && now < EndsAt);
}
