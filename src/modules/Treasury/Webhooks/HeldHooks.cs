using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>Where a person let a system hear of money.</summary>
internal sealed class HeldHooks(CityDatabase database) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await database.ReadAsync(
            """
            select address, made_at, paused_at from treasury_hooks where owner_id = @person
            order by made_at desc limit @most
            """,
            command => command.With("@person", person.Value).With("@most", IHoldData.Most),
            row => (object?[])[row.GetString(0), row.Utc(1), row.UtcOrNull(2)],
            ct
        );
        return
        [
            new HeldData(
                "money_hooks",
                "نشانی‌های خبر پول",
                "Addresses of news of money",
                [
                    new("address", "نشانی", "Address"),
                    new("made_at", "ساخته شد", "Made"),
                    new("paused_at", "ایستاد", "Stopped"),
                ],
                rows
            ),
        ];
    }
}
