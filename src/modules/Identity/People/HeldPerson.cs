using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>What this room holds of a person: who they are, their devices, what they may do, and who looked.</summary>
internal sealed partial class HeldPerson(CityDatabase database, PersonalData sealing, LookBook looks) : IHoldData
{
    private static readonly HeldColumn _since = new("since", "از", "Since");
    private static readonly HeldColumn _office = new("office", "اداره", "Office");
    private static readonly HeldColumn _permission = new("permission", "دسترسی", "Permission");

    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default) =>
        [
            await PersonAsync(person, ct),
            await PartAsync(
                "sessions",
                "دستگاه‌ها و نشست‌ها",
                "Devices and sessions",
                [
                    new("device", "دستگاه", "Device"),
                    _since,
                    new("seen_at", "آخرین دیدار", "Last seen"),
                    new("ends_at", "پایان", "Ends"),
                    new("revoked_at", "بسته شد", "Closed"),
                ],
                """
                select device, created_at, seen_at, ends_at, revoked_at from identity_sessions
                where person_id = @person order by created_at desc limit @most
                """,
                person,
                row => [row.GetString(0), row.Utc(1), row.Utc(2), row.Utc(3), row.UtcOrNull(4)],
                ct
            ),
            await PartAsync(
                "offices",
                "اداره‌ها و دسترسی‌ها",
                "Offices and permissions",
                [_office, _permission, _since],
                """
                select o.fa, g.permission, g.granted_at from identity_grants g
                join identity_offices o on o.id = g.office_id
                where g.person_id = @person order by g.granted_at desc limit @most
                """,
                person,
                row => [row.GetString(0), row.GetString(1), row.Utc(2)],
                ct
            ),
            await EndedGrantsAsync(person, ct),
            await DelegationsAsync(person, ct),
            await OrganisationsAsync(person, ct),
            await GuardianshipsAsync(person, ct),
            await RecoveriesAsync(person, ct),
            await CounterAccountsAsync(person, ct),
            await ChangesAsync(person, ct),
            await LooksAsync(person, ct),
        ];

    private Task<HeldData> EndedGrantsAsync(PersonId person, CancellationToken ct) =>
        PartAsync(
            "ended_permissions",
            "دسترسی‌هایی که داشتید",
            "Permissions you held",
            [_office, _permission, _since, new("ended_at", "پایان", "Ended"), new("how", "چگونه", "How")],
            """
            select o.fa, g.permission, g.granted_at, g.ended_at, g.how from identity_ended_grants g
            join identity_offices o on o.id = g.office_id
            where g.person_id = @person order by g.ended_at desc limit @most
            """,
            person,
            row => [row.GetString(0), row.GetString(1), row.Utc(2), row.Utc(3), row.GetString(4)],
            ct
        );

    private Task<HeldData> DelegationsAsync(PersonId person, CancellationToken ct) =>
        PartAsync(
            "delegations",
            "نمایندگی‌ها",
            "Delegations",
            [
                new("role", "شما", "You"),
                new("services", "خدمت‌ها", "Services"),
                new("case", "پرونده", "Case"),
                new("state", "وضعیت", "State"),
                new("offered_at", "پیشنهاد شد", "Offered"),
                new("ends_at", "پایان", "Ends"),
                new("revoked_at", "پس گرفته شد", "Ended early"),
                new("right", "حق", "Right"),
                new("members", "اعضا", "Members"),
                new("up_to", "سقف به ریال", "Up to, in rials"),
            ],
            """
            select case when giver = @person then 'giver' else 'helper' end, services, case_number,
              case when state = 'Refused' and giver = @person then 'Offered' else state end,
              offered_at, ends_at, revoked_at, sees_only, manages, up_to
            from identity_delegations where giver = @person or helper = @person
            order by offered_at desc limit @most
            """,
            person,
            row =>
                [
                    row.GetString(0),
                    row.GetString(1),
                    row.TextOrNull(2),
                    row.GetString(3),
                    row.Utc(4),
                    row.Utc(5) < Delegation.Never ? row.Utc(5) : null,
                    row.UtcOrNull(6),
                    row.GetBoolean(7) ? "sees" : "acts",
                    row.GetBoolean(8) ? "manages" : null,
                    row.IsDBNull(9) ? null : row.GetInt64(9),
                ],
            ct
        );

    private Task<HeldData> GuardianshipsAsync(PersonId person, CancellationToken ct) =>
        PartAsync(
            "guardianships",
            "فرزندانی که ثبت کرده‌اید",
            "Children you registered",
            [
                new("name", "نام", "Name"),
                new("national_code", "کد ملی", "National code"),
                new("state", "وضعیت", "State"),
                new("claimed_at", "ثبت شد", "Registered"),
                new("decided_at", "پایان بررسی", "Decided"),
            ],
            """
            select id, given_name, family_name, national_code, state, claimed_at, decided_at from identity_guardianships
            where guardian = @person order by claimed_at desc limit @most
            """,
            person,
            row =>
                [
                    Person.NameOf(row.GetString(1), row.GetString(2)),
                    sealing.Open(row.GetString(3), row.GetGuid(0), SealedFields.NationalCode),
                    row.GetString(4),
                    row.Utc(5),
                    row.UtcOrNull(6),
                ],
            ct
        );

    private Task<HeldData> OrganisationsAsync(PersonId person, CancellationToken ct) =>
        PartAsync(
            "organisations",
            "سازمان‌هایی که ثبت کرده‌اید",
            "Organisations you registered",
            [
                new("code", "شناسهٔ ملی", "National id"),
                new("kind", "گونه", "Kind"),
                new("name", "نام", "Name"),
                new("state", "وضعیت", "State"),
                new("claimed_at", "ثبت شد", "Registered"),
                new("decided_at", "پایان بررسی", "Decided"),
            ],
            """
            select code, kind, name, state, claimed_at, decided_at from identity_organisations
            where founder = @person order by claimed_at desc limit @most
            """,
            person,
            row =>
                [row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Utc(4), row.UtcOrNull(5)],
            ct
        );

    private string? Opened(string? text, PersonId person, string field) =>
        text is null ? null : sealing.Open(text, person.Value, field);

    private Task<HeldData> RecoveriesAsync(PersonId person, CancellationToken ct) =>
        PartAsync(
            "recoveries",
            "بازیابی‌های دسترسی در پیشخوان",
            "Recoveries at a counter",
            [
                _since,
                new("paper", "مدرک", "Paper"),
                new("note", "چه چیزی سنجیده شد", "What was compared"),
                new("reason", "دلیل", "Reason"),
                new("state", "وضعیت", "State"),
                new("decided_at", "پایان", "Ended"),
            ],
            """
            select begun_at, paper, paper_note, reason, state, decided_at from identity_recoveries
            where person_id = @person order by begun_at desc limit @most
            """,
            person,
            row =>
                [row.Utc(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.UtcOrNull(5)],
            ct
        );

    private Task<HeldData> ChangesAsync(PersonId person, CancellationToken ct) =>
        PartAsync(
            "changes",
            "تغییرهای پروندهٔ شما",
            "Changes of your record",
            [
                _since,
                new("kind", "چه چیزی", "What"),
                new("paper", "مدرک", "Paper"),
                new("reason", "دلیل", "Reason"),
                new("state", "وضعیت", "State"),
                new("decided_at", "پایان", "Ended"),
            ],
            """
            select begun_at, kind, paper, reason, state, decided_at from identity_changes
            where person_id = @person or other_id = @person order by begun_at desc limit @most
            """,
            person,
            row =>
                [row.Utc(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.UtcOrNull(5)],
            ct
        );

    private async Task<HeldData> LooksAsync(PersonId person, CancellationToken ct) =>
        new(
            "looks",
            "چه کسی پروندهٔ شما را دیده است",
            "Who looked at your record",
            [
                new("at", "کی", "When"),
                new("who", "چه کسی", "Who"),
                new("office", "از کدام اداره", "Office"),
                new("why", "چرا", "Why"),
                new("what", "چه چیزی", "What"),
            ],
            [
                .. (await looks.ListAsync(person, null, IHoldData.Most, "fa", ct)).Select(l =>
                    (object?[])[l.At, l.Who, l.Office, l.Why, l.Fields]
                ),
            ]
        );

    private async Task<HeldData> PartAsync(
        string name,
        string fa,
        string en,
        IReadOnlyList<HeldColumn> columns,
        string sql,
        PersonId person,
        Func<System.Data.Common.DbDataReader, object?[]> row,
        CancellationToken ct
    ) =>
        new(
            name,
            fa,
            en,
            columns,
            await database.ReadAsync(
                sql,
                command => command.With("@person", person.Value).With("@most", IHoldData.Most),
                row,
                ct
            )
        );
}
