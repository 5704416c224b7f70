using System.Text.Json;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>A person's wish of how to be reached: one ciphertext, bound to them.</summary>
internal sealed class KeptWish
{
    public PersonId PersonId { get; private init; }

    public string Sealed { get; private set; } = "";

    public DateTime ChangedAt { get; private set; }

    public static KeptWish Of(PersonId person) => new() { PersonId = person };

    public void Write(ContactWish wish, PersonalData sealing, DateTime now) =>
        (Sealed, ChangedAt) = (
            sealing.Seal(JsonSerializer.Serialize(wish), PersonId.Value, SealedFields.ContactWish),
            now
        );

    public ContactWish Read(PersonalData sealing) =>
        JsonSerializer.Deserialize<ContactWish>(sealing.Open(Sealed, PersonId.Value, SealedFields.ContactWish))
        ?? throw new JsonException("A wish that says nothing.");

    /// <summary>The same text under the current key.</summary>
    public void Reseal(PersonalData sealing) =>
        Sealed = sealing.Seal(
            sealing.Open(Sealed, PersonId.Value, SealedFields.ContactWish),
            PersonId.Value,
            SealedFields.ContactWish
        );
}
