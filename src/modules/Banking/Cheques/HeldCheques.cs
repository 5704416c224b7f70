using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Banking;

/// <summary>What this room holds of a person's cheques: their books, what they issued and what they held.</summary>
internal sealed class HeldCheques(CityDatabase database) : IHoldData
{
    private static readonly HeldColumn[] Columns =
    [
        new("sayad_id", "شناسهٔ صیاد", "Sayad id"),
        new("issuer", "صادرکننده", "Issuer"),
        new("receiver", "در وجه", "First receiver"),
        new("holder", "دارنده", "Holder"),
        new("amount_rial", "مبلغ به ریال", "Amount in rials"),
        new("reason", "بابت", "What for"),
        new("due_on", "سررسید", "Due"),
        new("state", "وضعیت", "State"),
        new("made_at", "نوشته شد", "Written"),
        new("ended_at", "پایان یافت", "Ended"),
    ];

    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var books = await database.ReadAsync(
            """
            select leaves, state, asked_at, given_at from banking_cheque_books
            where owner_id = @person order by id desc limit @most
            """,
            command => command.With("@person", person.Value).With("@most", IHoldData.Most),
            row => (object?[])[row.GetInt32(0), row.GetString(1), row.Utc(2), row.UtcOrNull(3)],
            ct
        );
        var issued = await ChequesAsync("issuer_id = @person", person, ct);
        var held = await ChequesAsync(
            """
            state not in ('Draft', 'Agreed') and (offered_to_id = @person
              or id in (select cheque_id from banking_cheque_holders where holder_id = @person))
            """,
            person,
            ct
        );
        return
        [
            new HeldData(
                "cheque_books",
                "دسته‌چک‌ها",
                "Books of cheques",
                [
                    new("leaves", "شمار برگ‌ها", "Leaves"),
                    new("state", "وضعیت", "State"),
                    new("asked_at", "خواسته شد", "Asked for"),
                    new("given_at", "داده شد", "Given"),
                ],
                books
            ),
            new HeldData("cheques_issued", "چک‌هایی که صادر کردید", "Cheques you issued", Columns, issued),
            new HeldData("cheques_held", "چک‌هایی که به شما رسید", "Cheques that came to you", Columns, held),
        ];
    }

    private Task<List<object?[]>> ChequesAsync(string whose, PersonId person, CancellationToken ct) =>
        database.ReadAsync(
            $"""
            select sayad_id, issuer_name, receiver_name, holder_name, amount_rial, reason, cast(due_on as text), state,
              made_at, ended_at
            from banking_cheques where {whose} order by id desc limit @most
            """,
            command => command.With("@person", person.Value).With("@most", IHoldData.Most),
            row =>
                (object?[])
                    [
                        row.GetString(0),
                        row.GetString(1),
                        row.GetString(2),
                        row.TextOrNull(3),
                        row.GetInt64(4),
                        row.GetString(5),
                        row.GetString(6),
                        row.GetString(7),
                        row.Utc(8),
                        row.UtcOrNull(9),
                    ],
            ct
        );
}
