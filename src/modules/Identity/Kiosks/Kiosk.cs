using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>A browser of the city that many people use in turn.</summary>
internal sealed class Kiosk
{
    /// <summary>How long a pairing code works.</summary>
    public static readonly TimeSpan PairingLength = TimeSpan.FromMinutes(30);

    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Where it stands, in words.</summary>
    public string Place { get; set; } = "";

    public OfficeId OfficeId { get; set; }

    public PersonId RegisteredBy { get; set; }

    public DateTime RegisteredAt { get; set; }

    /// <summary>Keyed hash of the code that ties a browser to it; null when none waits.</summary>
    public string? PairingHash { get; set; }

    public DateTime? PairingEndsAt { get; set; }

    /// <summary>Hash of what the browser's cookie carries beside the id; null until one was paired.</summary>
    public string? SecretHash { get; set; }

    public DateTime? PairedAt { get; set; }

    public PersonId? RevokedBy { get; set; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>Why it was revoked.</summary>
    public string? Why { get; set; }
}
