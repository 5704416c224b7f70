using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What this room holds of where a person lives and works.</summary>
internal sealed class HeldAddresses(AddressBook book, PersonalData sealing) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default) =>
        [
            new HeldData(
                "addresses",
                "نشانی‌های شما",
                "Your addresses",
                [
                    new("kind", "کدام", "Which"),
                    new("address", "نشانی", "Address"),
                    new("postal_code", "کد پستی", "Postal code"),
                    new("point", "نقطه روی نقشه", "Point on the map"),
                    new("cell", "خانهٔ نقشه برای خبرهای محله", "Square of the map, for news"),
                    new("changed_at", "تغییر کرد", "Changed"),
                ],
                [.. (await book.OfAsync(person, ct)).Select(RowOf)]
            ),
        ];

    private object?[] RowOf(Address address)
    {
        var written = address.Read(sealing);
        return
        [
            address.Kind == AddressKind.Home ? "home" : "work",
            written.Text,
            written.PostalCode,
            written.At is { } at ? FormattableString.Invariant($"{at.Lat:0.######},{at.Lon:0.######}") : null,
            address.CellRow is { } row ? FormattableString.Invariant($"{row}/{address.CellColumn}") : null,
            address.ChangedAt,
        ];
    }
}
