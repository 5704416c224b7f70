using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Banking;

/// <summary>What this room holds of a person's standing orders; what others order for them is theirs alone.</summary>
internal sealed class HeldOrders(CityDatabase database) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await database.ReadAsync(
            """
            select number, receiver_name, amount_rial, note, rhythm, when_short, state, made_at, ended_at
            from banking_orders where owner_id = @person order by id desc limit @most
            """,
            command => command.With("@person", person.Value).With("@most", IHoldData.Most),
            row =>
                (object?[])
                    [
                        row.GetString(0),
                        row.GetString(1),
                        row.GetInt64(2),
                        row.TextOrNull(3),
                        row.GetString(4),
                        row.GetString(5),
                        row.GetString(6),
                        row.Utc(7),
                        row.UtcOrNull(8),
                    ],
            ct
        );
        return
        [
            new HeldData(
                "standing_orders",
                "پرداخت‌های دوره‌ای",
                "Standing payments",
                [
                    new("number", "شماره", "Number"),
                    new("receiver", "گیرنده", "Receiver"),
                    new("amount_rial", "مبلغ هر بار به ریال", "Amount each time in rials"),
                    new("note", "یادداشت", "Note"),
                    new("rhythm", "هر چند وقت", "How often"),
                    new("when_short", "اگر پول کم باشد", "Where money is short"),
                    new("state", "وضعیت", "State"),
                    new("made_at", "نوشته شد", "Written"),
                    new("ended_at", "پایان یافت", "Ended"),
                ],
                rows
            ),
        ];
    }
}
