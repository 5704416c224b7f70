using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals of the quarterly review.</summary>
internal static class ReviewProblems
{
    public static readonly Problem NotAnOfficer = new(
        "identity.review_not_an_officer",
        404,
        "او دیگر در این اداره نیست و چیزی برای بازبینی نمانده است. فهرست تازه را ببینید.",
        "They no longer work in this office, and nothing is left to review. Look at the fresh list."
    );

    public static readonly Problem Own = new(
        "identity.review_own",
        403,
        "این دسترسی‌ها از آنِ خودتان یا کسی است که برایش کار می‌کنید. مدیر دیگری آن را بازبینی می‌کند.",
        "These permissions are your own, or of somebody you act for. Another manager reviews them."
    );

    public static readonly Problem Undecided = new(
        "identity.review_undecided",
        422,
        "بگویید «{0}» بماند یا گرفته شود.",
        "Say whether “{0}” stays or is taken away."
    );

    public static readonly Problem Over = new(
        "identity.review_over",
        409,
        "همکار دیگری همین حالا این را بازبینی کرد، یا دسترسی‌های او عوض شد. وضعیت تازه پیش روی شماست.",
        "A colleague has just reviewed this, or the permissions changed. You see how it stands now."
    );
}
