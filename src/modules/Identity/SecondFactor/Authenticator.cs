using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>A person's authenticator app: one at most, there once a first code has shown that it works.</summary>
internal sealed class Authenticator
{
    public PersonId PersonId { get; set; }

    /// <summary>Ciphertext, bound to the person.</summary>
    public string Secret { get; set; } = "";

    public DateTime AddedAt { get; set; }

    /// <summary>The newest half minute whose code was used: none works twice.</summary>
    public long LastStep { get; set; }
}

/// <summary>A code for the day the telephone is lost; good once.</summary>
internal sealed class RecoveryCode
{
    public PersonId PersonId { get; set; }

    public string Hash { get; set; } = "";

    public DateTime? UsedAt { get; set; }
}
