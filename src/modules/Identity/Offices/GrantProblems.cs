using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals around permissions that need four eyes.</summary>
internal static class GrantProblems
{
    public static readonly Problem Unknown = new(
        "identity.grant_unknown",
        404,
        "چنین دسترسی‌ای در انتظار نیست. فهرست تازه را ببینید.",
        "There is no such grant. Look at the fresh list."
    );

    public static readonly Problem Own = new(
        "identity.grant_own",
        403,
        "این دسترسی برای خودتان یا کسی است که برایش کار می‌کنید. تصمیمش با مدیر دیگری است.",
        "This permission is for yourself or for somebody you act for. Another manager decides."
    );

    public static readonly Problem SecondOfficer = new(
        "identity.grant_second_officer",
        403,
        "این دسترسی را خودتان خواسته‌اید. مدیر دیگری باید آن را ببیند و تأیید کند.",
        "You asked for this grant yourself. Another manager must look at it and confirm it."
    );

    public static readonly Problem Over = new(
        "identity.grant_over",
        409,
        "این دسترسی دیگر در انتظار نیست: تأیید یا رد شده، یا ۱۴ روزش گذشته است. وضعیت تازه‌اش را ببینید.",
        "This grant no longer waits: it was confirmed or refused, or its 14 days are over. See how it stands."
    );

    public static readonly Problem TwoManagersStay = new(
        "identity.two_managers_stay",
        409,
        "شهر باید همیشه دست‌کم دو مدیر اداره‌ها داشته باشد تا یکی کار دیگری را تأیید کند. نخست کس دیگری را بگمارید.",
        "A city keeps two managers of offices at least, so that one confirms what the other asks. "
            + "Appoint another first."
    );

    public static readonly Problem NotSignedUp = new(
        "identity.grant_not_signed_up",
        404,
        "با این کد ملی کسی در شهر نام‌نویسی نکرده است. نخست خودش در صفحهٔ ورود نام‌نویسی کند، سپس دوباره بگویید.",
        "Nobody has signed up with this national code. Have them sign up at the sign-in page first, then say it again."
    );

    public static readonly Problem HasManagers = new(
        "identity.has_managers",
        409,
        "شهر مدیر اداره‌ها دارد و او در «/offices» دیگران را می‌گمارد. "
            + "اگر هیچ‌یک از مدیران در دسترس نیست، با --although بگویید.",
        "The city has managers of offices, who appoint others at /offices. "
            + "If none of them can be reached, say --although."
    );
}
