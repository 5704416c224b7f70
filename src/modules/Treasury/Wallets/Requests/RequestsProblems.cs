using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>Refusals of asking for money.</summary>
internal static class RequestsProblems
{
    public static readonly Problem NobodyAsked = new(
        "treasury.nobody_asked",
        422,
        "بنویسید از چه کسی می‌خواهید: شمارهٔ همراه یا کد ملی؛ هر نفر در یک خط و دست‌بالا {0} نفر.",
        "Write whom you ask: a mobile or a national code, each in a line of their own, at most {0}."
    );

    public static readonly Problem TwiceAsked = new(
        "treasury.twice_asked",
        422,
        "«{0}» دو بار نوشته شده است. هر نفر را یک بار بنویسید.",
        "{0} is there twice. Write everybody once."
    );

    public static readonly Problem NotThisOne = new(
        "treasury.not_this_one",
        422,
        "دربارهٔ «{0}» این را بخوانید و درستش کنید: {1}.",
        "About “{0}” read this and put it right: {1}."
    );

    public static readonly Problem ShareTooSmall = new(
        "treasury.share_too_small",
        422,
        "سهم هر نفر کمتر از هزار ریال می‌شود. مبلغ را بیشتر یا شمار نفرها را کمتر کنید.",
        "The share of each would be less than a thousand rials. Write a higher amount or fewer people."
    );

    public static readonly Problem RequestNotFound = new(
        "treasury.request_not_found",
        404,
        "چنین درخواستی در فهرست شما نیست. از «درخواست‌های پول» بازش کنید.",
        "There is no such request among yours. Open it from “Requests for money”."
    );

    public static readonly Problem NotOpen = new(
        "treasury.request_not_open",
        409,
        "این درخواست دیگر باز نیست: پرداخت، رد، پس گرفته یا کهنه شده است. صفحه‌اش را از نو باز کنید؛ پولی جابه‌جا نشد.",
        "This request is not open any more: paid, declined, taken back or too old. Open its page again; no money moved."
    );

    /// <summary>What is wrong with one of several.</summary>
    public static Problem About(string typed, Problem problem) =>
        NotThisOne with
        {
            Fa = string.Format(null, NotThisOne.Fa, typed, problem.Fa.TrimEnd('.')),
            En = string.Format(null, NotThisOne.En, typed, problem.En.TrimEnd('.')),
        };
}
