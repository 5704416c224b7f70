using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals at the counter. Officers read them after they have seen a paper, so they may be plain.</summary>
internal static class CounterProblems
{
    public static readonly Problem PersonUnknown = new(
        "identity.recovery_person_unknown",
        422,
        "کسی با این کد ملی حساب ندارد. شماره را با کارت بسنجید؛ اگر درست است، او باید نخست ثبت‌نام کند.",
        "Nobody with this national code has an account. Compare it with the card; if it is right, they sign up first."
    );

    public static readonly Problem OwnRecovery = new(
        "identity.recovery_own",
        403,
        "هیچ‌کس دسترسی خودش را بازیابی نمی‌کند. این کار را به همکار دیگری بسپارید.",
        "Nobody recovers their own access. Leave it to another colleague."
    );

    public static readonly Problem SecondOfficer = new(
        "identity.recovery_second_officer",
        403,
        "این بازیابی را خودتان آغاز کرده‌اید. همکار دیگری باید آن را ببیند و تأیید کند.",
        "You began this recovery yourself. Another colleague must look at it and confirm it."
    );

    public static readonly Problem PaperMissing = new(
        "identity.recovery_paper_missing",
        422,
        "بگویید کدام مدرک را دیدید. بی دیدن مدرک عکس‌دار، بازیابی آغاز نمی‌شود.",
        "Say which paper you saw. No recovery begins without a paper that bears a photograph."
    );

    public static readonly Problem NoteWrong = new(
        "identity.recovery_note_wrong",
        422,
        "در چند واژه بنویسید چه چیزی از مدرک را سنجیدید؛ دست‌بالا ۲۰۰ نویسه.",
        "Write in a few words what of the paper you compared; at most 200 characters."
    );

    public static readonly Problem NothingChanges = new(
        "identity.recovery_nothing",
        422,
        "چیزی برای عوض شدن انتخاب نشده است. شمارهٔ تازه را بنویسید یا آنچه باید برداشته شود برگزینید.",
        "Nothing was chosen to change. Write the new mobile, or choose what is to be removed."
    );

    public static readonly Problem RecoveryThere = new(
        "identity.recovery_there",
        409,
        "برای این شخص یک بازیابی در انتظار تأیید است. آن را از فهرست باز کنید؛ تأیید یا متوقفش کنید.",
        "A recovery for this person already waits. Open it from the list, and confirm or stop it."
    );

    public static readonly Problem RecoveryUnknown = new(
        "identity.recovery_unknown",
        404,
        "چنین بازیابی‌ای نیست. فهرست تازه را ببینید.",
        "There is no such recovery. Look at the fresh list."
    );

    public static readonly Problem RecoveryOver = new(
        "identity.recovery_over",
        409,
        "این بازیابی دیگر در انتظار نیست: تأیید یا متوقف شده، یا ۲۴ ساعتش گذشته است. وضعیت تازه‌اش را ببینید.",
        "This recovery no longer waits: it was confirmed or stopped, or its 24 hours are over. See how it stands."
    );
}
