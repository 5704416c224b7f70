using Shahr.Kit;

namespace Shahr.Ui;

/// <summary>
/// What every page needs to know about its reader: language, theme, who is signed in and what may be shown in the menu.
/// The host registers it once with <c>services.AddCascadingValue(sp => …)</c>; pages never build it themselves.
/// </summary>
public sealed record UiContext
{
    /// <summary>
    /// BCP 47 language of the page: <c>fa</c> or <c>en</c>, or a language given by a resource package.
    /// </summary>
    public string Language { get; init; } = "fa";

    /// <summary>
    /// <c>auto</c> follows the device; <c>light</c>, <c>dark</c> and <c>contrast</c> were chosen by the reader.
    /// </summary>
    public string Theme { get; init; } = "auto";

    /// <summary>Size of the letters: <c>normal</c>, <c>large</c> or <c>larger</c>.</summary>
    public string TextSize { get; init; } = "normal";

    /// <summary><c>auto</c> follows the device; <c>still</c> lets nothing move.</summary>
    public string Motion { get; init; } = "auto";

    /// <summary>The city's name in the page's language.</summary>
    public string CityName { get; init; } = "شهر نمونه";

    /// <summary>The signed-in person's display name, or null for a guest.</summary>
    public string? PersonName { get; init; }

    /// <summary>Whom the person acts for (a company, a parent), or null when acting for themself.</summary>
    public string? ActingFor { get; init; }

    /// <summary>For whom the person may act; none shows no switch.</summary>
    public IReadOnlyList<Principal> MayActFor { get; init; } = [];

    /// <summary>True while somebody asks to change how the person signs in; the header can stop it.</summary>
    public bool RecoveryWaits { get; init; }

    /// <summary>At a kiosk: when and where a page that rests asks whether anybody is still there; else null.</summary>
    public KioskRest? Rest { get; init; }

    /// <summary>Unread messages in the person's inbox; 0 shows no badge, more than 99 show «۹۹+».</summary>
    public int Unread { get; init; }

    /// <summary>Path and query of this page, so that a change of language or theme comes back here.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Makes the token that shows that a form is ours; null where none can be made (gallery, tests).</summary>
    public Func<string?>? FormToken { get; init; }

    /// <summary>A hash of the built assets, so that browsers may keep them for a year.</summary>
    public string? AssetVersion { get; init; }

    /// <summary>Links of the main menu, already cut to what this reader may open.</summary>
    public IReadOnlyList<MenuLink> Menu { get; init; } = [];

    /// <summary>Links of the footer: transparency, accessibility, contact, privacy…</summary>
    public IReadOnlyList<MenuLink> FooterLinks { get; init; } = [];

    /// <summary>Addresses the chrome points to. Change them only together with the routes.</summary>
    public UiRoutes Routes { get; init; } = new();

    /// <summary>Built-in words in the page's language.</summary>
    public UiText Text => UiText.For(Language);

    /// <summary>True for scripts written from right to left.</summary>
    public bool IsRightToLeft => Language is "fa" or "ar" or "ckb" or "ku" or "ps" or "ur" or "he" or "az-Arab";

    /// <summary><c>rtl</c> or <c>ltr</c>, for the <c>dir</c> attribute.</summary>
    public string Direction => IsRightToLeft ? "rtl" : "ltr";

    /// <summary>Address of a built asset with its version.</summary>
    /// <param name="file">A name under <c>/dist/</c>, for example <c>city.css</c>.</param>
    public string Asset(string file) => AssetVersion is null ? "/dist/" + file : "/dist/" + file + "?v=" + AssetVersion;

    /// <summary>The words in the reader's language.</summary>
    public string Say(string fa, string en) => Language == "en" ? en : fa;

    /// <summary>The sentence of a refusal in the reader's language and digits.</summary>
    public string Say(Problem problem) => Digits(problem.In(Language));

    /// <summary>A number with this language's digits and thousand separators.</summary>
    public string Number(long value) => UiNumber.Grouped(value, Language);

    /// <summary>Text whose Latin digits become this language's digits.</summary>
    public string Digits(string text) => UiNumber.Localize(text, Language);
}

/// <summary>A page at a kiosk goes there by itself after a while without a visit.</summary>
/// <param name="Seconds">After how long.</param>
/// <param name="Url">The page that asks whether anybody is still there.</param>
public sealed record KioskRest(int Seconds, string Url);

/// <summary>A link of a menu, footer or tab row.</summary>
/// <param name="Text">The words shown.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Icon">Name from <c>web/icons.txt</c>, or null.</param>
/// <param name="Current">True when this is the page being read.</param>
/// <param name="Badge">A short count or word beside the text, or null.</param>
/// <param name="InBar">True for a link of the main menu that stands in the bar on wide screens.</param>
public sealed record MenuLink(
    string Text,
    string Url,
    string? Icon = null,
    bool Current = false,
    string? Badge = null,
    bool InBar = false
);

/// <summary>Addresses the page chrome points to.</summary>
public sealed record UiRoutes
{
    /// <summary>The home page.</summary>
    public string Home { get; init; } = "/";

    /// <summary>GET with <c>q</c>.</summary>
    public string Search { get; init; } = "/search";

    /// <summary>Sign-in page; <c>back</c> is added.</summary>
    public string SignIn { get; init; } = "/sign-in";

    /// <summary>A page that asks and then signs out by POST.</summary>
    public string SignOut { get; init; } = "/sign-out";

    /// <summary>The person's letters.</summary>
    public string Inbox { get; init; } = "/inbox";

    /// <summary>POST of <c>Person</c>: in whose name one acts.</summary>
    public string Acting { get; init; } = "/me/acting";

    /// <summary>What somebody asks to change in how the person signs in; POST to <c>/stopping</c> under it.</summary>
    public string Recovery { get; init; } = "/me/recovery";

    /// <summary>POST of <c>theme</c> or <c>lang</c> with <c>back</c>; sets a cookie and nothing else.</summary>
    public string Preferences { get; init; } = "/preferences";
}
