using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>
/// Refusals of signing in with the directory. One for whatever is wrong with somebody: it tells nothing.
/// </summary>
internal static class DirectoryProblems
{
    public static readonly Problem BothNeeded = new(
        "identity.directory_both_needed",
        422,
        "نام کاربری و رمز شبکهٔ شهرداری را بنویسید.",
        "Write your name and your password of the municipality's network."
    );

    public static readonly Problem Wrong = new(
        "identity.directory_wrong",
        422,
        "با این نام و رمز نمی‌توان وارد شد. دوباره بنویسید، یا با کد پیامکی وارد شوید.",
        "This name and password do not sign in. Write them again, or sign in with a code by message."
    );

    public static readonly Problem Away = new(
        "identity.directory_away",
        409,
        "فهرست کارکنان شهرداری اکنون پاسخ نمی‌دهد. با کد پیامکی وارد شوید، یا چند دقیقهٔ دیگر دوباره بکوشید.",
        "The municipality's directory does not answer just now. Sign in with a code by message, or try again later."
    );
}
