using Shahr.Contracts;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Why a permission is not held, in words that say what may be done.</summary>
internal static class WhyWords
{
    public static ShutReason NeverGiven { get; } =
        new(
            ShutBecause.NeverGiven,
            "این دسترسی به شما داده نشده است. اگر کارتان در اداره به آن نیاز دارد، از یکی از مدیران اداره‌ها بخواهید.",
            "It was not given to you. If your work in an office needs it, ask a manager of offices."
        );

    public static ShutReason OneFactor { get; } =
        new(
            ShutBecause.OneFactor,
            "این دسترسی را دارید، ولی با ورود دومرحله‌ای باز می‌شود. با گذرکلید یا رمزساز وارد شوید.",
            "You hold it, but it opens after two factors. Sign in with a passkey or the authenticator."
        );

    public static ShutReason ActsFor(string name) =>
        new(
            ShutBecause.ActsForAnother,
            $"این دسترسی را دارید، ولی تا به نام {name} کار می‌کنید خاموش است. به نام خودتان برگردید.",
            $"You hold it, but it rests while you act for {name}. Go back to your own name."
        );

    public static ShutReason Away(Absence absence) =>
        new(
            ShutBecause.Away,
            $"تا پایان {When.Day(absence.LastDay, "fa")} در غیبت نوشته شده‌اید. غیبت دسترسی را نمی‌گیرد؛ "
                + "ولی همکارانتان می‌توانند گام‌هایی را که در دست شماست بردارند.",
            $"You are away until the end of {When.Day(absence.LastDay, "en")}. That takes no permission, "
                + "but colleagues may take over the steps you hold."
        );

    public static ShutReason Waits(OfficeName office, DateTime until) =>
        new(
            ShutBecause.Waits,
            $"در {office.Fa} برایتان خواسته شده است و تا مدیر دومی تأییدش نکند کار نمی‌کند؛ تا {Day(until, "fa")} "
                + "فرصت هست. از یکی دیگر از مدیران اداره‌ها بخواهید آن را ببیند.",
            $"It was asked for you in {office.En} and does not act until a second manager confirms it, by "
                + $"{Day(until, "en")}. Ask another manager of offices to look at it."
        );

    /// <param name="state">What became of it; still waiting in the database is one that ran out.</param>
    /// <param name="office">Where.</param>
    /// <param name="at">When.</param>
    public static ShutReason NotConfirmed(FourEyesState state, OfficeName office, DateTime at)
    {
        var (because, fa, en) = state switch
        {
            FourEyesState.Stopped => (
                ShutBecause.Refused,
                "مدیر دوم آن را رد کرد. دلیلش را از مدیران اداره‌ها بپرسید.",
                "a second manager refused it. Ask the managers of offices why."
            ),
            FourEyesState.Withdrawn => (
                ShutBecause.TakenBack,
                "پس گرفته شد. دلیلش را از مدیران اداره‌ها بپرسید.",
                "it was taken back. Ask the managers of offices why."
            ),
            _ => (
                ShutBecause.RanOut,
                "مهلتش بی تأیید مدیر دوم گذشت. اگر هنوز لازم است، از مدیر بخواهید دوباره بدهد.",
                "it ran out without a second manager. If it is still needed, ask a manager to give it anew."
            ),
        };
        return new ShutReason(
            because,
            $"در {office.Fa} برایتان خواسته شده بود و در {Day(at, "fa")} {fa}",
            $"It was asked for you in {office.En}; on {Day(at, "en")} {en}"
        );
    }

    public static ShutReason Ended(GrantEnd how, OfficeName office, DateTime at)
    {
        var (because, fa, en) = how switch
        {
            GrantEnd.Review => (
                ShutBecause.TakenInReview,
                "بازبینی فصلی آن را برداشت",
                "the quarterly review took it away"
            ),
            GrantEnd.LeftOffice => (
                ShutBecause.LeftOffice,
                "با رفتنتان از اداره پایان یافت",
                "it ended as you left the office"
            ),
            _ => (
                ShutBecause.OtherWork,
                "با کار تازه‌ای که در اداره گرفتید پایان یافت",
                "it ended as you were given other work there"
            ),
        };
        return new ShutReason(
            because,
            $"آن را در {office.Fa} داشتید و در {Day(at, "fa")} {fa}. "
                + "اگر هنوز لازم است، از یکی از مدیران اداره‌ها بخواهید.",
            $"You held it in {office.En}; on {Day(at, "en")} {en}. If it is still needed, ask a manager of offices."
        );
    }

    private static string Day(DateTime at, string language) => When.Day(PersianTime.DayOf(at), language);
}
