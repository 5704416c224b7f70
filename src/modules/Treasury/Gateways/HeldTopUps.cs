using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>What bringing money in holds of a person: each attempt, and how it ended.</summary>
internal sealed class HeldTopUps(CityDatabase database) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await database.ReadAsync(
            """
            select number, amount_rial, state, gateway, reference, card, made_at, ended_at from treasury_gateway_tries
            where owner_id = @person order by id desc limit @most
            """,
            command => command.With("@person", person.Value).With("@most", IHoldData.Most),
            row =>
                (object?[])
                    [
                        row.GetString(0),
                        row.GetInt64(1),
                        row.GetString(2),
                        row.TextOrNull(3),
                        row.TextOrNull(4),
                        row.TextOrNull(5),
                        row.Utc(6),
                        row.UtcOrNull(7),
                    ],
            ct
        );
        return
        [
            new HeldData(
                "top_ups",
                "افزودن‌های پول",
                "Money brought in",
                [
                    new("number", "شمارهٔ سفارش", "Order"),
                    new("amount_rial", "مبلغ به ریال", "Amount in rials"),
                    new("state", "وضعیت", "State"),
                    new("gateway", "درگاه", "Provider"),
                    new("reference", "شمارهٔ مرجع بانک", "The bank's reference"),
                    new("card", "کارت", "Card"),
                    new("made_at", "آغاز شد", "Begun"),
                    new("ended_at", "پایان یافت", "Ended"),
                ],
                rows
            ),
        ];
    }
}
