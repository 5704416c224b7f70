namespace Shahr.Kit.Audit;

/// <summary>Every refusal of the audit.</summary>
public static class AuditProblems
{
    /// <summary>A line of the roots file is not <c>day seq hash</c>, or days do not ascend.</summary>
    public static Problem RootsUnreadable { get; } =
        new(
            "audit.roots_unreadable",
            422,
            "سطر {0} پروندهٔ ریشه‌ها خوانا نیست. هر سطر باید روز، شماره و درهم‌سازِ ۶۴ رقمی باشد و روزها به ترتیب "
                + "بیایند؛ "
                + "پرونده را دوباره از نسخهٔ خودتان بردارید.",
            "Line {0} of the roots file cannot be read. Each line must be a day, a number and a hash of 64 digits, "
                + "with days "
                + "ascending; take the file again from your own copy."
        );

    /// <summary>The roots file holds no root.</summary>
    public static Problem RootsEmpty { get; } =
        new(
            "audit.roots_empty",
            422,
            "در این پرونده هیچ ریشه‌ای نیست. پرونده‌ای بدهید که دست‌کم یک سطرِ «روز شماره درهم‌ساز» داشته باشد.",
            "This file holds no root. Give a file with at least one line of the form “day number hash”."
        );
}
