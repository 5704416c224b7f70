using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals about organisations and their members.</summary>
internal static class OrganisationProblems
{
    public static readonly Problem CodeWrong = new(
        "identity.organisation_code",
        422,
        "شناسهٔ ملی شرکت یا مؤسسه یازده رقم است؛ آن را از روی آگهی ثبت یا سربرگ دوباره بنویسید.",
        "An organisation's national id has eleven digits; write it again from its registration or letterhead."
    );

    public static readonly Problem NameWrong = new(
        "identity.organisation_name",
        422,
        "نام را همان‌گونه که ثبت شده بنویسید؛ از ۲ تا ۱۲۰ نویسه.",
        "Write the name as it is registered, from 2 to 120 characters."
    );

    public static readonly Problem KindMissing = new(
        "identity.organisation_kind",
        422,
        "بگویید چه گونه سازمانی است.",
        "Say what sort of organisation it is."
    );

    public static readonly Problem Taken = new(
        "identity.organisation_taken",
        409,
        "سازمانی با این شناسهٔ ملی پیش‌تر در شهر ثبت شده است. از مدیر آن بخواهید شما را به‌عنوان عضو دعوت کند؛ "
            + "اگر مدیری نمانده، با روزنامهٔ رسمی به پیشخوان ثبت بیایید.",
        "An organisation of this national id is registered already. Ask whoever manages it to invite you as a member; "
            + "if nobody is left, come to the registry desk with the official gazette."
    );

    public static readonly Problem ClaimedTwice = new(
        "identity.organisation_claimed",
        409,
        "همین سازمان را پیش‌تر ثبت کرده‌اید و در انتظار تأیید است. نتیجه را در «پیام‌های من» می‌خوانید.",
        "You registered this organisation already, and it waits to be confirmed. You will read it in “My messages”."
    );

    public static readonly Problem TooManyClaims = new(
        "identity.too_many_organisations",
        422,
        "{0} سازمان شما در انتظار تأیید است و بیش از این نمی‌شود. تا پایان بررسی آن‌ها صبر کنید.",
        "{0} of your organisations wait to be confirmed, and there can be no more. Wait for these first."
    );

    public static readonly Problem Unknown = new(
        "identity.organisation_unknown",
        404,
        "چنین سازمانی در میان سازمان‌هایی که مدیریت می‌کنید نیست. آن را از «سازمان‌های من» باز کنید.",
        "There is no such organisation among those you manage. Open it from “My organisations”."
    );

    public static readonly Problem ClaimGone = new(
        "identity.organisation_decided",
        409,
        "این درخواست دیگر باز نیست: همکار دیگری یا سامانهٔ ثبت شرکت‌ها دربارهٔ آن تصمیم گرفته است. فهرست تازه را ببینید.",
        "This is decided already, by a colleague or the registry of companies. Look at the fresh list."
    );

    public static readonly Problem AnotherConfirmed = new(
        "identity.organisation_another",
        409,
        "سازمان دیگری با همین شناسهٔ ملی تأیید شده است. این درخواست را با نوشتن دلیل رد کنید.",
        "Another claim of this national id is confirmed. Refuse this one, with the reason."
    );

    public static readonly Problem OwnClaim = new(
        "identity.organisation_own",
        403,
        "این سازمان از خود شماست. همکار دیگری باید دربارهٔ آن تصمیم بگیرد.",
        "This organisation is your own. A colleague has to decide."
    );

    public static readonly Problem NoteMissing = new(
        "identity.organisation_note",
        422,
        "بنویسید کدام مدرک را دیدید و چه چیزی از آن را سنجیدید؛ از ۳ تا ۲۰۰ نویسه.",
        "Write which paper you saw and what of it you compared, from 3 to 200 characters."
    );

    public static readonly Problem RightMissing = new(
        "identity.member_right",
        422,
        "بگویید این عضو به نام سازمان کار کند یا فقط ببیند.",
        "Say whether this member may act for the organisation or only see."
    );

    public static readonly Problem MemberTwice = new(
        "identity.member_twice",
        409,
        "این شخص عضو است یا دعوت شده است. برای حق دیگر، نخست او را از فهرست اعضا بردارید و باز دعوت کنید.",
        "This person is a member or invited already. For other rights, remove them first and invite them again."
    );

    public static readonly Problem TooManyMembers = new(
        "identity.too_many_members",
        422,
        "سازمان {0} عضو و دعوت باز دارد و بیش از این نمی‌شود. نخست یکی را بردارید.",
        "The organisation has {0} members and open invitations, and there can be no more. Remove one first."
    );

    public static readonly Problem LastManager = new(
        "identity.last_manager",
        409,
        "سازمان بی‌مدیر نمی‌ماند. نخست کسی را با حق «مدیریت اعضا» دعوت کنید تا بپذیرد.",
        "Somebody has to manage the organisation's members. Invite another with that right first, who accepts."
    );
}
