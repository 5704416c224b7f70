using System.Globalization;
using Shahr.Kit.Values;

namespace Shahr.Kit.Audit;

/// <summary>The words of the verifier.</summary>
internal static class AuditSentences
{
    public static string Fa(AuditFinding f) =>
        f.Kind switch
        {
            AuditFindingKind.Changed => $"ردیف {D(f.Seq)} ({f.Id}) دست‌کاری شده است.",
            AuditFindingKind.Removed when f.Seq == f.ToSeq => $"ردیف {D(f.Seq)} پاک شده است.",
            AuditFindingKind.Removed => $"ردیف‌های {D(f.Seq)} تا {D(f.ToSeq)} پاک شده‌اند.",
            AuditFindingKind.Inserted => $"ردیف {D(f.Seq)} ({f.Id}) بعداً میان تاریخچه جا داده شده است.",
            AuditFindingKind.Reordered =>
                $"ردیف {D(f.Seq)} ({f.Id}) جابه‌جا شده است؛ جای مهرشدهٔ آن {D(f.SealedSeq ?? f.Seq)} بود.",
            AuditFindingKind.Rewritten =>
                $"پیوند میان ردیف {D(f.Seq)} ({f.OtherId}) و ردیف {D(f.ToSeq)} ({f.Id}) شکسته است: یکی از این دو با "
                    + "مهرش از نو نوشته شده است.",
            AuditFindingKind.Rechained =>
                $"زنجیرهٔ ردیف‌های {D(f.Seq)} تا {D(f.ToSeq)} ({f.Id}) با ریشهٔ {Day(f)} نمی‌خواند: این بخش از "
                    + "تاریخچه از نو ساخته شده است.",
            AuditFindingKind.Truncated =>
                $"ریشهٔ {Day(f)} تا ردیف {D(f.ToSeq)} را می‌شناسد، ولی ردیف‌های {D(f.Seq)} تا {D(f.ToSeq)} از انتها "
                    + "بریده شده‌اند.",
            _ => $"ریشهٔ {Day(f)} در پایگاه داده با ریشه‌ای که دادید یکی نیست: ریشهٔ درون شهر از نو نوشته شده است.",
        };

    public static string En(AuditFinding f) =>
        f.Kind switch
        {
            AuditFindingKind.Changed => I($"Row {f.Seq} ({f.Id}) was changed."),
            AuditFindingKind.Removed when f.Seq == f.ToSeq => I($"Row {f.Seq} was removed."),
            AuditFindingKind.Removed => I($"Rows {f.Seq} to {f.ToSeq} were removed."),
            AuditFindingKind.Inserted => I($"Row {f.Seq} ({f.Id}) was slipped in later."),
            AuditFindingKind.Reordered => I($"Row {f.Seq} ({f.Id}) was moved; it was sealed as {f.SealedSeq}."),
            AuditFindingKind.Rewritten => I(
                $"The link between row {f.Seq} ({f.OtherId}) and row {f.ToSeq} ({f.Id}) is broken: one of the two was "
            ) + "rewritten with its seal.",
            AuditFindingKind.Rechained => I(
                $"The chain of rows {f.Seq} to {f.ToSeq} ({f.Id}) does not lead to the root of {f.Day:yyyy-MM-dd}: "
            ) + "that part of history was made anew.",
            AuditFindingKind.Truncated => I(
                $"The root of {f.Day:yyyy-MM-dd} knows row {f.ToSeq}, but rows {f.Seq} to {f.ToSeq} were cut off the "
            ) + "end.",
            _ => I(
                $"The database's root of {f.Day:yyyy-MM-dd} is not the one you gave: the city's own root was rewritten."
            ),
        };

    public static IReadOnlyList<string> Fa(AuditReport r)
    {
        var lines = new List<string>
        {
            r.Holds
                ? $"هر {D(r.Sealed)} ردیفِ مهرشده به‌هم می‌خواند."
                : $"تاریخچه دست‌کاری شده است: {D(r.Findings.Count)} یافته.",
        };
        lines.AddRange(r.Findings.Select(f => f.Fa));
        if (r.Roots == 0)
        {
            lines.Add(
                "بدون ریشه‌های بیرونی ثابت نمی‌شود که همهٔ تاریخچه از نو ساخته نشده یا ردیف‌های آخرش بریده نشده است. "
                    + "ریشه‌هایی را که خودتان نگه داشته‌اید با --roots بدهید."
            );
        }
        else if (r.ProvenThrough < r.Sealed)
        {
            lines.Add(
                $"ریشه‌های شما تا ردیف {D(r.ProvenThrough)} را ثابت می‌کنند؛ ردیف‌های پس از آن هنوز ریشهٔ بیرونی "
                    + "ندارند."
            );
        }

        if (r.Open > 0)
            lines.Add($"{D(r.Open)} ردیف هنوز مهر نشده است و زنجیره چیزی دربارهٔ آن نمی‌گوید.");
        if (r.Overdue.Count > 0)
        {
            lines.Add(
                $"دست‌کم {D(r.Overdue.Count)} ردیف خیلی پیش باید مهر می‌شد: {string.Join("، ", r.Overdue.Take(10))}. "
                    + "یا مهرزن از کار ایستاده یا این ردیف‌ها از بیرون افزوده شده‌اند؛ نخست کارهای شهر را با doctor "
                    + "ببینید."
            );
        }

        return lines;
    }

    public static IReadOnlyList<string> En(AuditReport r)
    {
        var lines = new List<string>
        {
            r.Holds
                ? I($"All {r.Sealed} sealed rows hold together.")
                : I($"History was tampered with: {r.Findings.Count} findings."),
        };
        lines.AddRange(r.Findings.Select(f => f.En));
        if (r.Roots == 0)
        {
            lines.Add(
                "Without outside roots it is unproven that the whole history was not made anew or its last rows cut "
                    + "off. "
                    + "Give the roots you kept with --roots."
            );
        }
        else if (r.ProvenThrough < r.Sealed)
        {
            lines.Add(I($"Your roots prove rows up to {r.ProvenThrough}; the rows after it have no outside root yet."));
        }

        if (r.Open > 0)
            lines.Add(I($"{r.Open} rows are not sealed yet; the chain says nothing about them."));
        if (r.Overdue.Count > 0)
        {
            lines.Add(
                I($"At least {r.Overdue.Count} rows should have been sealed long ago: ")
                    + $"{string.Join(", ", r.Overdue.Take(10))}. "
                    + "Either the sealer stands still or these rows were added from outside; look at the city's jobs "
                    + "with doctor first."
            );
        }

        return lines;
    }

    private static string I(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string D(long number) => PersianText.ToPersianDigits(number.ToString(CultureInfo.InvariantCulture));

    private static string Day(AuditFinding f) => f.Day is { } day ? JalaliDate.From(day).ToMediumString() : "";
}
