using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>The record itself.</summary>
internal sealed partial class HeldPerson
{
    private Task<HeldData> CounterAccountsAsync(PersonId person, CancellationToken ct) =>
        PartAsync(
            "counter_accounts",
            "حسابی که در پیشخوان برای شما ساخته شد",
            "The account that a counter made for you",
            [
                _since,
                new("paper", "مدرک", "Paper"),
                new("note", "چه چیزی سنجیده شد", "What was compared"),
                new("reason", "دلیل", "Reason"),
                new("registry_fits", "ثبت احوال تأیید کرد", "The registry agreed"),
                new("state", "وضعیت", "State"),
                new("decided_at", "پایان", "Ended"),
            ],
            """
            select begun_at, paper, paper_note, reason, registry_fits, state, decided_at from identity_counter_accounts
            where person_id = @person order by begun_at desc limit @most
            """,
            person,
            row =>
                [
                    row.Utc(0),
                    row.GetString(1),
                    row.GetString(2),
                    row.GetString(3),
                    row.GetBoolean(4) ? "yes" : "no",
                    row.GetString(5),
                    row.UtcOrNull(6),
                ],
            ct
        );

    private Task<HeldData> PersonAsync(PersonId person, CancellationToken ct) =>
        PartAsync(
            "person",
            "شناسنامه",
            "Who you are",
            [
                new("given_name", "نام", "Given name"),
                new("family_name", "نام خانوادگی", "Family name"),
                new("national_code", "کد ملی یا گذرنامه", "National code or passport"),
                new("born_on", "زادروز", "Born"),
                new("mobile", "شمارهٔ همراه", "Mobile"),
                new("email", "رایانامه", "E-mail"),
                new("email_since", "رایانامه از", "E-mail since"),
                new("email_returned_at", "نامه از آن برگشت", "Letters came back from it"),
                new("email_waiting", "رایانامهٔ در انتظار کد", "E-mail that waits for its code"),
                new("language", "زبان", "Language"),
                new("joined_at", "ثبت‌نام", "Signed up"),
                new("assurance", "سطح شناسایی", "Assurance"),
                new("password_set_at", "رمز از", "Password since"),
            ],
            """
            select given_name, family_name, national_code, mobile, sealed_email, email_since, email_returned_at,
              c.sealed, language, joined_at, assurance, password_set_at, sealed_birth
            from identity_people left join identity_email_claims c on c.person_id = id
            where id = @person limit @most
            """,
            person,
            row =>
                [
                    row.GetString(0),
                    row.GetString(1),
                    sealing.Open(row.GetString(2), person.Value, SealedFields.NationalCode),
                    Opened(row.TextOrNull(12), person, SealedFields.Birth),
                    Opened(row.TextOrNull(3), person, SealedFields.Mobile),
                    Opened(row.TextOrNull(4), person, SealedFields.Email),
                    row.UtcOrNull(5),
                    row.UtcOrNull(6),
                    Opened(row.TextOrNull(7), person, SealedFields.EmailClaim),
                    row.GetString(8),
                    row.Utc(9),
                    row.GetString(10),
                    row.UtcOrNull(11),
                ],
            ct
        );
}
