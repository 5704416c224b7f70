using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>
/// What this room holds of a person: requests with their answers, files and history, drafts, reports followed.
/// </summary>
internal sealed class HeldCases(CasesDb db, ServiceShelf shelf) : IHoldData
{
    private static readonly HeldColumn _number = new("number", "شماره", "Number");
    private static readonly HeldColumn _at = new("at", "کی", "When");
    private static readonly HeldColumn _title = new("title", "خدمت", "Service");

    public async Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default)
    {
        var cases = await db
            .Cases.AsNoTracking()
            .Where(c => c.Applicant == person)
            .OrderByDescending(c => c.OpenedAt)
            .Take(IHoldData.Most)
            .ToListAsync(ct);
        return
        [
            new HeldData(
                "cases",
                "درخواست‌ها",
                "Requests",
                [
                    _number,
                    _title,
                    new("state", "وضعیت", "State"),
                    new("outcome", "نتیجه", "Outcome"),
                    new("opened_at", "فرستاده شد", "Sent"),
                    new("closed_at", "بسته شد", "Closed"),
                ],
                [
                    .. cases.Select(c =>
                        (object?[])[c.Number, c.TitleFa, c.State.ToString(), c.OutcomeFa, c.OpenedAt, c.ClosedAt]
                    ),
                ]
            ),
            Answers(cases.Select(c => (c.Number, c.ServiceCode, c.ServiceVersion, c.Answers)), "answers", "پاسخ‌ها"),
            await LifeEventsAsync(person, ct),
            await FilesAsync(person, ct),
            await HistoryAsync(person, ct),
            await DraftsAsync(person, ct),
            await FollowedAsync(person, ct),
        ];
    }

    private HeldData Answers(
        IEnumerable<(string Of, string Code, int Version, Answers Answers)> forms,
        string name,
        string title
    ) =>
        new(
            name,
            title,
            "Answers",
            [_number, new("question", "پرسش", "Question"), new("answer", "پاسخ", "Answer")],
            [
                .. forms
                    .SelectMany(f =>
                        shelf
                            .Get(f.Code, f.Version)
                            .Fields.Where(field => f.Answers.Has(field.Name))
                            .Select(field =>
                                (object?[])[f.Of, field.Label.Fa, AnswerText.Of(field, f.Answers[field.Name], "fa")]
                            )
                    )
                    .Take(IHoldData.Most),
            ]
        );

    private async Task<HeldData> LifeEventsAsync(PersonId person, CancellationToken ct)
    {
        var rows = await db
            .LifeEvents.AsNoTracking()
            .Where(e => e.Applicant == person)
            .OrderByDescending(e => e.OpenedAt)
            .Take(IHoldData.Most)
            .Select(e => new
            {
                e.Number,
                e.TitleFa,
                e.OpenedAt,
            })
            .ToListAsync(ct);
        return new HeldData(
            "life_events",
            "رویدادهای زندگی",
            "Life events",
            [_number, _title, _at],
            [.. rows.Select(r => (object?[])[r.Number, r.TitleFa, r.OpenedAt])]
        );
    }

    private async Task<HeldData> FilesAsync(PersonId person, CancellationToken ct)
    {
        var rows = await db
            .Attachments.AsNoTracking()
            .Join(db.Cases, a => a.CaseId, c => c.Id, (a, c) => new { a, c })
            .Where(r => r.c.Applicant == person)
            .OrderByDescending(r => r.a.At)
            .Take(IHoldData.Most)
            .Select(r => new
            {
                r.c.Number,
                r.a.Name,
                r.a.Bytes,
                r.a.At,
                r.a.Id,
            })
            .ToListAsync(ct);
        return new HeldData(
            "files",
            "فایل‌ها",
            "Files",
            [
                _number,
                new("name", "نام", "Name"),
                new("bytes", "اندازه (بایت)", "Bytes"),
                _at,
                new("address", "نشانی", "Address"),
            ],
            [.. rows.Select(r => (object?[])[r.Number, r.Name, r.Bytes, r.At, $"/cases/{r.Number}/files/{r.Id}"])]
        );
    }

    private async Task<HeldData> HistoryAsync(PersonId person, CancellationToken ct)
    {
        var rows = await db
            .Lines.AsNoTracking()
            .Join(db.Cases, l => l.CaseId, c => c.Id, (l, c) => new { l, c })
            .Where(r => r.c.Applicant == person)
            .OrderByDescending(r => r.l.At)
            .Take(IHoldData.Most)
            .Select(r => new
            {
                r.c.Number,
                r.l.At,
                r.l.Kind,
                r.l.Text,
            })
            .ToListAsync(ct);
        return new HeldData(
            "history",
            "تاریخچهٔ درخواست‌ها",
            "History of requests",
            [_number, _at, new("event", "رویداد", "Event"), new("text", "نوشته", "Text")],
            [.. rows.Select(r => (object?[])[r.Number, r.At, r.Kind.ToString(), r.Text])]
        );
    }

    private async Task<HeldData> DraftsAsync(PersonId person, CancellationToken ct)
    {
        var drafts = await db
            .Drafts.AsNoTracking()
            .Where(d => d.Owner == person && d.SentAs == null)
            .OrderByDescending(d => d.ChangedAt)
            .Take(IHoldData.Most)
            .ToListAsync(ct);
        var held = Answers(
            drafts.Select(d =>
                (shelf.Get(d.ServiceCode, d.ServiceVersion).Title.Fa, d.ServiceCode, d.ServiceVersion, d.Answers)
            ),
            "drafts",
            "پیش‌نویس‌ها"
        );
        return held with { En = "Drafts", Columns = [_title, .. held.Columns.Skip(1)] };
    }

    private async Task<HeldData> FollowedAsync(PersonId person, CancellationToken ct)
    {
        var rows = await db
            .Followers.AsNoTracking()
            .Where(f => f.Person == person)
            .Join(
                db.Cases,
                f => f.CaseId,
                c => c.Id,
                (f, c) =>
                    new
                    {
                        c.Number,
                        c.TitleFa,
                        f.At,
                    }
            )
            .OrderByDescending(r => r.At)
            .Take(IHoldData.Most)
            .ToListAsync(ct);
        return new HeldData(
            "followed",
            "گزارش‌های دنبال‌شده",
            "Followed reports",
            [_number, _title, _at],
            [.. rows.Select(r => (object?[])[r.Number, r.TitleFa, r.At])]
        );
    }
}
