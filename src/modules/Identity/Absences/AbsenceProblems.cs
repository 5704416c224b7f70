using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals around absences of officers.</summary>
internal static class AbsenceProblems
{
    public static readonly Problem NotAnOfficer = new(
        "identity.absence_not_an_officer",
        403,
        "غیبت برای همکاران اداره‌هاست و این حساب اکنون در اداره‌ای کار نمی‌کند.",
        "Absences are for officers, and this account works in no office at present."
    );

    public static readonly Problem DayWrong = new(
        "identity.absence_day_wrong",
        422,
        "این روز در تقویم نیست. روز، ماه و سال شمسی را بنویسید؛ مانند ۱۵ ۱۰ ۱۴۰۵.",
        "There is no such day. Write day, month and year of the Persian calendar, for example 15 10 1405."
    );

    public static readonly Problem InThePast = new(
        "identity.absence_in_the_past",
        422,
        "آغاز غیبت گذشته است. امروز یا روزی پس از آن را بنویسید.",
        "The absence would begin in the past. Write today or a later day."
    );

    public static readonly Problem EndsBeforeItBegins = new(
        "identity.absence_ends_before",
        422,
        "پایان غیبت پیش از آغاز آن است. روز پایان را همان روز یا پس از آن بنویسید.",
        "It would end before it begins. Write the same day or a later one as its end."
    );

    public static readonly Problem TooFar = new(
        "identity.absence_too_far",
        422,
        "غیبت را تا یک سال آینده می‌توان نوشت. روز نزدیک‌تری را بنویسید.",
        "An absence may reach a year ahead. Write an earlier day."
    );

    public static readonly Problem Overlaps = new(
        "identity.absence_overlaps",
        409,
        "برای بخشی از این روزها غیبت نوشته شده است: {0}. روزهای دیگری بنویسید، یا نخست آن را پایان دهید.",
        "Some of these days are in another absence: {0}. Write other days, or end that one first."
    );

    public static readonly Problem TooMany = new(
        "identity.absence_too_many",
        409,
        "بیش از {0} غیبت در پیش نمی‌شود نوشت. یکی را پایان دهید.",
        "No more than {0} absences may lie ahead. End one of them."
    );

    public static readonly Problem Over = new(
        "identity.absence_over",
        409,
        "این غیبت دیگر برقرار نیست: به پایان رسیده یا همکاری آن را پایان داده است. فهرست تازه پیش روی شماست.",
        "This absence is no longer there: it is over, or somebody has ended it. You see the fresh list."
    );
}
