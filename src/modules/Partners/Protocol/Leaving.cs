using System.Collections.Immutable;
using Shahr.Ui;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>One thing that may leave the city, by its scope and in the words people read before it does.</summary>
internal sealed record Leaving(string Scope, string Fa, string En)
{
    /// <summary>All there is: nobody can ask for anything else.</summary>
    public static readonly ImmutableArray<Leaving> All =
    [
        new(
            Scopes.OpenId,
            "شناسه‌ای که شهر تنها برای این سامانه می‌سازد، و این‌که شهر تا چه اندازه شما را می‌شناسد",
            "An identifier the city makes for this system alone, and how surely the city knows you"
        ),
        new(Scopes.Profile, "نام و نام خانوادگی", "Name and family name"),
        new(Scopes.Phone, "شمارهٔ همراه", "Mobile number"),
        new(Scopes.Email, "نشانی ایمیل", "E-mail address"),
        new(
            Scopes.OfflineAccess,
            "تازه‌کردن همین‌ها در نبود شما، تا روزی که اجازه را پس بگیرید",
            "Refreshing these while you are away, until you take the permission back"
        ),
    ];

    public static IEnumerable<Leaving> Of(IEnumerable<string> scopes) => All.Where(l => scopes.Contains(l.Scope));

    public string In(UiContext ui) => ui.Say(Fa, En);
}
