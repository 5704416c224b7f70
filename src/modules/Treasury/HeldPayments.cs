using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>What this room holds of a person: their payments. Balances and lines stand at <c>/wallet</c>.</summary>
internal sealed class HeldPayments(CityDatabase database) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await database.ReadAsync(
            """
            select number, kind, state, total_rial, note, made_at, settled_at from treasury_payments
            where owner_id = @person order by id desc limit @most
            """,
            command => command.With("@person", person.Value).With("@most", IHoldData.Most),
            row =>
                (object?[])
                    [
                        row.GetString(0),
                        row.GetString(1),
                        row.GetString(2),
                        row.GetInt64(3),
                        row.IsDBNull(4) ? null : row.GetString(4),
                        row.Utc(5),
                        row.UtcOrNull(6),
                    ],
            ct
        );
        return
        [
            new HeldData(
                "payments",
                "پرداخت‌ها",
                "Payments",
                [
                    new("number", "شماره", "Number"),
                    new("kind", "گونه", "Kind"),
                    new("state", "وضعیت", "State"),
                    new("total_rial", "مبلغ (ریال)", "Amount (rials)"),
                    new("note", "یادداشت", "Note"),
                    new("made_at", "آماده شد", "Put together"),
                    new("settled_at", "انجام شد", "Settled"),
                ],
                rows
            ),
        ];
    }
}
