using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Modules;
using Shahr.Kit.Outbox;
using Shahr.Kit.Retention;

namespace Shahr.Partners;

/// <summary>
/// The city as identity provider: outside systems let their people come in with the account of the city.
/// </summary>
/// <param name="publicUrl">Address under which citizens reach the city; the issuer of every token.</param>
public sealed class PartnersModule(string publicUrl) : IModule
{
    /// <summary>Permission to register outside systems and to approve what another registered.</summary>
    public const string Approve = "partners.approve";

    /// <inheritdoc/>
    public string Name => "partners";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } =
    [new(Approve, "ثبت و پذیرفتن سامانه‌های بیرونی", "Register and approve outside systems", FourEyes: true)];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu { get; } = [new("سامانه‌های بیرونی", "Outside systems", "/partners", Approve)];

    /// <inheritdoc/>
    public IReadOnlyList<KeptClass> Kept => KeptByPartners.All;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCityDb<PartnersDb>();
        services.AddProtocol(new Uri(publicUrl));
        services.AddSingleton<Pairwise>();
        services.AddScoped<Told>();
        services.AddScoped<ConsentDesk>();
        services.AddScoped<AuthorizeDesk>();
        services.AddScoped<PartnerDesk>();
        services.AddScoped<PartnerViews>();
        services.AddScoped<MachineDoor>();
        services.AddScoped<IMachines>(s => s.GetRequiredService<MachineDoor>());
        services.AddScoped<LeavingLines>();
        services.AddScoped<ScreenDesk>();
        services.AddScoped<Guesses>();
        services.AddSingleton<PartnersSeed>();
        services.AddScoped<IHoldData, HeldConsents>();
        services.AddHandler<AccessRecovered, EndOfTokens>("partners.access_recovered");
        services.AddHandler<PersonDied, EndOfTokens>("partners.person_died");
        services.AddHandler<PersonMerged, EndOfTokens>("partners.person_merged");
        AddApiTokens(services);
        AddLogout(services);
        services.AddJob(
            new JobPlan
            {
                Name = "partners.look_at_keys",
                Pause = TimeSpan.FromSeconds(30),
                Leased = false,
                InTransaction = false,
                Run = ProtocolKeys.LookAsync,
            }
        );
        services.AddJob(
            new JobPlan
            {
                Name = "partners.rotate_keys",
                Pause = TimeSpan.FromHours(1),
                InTransaction = false,
                Run = ProtocolKeys.RotateAsync,
            }
        );
        services.AddJob(
            new JobPlan
            {
                Name = "partners.sweep_tokens",
                Pause = TimeSpan.FromMinutes(10),
                Run = SweepTokens.RunAsync,
            }
        );
    }

    private static void AddLogout(IServiceCollection services)
    {
        services.AddSingleton<LogoutToken>();
        services.AddHandler<SessionsEnded, SignIns>("partners.sessions_ended");
        services
            .AddHttpClient(TellLogout.Client, http => http.Timeout = TimeSpan.FromSeconds(5))
            .ConfigurePrimaryHttpMessageHandler(() =>
                // A redirect could lead anywhere inside the city's own network.
                new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }
            );
        services.AddJob(
            new JobPlan
            {
                Name = "partners.tell_logout",
                Pause = TimeSpan.FromSeconds(2),
                InTransaction = false,
                Run = TellLogout.RunAsync,
            }
        );
    }

    private static void AddApiTokens(IServiceCollection services)
    {
        services.AddScoped<TokenDesk>();
        services.AddScoped<TokenViews>();
        services.AddSingleton<SeenTokens>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, TokenScheme>(TokenScheme.Name, null);
        // The session is asked first and hands programs on; nobody hands on to themselves.
        services.ConfigureAll<AuthenticationSchemeOptions>(o => o.ForwardDefaultSelector = TokenScheme.Instead);
        services.AddJob(
            new JobPlan
            {
                Name = "partners.seen",
                Pause = TimeSpan.FromMinutes(1),
                Leased = false,
                InTransaction = false,
                Run = SeenTokens.WriteAsync,
            }
        );
    }

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app)
    {
        Protocol.Map(app);
        Authorize.Map(app);
        AllowScreen.Map(app);
        MyPartners.Map(app);
        ListPartners.Map(app);
        RegisterPartner.Map(app);
        DecidePartner.Map(app);
        MyTokens.Map(app);
        TellPartner.Map(app);
    }
}
