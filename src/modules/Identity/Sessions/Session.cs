using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>
/// By what somebody showed who they are; all but the code and the password are two factors. An office asks for more
/// than paper.
/// </summary>
internal enum Proof
{
    /// <summary>The one-time code by message.</summary>
    Code,

    /// <summary>A passkey, which asked for a finger, a face or the device's own code.</summary>
    Passkey,

    /// <summary>The one-time code or the password, and then the authenticator's code or a recovery code.</summary>
    CodeAndAuthenticator,

    /// <summary>The password alone: it signs in and proves nothing before a dangerous act.</summary>
    Password,

    /// <summary>The slip of the counter, or a code of the printed sheet, beside the password.</summary>
    Sheet,
}

/// <summary>One sign-in on one device, until it ends or is revoked.</summary>
internal sealed class Session
{
    /// <summary>A citizen stays signed in for thirty days at most, and fourteen without a visit.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(30);

    public static readonly TimeSpan Idle = TimeSpan.FromDays(14);

    public Guid Id { get; set; }

    public PersonId PersonId { get; set; }

    /// <summary>Hash of what the cookie carries beside the id; empty for sessions older than this column.</summary>
    public string SecretHash { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    /// <summary>Coarse: written at most once an hour.</summary>
    public DateTime SeenAt { get; set; }

    public DateTime EndsAt { get; set; }

    /// <summary>What a person recognises: «Chrome — Android».</summary>
    public string Device { get; set; } = "";

    /// <summary>
    /// Keyed hash of the network address of the sign-in; tells «the same place as now», nothing else.
    /// </summary>
    public string AddressHash { get; set; } = "";

    public Proof Proof { get; set; }

    /// <summary>When that was; null for sessions older than this column.</summary>
    public DateTime? ProvedAt { get; set; }

    /// <summary>At which kiosk; null in a browser of somebody's own.</summary>
    public Guid? KioskId { get; set; }

    /// <summary>For whom it acts, if it does; counts only while a delegation says so.</summary>
    public PersonId? ActingFor { get; set; }

    public DateTime? RevokedAt { get; set; }

    public bool IsOpen(DateTime now) => RevokedAt is null && now < EndsAt && now - SeenAt < Idle;
}
