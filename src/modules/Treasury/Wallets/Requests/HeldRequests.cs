using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>What this room holds of a person's requests for money: their own, and those to them.</summary>
internal sealed class HeldRequests(CityDatabase database) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await database.ReadAsync(
            """
            select number, case when asker_id = @person then 'by_me' else 'of_me' end, amount_rial, note, state,
              made_at, ended_at
            from treasury_requests where asker_id = @person or (payer_id = @person and state <> 'Draft')
            order by id desc limit @most
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
                        row.Utc(5),
                        row.UtcOrNull(6),
                    ],
            ct
        );
        return
        [
            new HeldData(
                "money_requests",
                "درخواست‌های پول",
                "Requests for money",
                [
                    new("number", "شماره", "Number"),
                    new("direction", "خواستهٔ من یا از من", "By me or of me"),
                    new("amount_rial", "مبلغ به ریال", "Amount in rials"),
                    new("note", "بابت", "What for"),
                    new("state", "وضعیت", "State"),
                    new("made_at", "نوشته شد", "Written"),
                    new("ended_at", "پایان یافت", "Ended"),
                ],
                rows
            ),
        ];
    }
}
