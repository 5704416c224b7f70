using System.Text.Json;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Which of a person's two addresses.</summary>
internal enum AddressKind
{
    /// <summary>«خانه»</summary>
    Home,

    /// <summary>«محل کار»</summary>
    Work,
}

/// <summary>What a person says of an address. A city without a map has no point for it.</summary>
/// <param name="Text">The address in words.</param>
/// <param name="At">Its point on the map.</param>
/// <param name="PostalCode">Ten digits, or null.</param>
internal sealed record WrittenAddress(string Text, GeoPoint? At, string? PostalCode);

/// <summary>
/// A person's home or work. What was written is one ciphertext, bound to the person and the kind; beside it stands only
/// the square of the map that the point lies in.
/// </summary>
internal sealed class Address
{
    public PersonId PersonId { get; private init; }

    public AddressKind Kind { get; private init; }

    public string Sealed { get; private set; } = "";

    public int? CellRow { get; private set; }

    public int? CellColumn { get; private set; }

    public DateTime ChangedAt { get; private set; }

    public static Address Of(PersonId person, AddressKind kind) => new() { PersonId = person, Kind = kind };

    public void Write(WrittenAddress written, PersonalData sealing, DateTime now)
    {
        Sealed = sealing.Seal(JsonSerializer.Serialize(written), PersonId.Value, FieldOf(Kind));
        var cell = written.At is { } at ? AddressCell.Of(at) : (AddressCell?)null;
        (CellRow, CellColumn, ChangedAt) = (cell?.Row, cell?.Column, now);
    }

    public WrittenAddress Read(PersonalData sealing) => Open(Sealed, PersonId, Kind, sealing);

    /// <summary>The same text under the current key.</summary>
    public void Reseal(PersonalData sealing) =>
        Sealed = sealing.Seal(sealing.Open(Sealed, PersonId.Value, FieldOf(Kind)), PersonId.Value, FieldOf(Kind));

    public static WrittenAddress Open(string sealedText, PersonId person, AddressKind kind, PersonalData sealing) =>
        JsonSerializer.Deserialize<WrittenAddress>(sealing.Open(sealedText, person.Value, FieldOf(kind)))
        ?? throw new JsonException("An address that says nothing.");

    private static string FieldOf(AddressKind kind) =>
        kind == AddressKind.Home ? SealedFields.HomeAddress : SealedFields.WorkAddress;
}
