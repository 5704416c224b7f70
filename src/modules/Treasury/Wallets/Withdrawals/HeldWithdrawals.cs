using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>What this room holds of a person's bank accounts: where their money went, and how it ended.</summary>
internal sealed class HeldWithdrawals(CityDatabase database, WithdrawalSeal seal) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await database.ReadAsync(
            """
            select id, sealed_sheba, amount_rial, state, why, tracking, made_at, ended_at from treasury_withdrawals
            where owner_id = @person order by id desc limit @most
            """,
            command => command.With("@person", person.Value).With("@most", IHoldData.Most),
            row =>
                (object?[])
                    [
                        seal.Open(row.GetGuid(0), row.GetString(1)).Value,
                        row.GetInt64(2),
                        row.GetString(3),
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
                "withdrawals",
                "برداشت‌ها به حساب بانکی",
                "Money taken out to bank accounts",
                [
                    new("sheba", "شبا", "Sheba"),
                    new("amount_rial", "مبلغ به ریال", "Amount in rials"),
                    new("state", "وضعیت", "State"),
                    new("why", "چرا برگشت", "Why it came back"),
                    new("tracking", "شمارهٔ پیگیری بانک", "The bank's tracking number"),
                    new("made_at", "آغاز شد", "Begun"),
                    new("ended_at", "پایان یافت", "Ended"),
                ],
                rows
            ),
        ];
    }
}
