using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals to officers who write down a death, another name, or that two accounts are one.</summary>
internal static class ChangeProblems
{
    public static readonly Problem PersonGone = new(
        "identity.change_person_unknown",
        404,
        "این شخص یافته نشد. از «یافتن شخص» دوباره آغاز کنید.",
        "This person was not found. Start again from “Find a person”."
    );

    public static readonly Problem Own = new(
        "identity.change_own",
        403,
        "پروندهٔ خودتان یا کسی که برایش کار می‌کنید به دست شما عوض نمی‌شود. این کار را به همکار دیگری بسپارید.",
        "Your own record, or that of somebody you act for, is not yours to change. Leave it to another colleague."
    );

    public static readonly Problem SecondOfficer = new(
        "identity.change_second_officer",
        403,
        "این تغییر را خودتان نوشته‌اید. همکار دیگری باید آن را ببیند و تأیید کند.",
        "You wrote this change down yourself. Another colleague must look at it and confirm it."
    );

    public static readonly Problem KindMissing = new(
        "identity.change_kind_missing",
        422,
        "بگویید چه چیزی باید ثبت شود.",
        "Say what is to be written down."
    );

    public static readonly Problem PaperWrong = new(
        "identity.change_paper_wrong",
        422,
        "در چند واژه بنویسید کدام مدرک را دیدید و چه چیزی از آن را سنجیدید؛ دست‌بالا ۲۰۰ نویسه.",
        "Write in a few words which paper you saw and what of it you compared; at most 200 characters."
    );

    public static readonly Problem DayWrong = new(
        "identity.change_day_wrong",
        422,
        "روز درگذشت را به تاریخ شمسی و با سه عدد بنویسید؛ امروز یا پیش از آن.",
        "Write the day of the death in the Persian calendar with three numbers; today or before."
    );

    public static readonly Problem SameName = new(
        "identity.change_same_name",
        422,
        "این همان نامی است که ثبت شده است. نام تازه را از روی شناسنامه بنویسید.",
        "This is the name on record. Write the new one from the birth certificate."
    );

    public static readonly Problem OtherUnknown = new(
        "identity.change_other_unknown",
        422,
        "کسی با این کد ملی حساب ندارد. کد ملی حسابی را بنویسید که می‌ماند.",
        "Nobody with this national code has an account. Write the code of the account that stays."
    );

    public static readonly Problem SameAccount = new(
        "identity.change_same_account",
        422,
        "این کد ملی از همین حساب است. کد ملی حساب دیگر او را بنویسید؛ همان که می‌ماند.",
        "This national code is of this very account. Write that of the other one, which stays."
    );

    public static readonly Problem Closed = new(
        "identity.change_closed",
        409,
        "یکی از این حساب‌ها پیش‌تر بسته شده است: درگذشت صاحبش ثبت شده یا با حساب دیگری یکی شده. نخست آن را برگردانید.",
        "One of these accounts is closed already: its owner has died, or it went into another. Take that back first."
    );

    public static readonly Problem HoldsAnother = new(
        "identity.change_holds_another",
        409,
        "در این حساب حساب دیگری هم آمده است و بسته نمی‌شود. پروندهٔ آن دیگری را باز کنید تا این یکی بماند.",
        "Another account went into this one, so that it cannot be closed. Open the other record and let this one stay."
    );

    public static readonly Problem NotSo = new(
        "identity.change_not_so",
        409,
        "چیزی برای برگرداندن نیست: پرونده تا همین حالا عوض شده است. آن را دوباره باز کنید.",
        "There is nothing to take back: the record has changed meanwhile. Open it again."
    );

    public static readonly Problem TooLate = new(
        "identity.change_too_late",
        409,
        "از یکی شدن این دو حساب بیش از ۳۰ روز گذشته است و دیگر جدا نمی‌شوند.",
        "These two accounts became one more than 30 days ago and can no longer be parted."
    );

    public static readonly Problem There = new(
        "identity.change_there",
        409,
        "برای این شخص تغییری در انتظار تأیید است. آن را از فهرست باز کنید؛ تأیید یا متوقفش کنید.",
        "A change for this person already waits. Open it from the list, and confirm or stop it."
    );

    public static readonly Problem Unknown = new(
        "identity.change_unknown",
        404,
        "چنین تغییری نیست. فهرست تازه را ببینید.",
        "There is no such change. Look at the fresh list."
    );

    public static readonly Problem Over = new(
        "identity.change_over",
        409,
        "این تغییر دیگر در انتظار نیست: تأیید یا متوقف شده، یا ۲۴ ساعتش گذشته است. وضعیت تازه‌اش را ببینید.",
        "This change no longer waits: it was confirmed or stopped, or its 24 hours are over. See how it stands."
    );
}
