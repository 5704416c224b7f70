using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// What this room holds of a person: messages to them, and how they want to be told. Text and address of what was
/// sent outside are gone once sent.
/// </summary>
internal sealed class HeldMessages(CityDatabase database, MessageSeal seal) : IHoldData
{
    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var rows = await database.ReadAsync(
            """
            select channel, subject, sealed_body, state, created_at, sent_at, read_at from notify_messages
            where person_id = @person order by id desc limit @most
            """,
            command => command.With("@person", person.Value).With("@most", IHoldData.Most),
            row =>
                (object?[])
                    [
                        row.GetString(0),
                        row.GetString(1),
                        row.TextOrNull(2) is { } body ? seal.Open(body) : null,
                        row.GetString(3),
                        row.Utc(4),
                        row.UtcOrNull(5),
                        row.UtcOrNull(6),
                    ],
            ct
        );
        return
        [
            new HeldData(
                "messages",
                "پیام‌ها",
                "Messages",
                [
                    new("channel", "راه", "Channel"),
                    new("subject", "عنوان", "Subject"),
                    new("text", "متن", "Text"),
                    new("state", "وضعیت", "State"),
                    new("created_at", "نوشته شد", "Written"),
                    new("sent_at", "فرستاده شد", "Sent"),
                    new("read_at", "خوانده شد", "Read"),
                ],
                rows
            ),
            new HeldData(
                "message_wishes",
                "خواست‌های شما دربارهٔ پیام‌ها",
                "Your wishes about messages",
                [
                    new("sms", "پیامک", "SMS"),
                    new("email", "رایانامه", "E-mail"),
                    new("quiet_from", "ساعت آرامش از", "Quiet hours from"),
                    new("quiet_to", "تا", "To"),
                    new("digest_at", "نامهٔ روزانه در ساعت", "Letter of the day at"),
                    new("notices", "خبرهای همگانی", "General notices"),
                    new("changed_at", "تغییر کرد", "Changed"),
                ],
                await WishesAsync(person, ct)
            ),
            new HeldData(
                "push_devices",
                "مرورگرهایی که اعلان در آن‌ها روشن است",
                "Browsers with notifications",
                [
                    new("maker", "مرورگر", "Browser"),
                    new("endpoint", "نشانی اعلان", "Push address"),
                    new("added_at", "روشن شد", "Turned on"),
                ],
                await DevicesAsync(person, ct)
            ),
        ];
    }

    private Task<List<object?[]>> WishesAsync(PersonId person, CancellationToken ct) =>
        database.ReadAsync(
            "select sms, email, quiet_from, quiet_to, digest_at, notices, changed_at from notify_wishes "
                + "where person_id = @person",
            command => command.With("@person", person.Value),
            row =>
                (object?[])
                    [
                        row.GetString(0),
                        row.GetString(1),
                        HourOrNull(row, 2),
                        HourOrNull(row, 3),
                        HourOrNull(row, 4),
                        row.GetBoolean(5) ? "yes" : "no",
                        row.Utc(6),
                    ],
            ct
        );

    private Task<List<object?[]>> DevicesAsync(PersonId person, CancellationToken ct) =>
        database.ReadAsync(
            "select maker, sealed, added_at from notify_push_devices where person_id = @person order by added_at desc",
            command => command.With("@person", person.Value),
            row => (object?[])[row.GetString(0), PushDevice.Open(row.GetString(1), seal).Endpoint, row.Utc(2)],
            ct
        );

    private static object? HourOrNull(System.Data.Common.DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetInt32(column);
}
