using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Ui;

namespace Shahr.Web.Host;

/// <summary>Gives every page its <see cref="UiContext"/>: language, theme, person and menu of this request.</summary>
internal static class CityUi
{
    public static IServiceCollection AddCityUi(this IServiceCollection services)
    {
        services.AddScoped(Context);
        services.AddCascadingValue(scope => scope.GetRequiredService<UiContext>());
        return services;
    }

    private static UiContext Context(IServiceProvider scope)
    {
        var http = scope.GetRequiredService<IHttpContextAccessor>().HttpContext;
        var options = scope.GetRequiredService<CityOptions>();
        var environment = scope.GetRequiredService<AssetVersion>();
        if (http is null)
            return new UiContext { CityName = options.NameFa };

        var actor = http.Features.Get<Actor>();
        var language = Reading.In(http, Reading.Language);
        return new UiContext
        {
            Language = language,
            Theme = Reading.In(http, Reading.Theme),
            TextSize = Reading.In(http, Reading.Text),
            Motion = Reading.In(http, Reading.Motion),
            CityName = language == "en" ? options.NameEn : options.NameFa,
            PersonName = actor?.DisplayName,
            ActingFor = actor?.Mandate?.For.Name,
            MayActFor = actor?.MayActFor ?? [],
            RecoveryWaits = actor?.RecoveryWaits == true,
            Rest = RestOf(http, actor),
            Unread = http.Features.Get<UnreadMessages>()?.Count ?? 0,
            Path = http.Request.Path + http.Request.QueryString,
            AssetVersion = environment.Value,
            FormToken = () => scope.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http).RequestToken,
            Menu = Menu(scope.GetServices<IModule>(), actor, language, http.Request.Path),
            FooterLinks = Footer(language),
        };
    }

    // Half a minute before the rest is over: so long the page that asks is shown. What was sent is not sent again.
    private static KioskRest? RestOf(HttpContext http, Actor? actor)
    {
        if (actor?.KioskRest is not { } rest)
            return null;
        var back = HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : "/";
        return new KioskRest((int)rest.TotalSeconds - 30, "/kiosk/pause?next=" + Uri.EscapeDataString(back));
    }

    private static List<MenuLink> Menu(IEnumerable<IModule> modules, Actor? actor, string language, PathString path)
    {
        if (actor is null)
            return [];
        return
        [
            .. modules
                .SelectMany(m => m.Menu)
                .Where(entry => entry.Permission is null || Knows(actor, entry.Permission))
                .Select(entry => new MenuLink(
                    language == "en" ? entry.En : entry.Fa,
                    entry.Href,
                    Current: path == entry.Href,
                    InBar: entry.InBar
                )),
        ];
    }

    // What waits for a second factor is shown too: its door leads there.
    private static bool Knows(Actor actor, string permission) =>
        actor.Can(permission) || actor.Withheld.Any(g => g.Permission == permission);

    private static MenuLink[] Footer(string language) =>
        language == "en"
            ?
            [
                new("Track a request", "/track"),
                new("Verify a document", "/verify"),
                new("City map", "/map"),
                new("Transparency", "/transparency"),
                new("About", "/about"),
            ]
            :
            [
                new("پیگیری درخواست", "/track"),
                new("راستی‌آزمایی سند", "/verify"),
                new("نقشهٔ شهر", "/map"),
                new("شفافیت", "/transparency"),
                new("درباره", "/about"),
            ];
}

/// <summary>Hash of the built assets, computed once.</summary>
internal sealed record AssetVersion(string? Value);
