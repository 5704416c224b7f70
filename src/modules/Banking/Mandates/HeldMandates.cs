using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Banking;

/// <summary>What this room holds of a person's mandates: what they let others draw.</summary>
internal sealed class HeldMandates(CityDatabase database) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default) =>
        [await MandatesAsync(person, ct), await DebitsAsync(person, ct)];

    private async Task<HeldData> MandatesAsync(PersonId person, CancellationToken ct) =>
        new(
            "mandates",
            "اجازه‌های برداشت",
            "Mandates",
            [
                new("number", "شماره", "Number"),
                new("payee", "برداشت‌کننده", "Who draws"),
                new("purpose", "بابت", "What for"),
                new("each_rial", "سقف هر برداشت به ریال", "Ceiling of one debit in rials"),
                new("month_rial", "سقف هر ماه به ریال", "Ceiling of a month in rials"),
                new("state", "وضعیت", "State"),
                new("made_at", "خواسته شد", "Asked"),
                new("ended_at", "پایان یافت", "Ended"),
            ],
            await database.ReadAsync(
                """
                select number, payee_name, purpose, each_rial, month_rial, state, made_at, ended_at
                from banking_mandates where payer_id = @person order by id desc limit @most
                """,
                command => command.With("@person", person.Value).With("@most", IHoldData.Most),
                row =>
                    (object?[])
                        [
                            row.GetString(0),
                            row.GetString(1),
                            row.GetString(2),
                            row.GetInt64(3),
                            row.GetInt64(4),
                            row.GetString(5),
                            row.Utc(6),
                            row.UtcOrNull(7),
                        ],
                ct
            )
        );

    private async Task<HeldData> DebitsAsync(PersonId person, CancellationToken ct) =>
        new(
            "debits",
            "برداشت‌های سازمان‌ها",
            "Debits of organisations",
            [
                new("mandate", "شمارهٔ اجازه", "Mandate"),
                new("due_on", "روز", "Day"),
                new("amount_rial", "مبلغ به ریال", "Amount in rials"),
                new("note", "یادداشت", "Note"),
                new("state", "وضعیت", "State"),
                new("made_at", "اعلام شد", "Announced"),
            ],
            await database.ReadAsync(
                """
                select m.number, d.due_on, d.amount_rial, d.note, d.state, d.made_at
                from banking_debits d join banking_mandates m on m.id = d.mandate_id
                where m.payer_id = @person order by d.id desc limit @most
                """,
                command => command.With("@person", person.Value).With("@most", IHoldData.Most),
                row =>
                    (object?[])
                        [
                            row.GetString(0),
                            row.GetFieldValue<DateOnly>(1),
                            row.GetInt64(2),
                            row.TextOrNull(3),
                            row.GetString(4),
                            row.Utc(5),
                        ],
                ct
            )
        );
}
