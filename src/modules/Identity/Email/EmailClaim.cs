using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>
/// An address somebody says is theirs, until they type the code that was sent to it; one a person. What they had before
/// stays meanwhile.
/// </summary>
internal sealed class EmailClaim
{
    /// <summary>Mail may come late: some servers let an unknown sender wait for a quarter of an hour.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(60);

    /// <summary>Pause before another code is sent.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(60);

    public const int MostTries = 5;

    public PersonId PersonId { get; private init; }

    /// <summary>Ciphertext, bound to the person.</summary>
    public string Sealed { get; private set; } = "";

    /// <summary>Keyed hash of the newest code.</summary>
    public string CodeHash { get; private set; } = "";

    public DateTime AskedAt { get; private set; }

    public DateTime EndsAt { get; private set; }

    /// <summary>Tries at the newest code, wrong or right.</summary>
    public int Tries { get; private set; }

    public static EmailClaim Of(PersonId person) => new() { PersonId = person };

    public bool IsOpen(DateTime now) => now < EndsAt;

    public EmailAddress Read(PersonalData sealing) =>
        EmailAddress.Kept(sealing.Open(Sealed, PersonId.Value, SealedFields.EmailClaim));

    /// <summary>Another address, or the same again: only the newest code opens it.</summary>
    public void Ask(EmailAddress address, string codeHash, PersonalData sealing, DateTime now)
    {
        Sealed = sealing.Seal(address.Value, PersonId.Value, SealedFields.EmailClaim);
        (CodeHash, AskedAt, EndsAt, Tries) = (codeHash, now, now + Length, 0);
    }

    /// <summary>Counts a try; false where the code was tried too often.</summary>
    public bool Try() => ++Tries <= MostTries;

    /// <summary>The same text under the current key.</summary>
    public void Reseal(PersonalData sealing) =>
        Sealed = sealing.Seal(Read(sealing).Value, PersonId.Value, SealedFields.EmailClaim);
}
