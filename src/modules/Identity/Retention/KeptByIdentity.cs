using Shahr.Kit.Retention;

namespace Shahr.Identity;

/// <summary>What this room keeps, how long and why.</summary>
internal static class KeptByIdentity
{
    private const string OwnFa = "قاعدهٔ خود شهر: ";
    private const string OwnEn = "The city's own rule: ";

    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "identity.people",
            Fa = "نام، کد ملی و شمارهٔ همراه",
            En = "Name, national code and mobile",
            SinceFa = "تا وقتی حساب هست",
            SinceEn = "as long as there is an account",
            WhyFa = "بی آن نه ورود شدنی است و نه دانستن این‌که پرونده‌ها از آنِ کیست.",
            WhyEn = "Without them nobody signs in, and no case has an owner.",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
        new()
        {
            Code = "identity.contact",
            Fa = "نشانی‌ها، رایانامه، معتمدان و چگونه سخن گفتن با شما",
            En = "Addresses, e-mail, trusted people and how to speak with you",
            SinceFa = "تا خودتان برشان دارید",
            SinceEn = "until you remove them",
            WhyFa = "به خواست خودتان نوشته شده‌اند.",
            WhyEn = "You wrote them because you wished to.",
            GoneFa = "همهٔ آن، همان دم که بخواهید",
            GoneEn = "All of it, the moment you ask",
            AtOnce = true,
        },
        new()
        {
            Code = "identity.sessions",
            Fa = "نشست‌های پایان‌یافته",
            En = "Sessions that ended",
            Days = 180,
            SinceFa = "پس از پایان",
            SinceEn = "after the end",
            WhyFa = "همان شش ماهی که قانون جرایم رایانه‌ای (۱۳۸۸) برای داده‌های رفت‌وآمد خواسته است.",
            WhyEn = "The six months that the Computer Crimes Act (1388) asks of traffic data.",
            GoneFa = "دستگاه، ساعت‌ها و چکیدهٔ نشانی شبکه",
            GoneEn = "Device, hours and the hash of the network address",
            Delete =
            [
                """
                    delete from identity_sessions where id in (
                      select id from identity_sessions where ends_at < @cut order by ends_at limit @most)
                    """,
            ],
        },
        new()
        {
            Code = "identity.flows",
            Fa = "راه‌های ورود نیمه‌کاره و شمارش کوشش‌ها",
            En = "Unfinished sign-ins and counts of tries",
            Days = 1,
            SinceFa = "پس از پایان",
            SinceEn = "after the end",
            WhyFa = OwnFa + "برای جلوگیری از حدس زدن کد همین بس است.",
            WhyEn = OwnEn + "that is enough against guessing of codes.",
            GoneFa = "همهٔ آن",
            GoneEn = "All of it",
        },
        new()
        {
            Code = "identity.devices",
            Fa = "مرورگرهایی که می‌شناسیم",
            En = "Browsers we know again",
            Days = (int)Device.Length.TotalDays,
            SinceFa = "پس از آخرین دیدار",
            SinceEn = "after the last visit",
            WhyFa = OwnFa + "تا ورود از دستگاهی ناشناس به شما خبر داده شود.",
            WhyEn = OwnEn + "so that you hear of a sign-in from an unknown one.",
            GoneFa = "چکیدهٔ مرورگر",
            GoneEn = "The browser's hash",
        },
        new()
        {
            Code = "identity.offers",
            Fa = "پیشنهادهای نمایندگی و اعتماد که بی‌پاسخ ماند",
            En = "Offers to act or to be trusted that nobody answered",
            Days = 30,
            SinceFa = "پس از پیشنهاد",
            SinceEn = "after the offer",
            WhyFa = OwnFa + "کد ملی کسی در آن است که شاید هرگز نام این شهر را نشنیده باشد.",
            WhyEn = OwnEn + "it names somebody who may never have heard of this city.",
            GoneFa = "همهٔ آن",
            GoneEn = "All of it",
        },
        new()
        {
            Code = "identity.looks",
            Fa = "دفتر نگاه‌ها: چه کسی پروندهٔ شما را دید",
            En = "The log of looks at your record",
            Days = 5 * 365,
            SinceFa = "پس از نگاه",
            SinceEn = "after the look",
            WhyFa = OwnFa + "تا بتوانید بپرسید چرا؛ پیش از آن به خواست کسی پاک نمی‌شود، وگرنه نگاه بد نیز پاک می‌شد.",
            WhyEn = OwnEn + "so that you can ask why. Nobody has it erased earlier, else a bad look went too.",
            GoneFa = "خود نگاه، دلیل و نام بیننده",
            GoneEn = "The look, its reason and who looked",
            Delete =
            [
                """
                    delete from identity_look_subjects where look_id in (
                      select id from identity_looks where at < @cut order by at limit @most)
                    """,
                """
                    delete from identity_looks where id in (
                      select id from identity_looks where at < @cut order by at limit @most)
                    """,
            ],
        },
        new()
        {
            Code = "identity.delegations",
            Fa = "نمایندگی‌ها، سازمان‌ها، سرپرستی‌ها، بازیابی‌ها و حساب‌های پیشخوان",
            En = "Delegations, organisations, guardianships, recoveries and accounts of the counter",
            SinceFa = "همراه پرونده‌هایی که با آن‌ها کار شده است",
            SinceEn = "with the cases they were used in",
            WhyFa = "نشان می‌دهد چه کسی حق داشت به نام دیگری کاری بکند.",
            WhyEn = "They show who was entitled to act for another.",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
        new()
        {
            Code = "identity.ended_grants",
            Fa = "دسترسی‌های پایان‌یافتهٔ همکاران",
            En = "Officers' permissions that ended",
            Days = 5 * 365,
            SinceFa = "پس از پایان",
            SinceEn = "after the end",
            WhyFa = OwnFa + "به درازای دفتر نگاه‌ها، تا بتوان گفت بیننده آن روز حق دیدن داشت یا نه.",
            WhyEn = OwnEn + "as long as the log of looks, so that it can be said whether who looked was entitled to.",
            GoneFa = "همهٔ آن",
            GoneEn = "All of it",
            Delete =
            [
                """
                    delete from identity_ended_grants where id in (
                      select id from identity_ended_grants where ended_at < @cut order by ended_at limit @most)
                    """,
            ],
        },
        new()
        {
            Code = "identity.absences",
            Fa = "غیبت‌های همکاران",
            En = "Officers' absences",
            Days = 2 * 365,
            SinceFa = "پس از پایان",
            SinceEn = "after the end",
            WhyFa = OwnFa + "تا روشن باشد چرا همکاری گام دیگری را برداشت.",
            WhyEn = OwnEn + "so that it is clear why a colleague took over a step.",
            GoneFa = "روزهای غیبت",
            GoneEn = "The days",
            Delete =
            [
                """
                    delete from identity_absences where id in (
                      select id from identity_absences where ends_at < @cut order by ends_at limit @most)
                    """,
            ],
        },
    ];
}
