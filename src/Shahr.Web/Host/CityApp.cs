using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Files;
using Shahr.Kit.Modules;
using Shahr.Kit.Outbox;
using Shahr.Kit.Retention;
using Shahr.Kit.Web;
using Shahr.Web.Pages;

namespace Shahr.Web.Host;

/// <summary>Builds the city: services of every module, then the way a request goes, top to bottom.</summary>
public static class CityApp
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>A city ready to start. <paramref name="change"/> lets tests replace the outside world.</summary>
    public static WebApplication Build(CityOptions options, string[] args, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ContentRootPath = AppContext.BaseDirectory,
                WebRootPath = WebRoot.Find(),
            }
        );
        AddServices(builder, options);
        change?.Invoke(builder);
        var app = builder.Build();
        foreach (var module in app.Services.GetServices<IModule>())
            module.AddSlots(app.Services.GetRequiredService<Slots>());
        UseCity(app, options);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, CityOptions options)
    {
        var services = builder.Services;
        Directory.CreateDirectory(options.Data);
        var database = options.Database is { } postgres
            ? CityDatabase.Postgres(postgres)
            : CityDatabase.Sqlite(Path.Join(options.Data, "city.db"));

        services.AddSingleton(options);
        // First of all services that start: nothing of a second process on one SQLite database may run.
        services.AddHostedService<CityLock>();
        services.AddSingleton(new AssetVersion(Assets.Version(builder.Environment.WebRootPath)));
        services.AddAuthentication();
        services.AddAuthorization();
        services.AddKit(database, options.Data);
        // By a factory, so that the container closes its connections when the city stops.
        services.Replace(ServiceDescriptor.Singleton(_ => database));
        services.Replace(ServiceDescriptor.Singleton(CityCalendar.Open(options.Data)));
        services.AddAudit();
        services.AddFiles(options.Data);
        services.AddOutbox();
        services.AddRetention();
        // The default encoder turns every Persian letter into six characters: half of a page's weight.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddDataProtection().SetApplicationName("shahr").PersistKeysToFileSystem(KeysFolder(options.Data));
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "shahr.form";
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        // It warns at every form that the page's own "no-store" became its own "no-store".
        services.AddLogging(l => l.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error));
        services.AddCityUi();
        services.AddCityLimits();
        services.AddCityTelemetry();
        services.AddOpenApi("v1");
        services.AddProblemDetails();
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes =
            [
                .. ResponseCompressionDefaults.MimeTypes,
                "application/vnd.mapbox-vector-tile",
                "image/svg+xml",
                "application/geo+json",
            ];
        });
        services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = 100_000_000);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = 100_000_000;
        });
        foreach (var module in CityModules.Open(options))
        {
            services.AddSingleton(new SchemaSource(module.Name, module.GetType().Assembly));
            services.AddSingleton(module);
            module.AddServices(services, builder.Configuration);
        }
    }

    // Made for its owner alone before the first key is written into it.
    private static DirectoryInfo KeysFolder(string data)
    {
        var folder = new DirectoryInfo(new DataFolder(data).Inside("keys"));
        // Left alone where it is closed already: on a folder that processes share, only its owner may say so again.
        if (!OperatingSystem.IsWindows() && (folder.UnixFileMode & ~OwnerOnly) != 0)
            folder.UnixFileMode = OwnerOnly;
        return folder;
    }

    private static void UseCity(WebApplication app, CityOptions options)
    {
        if (options.TrustedProxies.Count > 0)
            app.UseForwardedHeaders(Proxies.Believe(options.TrustedProxies));
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseStaticFiles(Assets.Options(app.Environment.WebRootPath));
        app.UseMiddleware<ErrorPages>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseMiddleware<PersonalPages>();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseMiddleware<OurForms>();
        app.UseMiddleware<UnreadBadge>();

        HealthRoutes.Map(app);
        // Outside the group: it changes two cookies and nothing of the city, and has no token on purpose.
        Preferences.Map(app);
        var city = app.MapGroup("").AddEndpointFilter<OneTransaction>();
        city.WithMetadata(new RequireAntiforgeryTokenAttribute());
        CityPages.Map(city);
        foreach (var module in app.Services.GetServices<IModule>())
            module.MapRoutes(city);
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapPrometheusScrapingEndpoint("/metrics");
    }
}
