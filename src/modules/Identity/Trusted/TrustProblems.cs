using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals about trusted people, and about being let back in by them.</summary>
internal static class TrustProblems
{
    public static readonly Problem Self = new(
        "identity.trust_self",
        422,
        "این کد ملی خود شماست. کد ملی کسی را بنویسید که صدایتان را می‌شناسد و پاسخ تلفن شما را می‌دهد.",
        "This is your own national code. Write that of somebody who knows your voice and answers your calls."
    );

    public static readonly Problem Twice = new(
        "identity.trust_twice",
        422,
        "این شخص را پیش‌تر برگزیده‌اید. کد ملی کس دیگری را بنویسید.",
        "You have named this person already. Write somebody else's national code."
    );

    public static readonly Problem Full = new(
        "identity.trust_full",
        422,
        "شما {0} معتمد برگزیده‌اید و بیش از این نمی‌شود. نخست به یکی پایان دهید.",
        "You have named {0} people, and there can be no more. End one of them first."
    );

    public static readonly Problem TrustedByMany = new(
        "identity.trusted_by_many",
        422,
        "معتمد {0} نفر هستید و بیش از این نمی‌شود. اگر می‌خواهید این را بپذیرید، نخست به یکی پایان دهید.",
        "{0} people trust you already, and there can be no more. To accept this one, end another first."
    );

    public static readonly Problem Gone = new(
        "identity.trust_gone",
        404,
        "این درخواست دیگر باز نیست: پاسخ داده شده، پایان یافته یا زمانش گذشته است. فهرست تازه را ببینید.",
        "This is no longer open: answered, ended, or its time is over. Look at the fresh list."
    );

    public static readonly Problem RecoveryGone = new(
        "identity.trusted_recovery_gone",
        404,
        "این درخواست دیگر باز نیست: به پایان رسیده، جلویش گرفته شده یا زمانش گذشته است. چیزی از شما نمی‌خواهیم.",
        "This is no longer open: it was finished, it was stopped, or its time is over. Nothing is asked of you."
    );

    public static readonly Problem SpeakFirst = new(
        "identity.trusted_recovery_speak_first",
        422,
        "نخست به خودش زنگ بزنید یا او را ببینید، سپس بگویید چگونه شناختیدش.",
        "First telephone them or see them, then say how you knew them."
    );

    public static readonly Problem AlreadyConfirmed = new(
        "identity.trusted_recovery_already",
        409,
        "شما پیش‌تر تأیید کرده‌اید. یک معتمد دیگر هم باید تأیید کند.",
        "You have confirmed it already. One more trusted person must confirm."
    );

    public static readonly Problem AnotherHolds = new(
        "identity.trusted_recovery_another",
        409,
        "درخواست دیگری برای همین شخص تأیید شده و در مهلت اعتراض است. به خودش زنگ بزنید؛ "
            + "اگر آن یکی از او نیست، جلویش را بگیرد.",
        "Another request for this person was confirmed and waits out its pause. Telephone them: if it is not theirs, "
            + "they should stop it."
    );
}
