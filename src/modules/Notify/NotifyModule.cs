using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Modules;
using Shahr.Kit.Outbox;

namespace Shahr.Notify;

/// <summary>What an operator sets for this module.</summary>
/// <param name="ShowOutbox">True only in the demo: opens <c>/dev/outbox</c>.</param>
internal sealed record NotifySettings(bool ShowOutbox);

/// <summary>Telling people things: in-app inbox, SMS and e-mail behind ports, retries and dead letters.</summary>
public sealed class NotifyModule(bool demo) : IModule
{
    internal const string Operate = "notify.operate";
    internal const string Alert = "notify.alert";

    /// <inheritdoc/>
    public string Name => "notify";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } =
    [
        new(Operate, "رسیدگی به پیام‌های مانده", "Settle stuck messages"),
        new(Alert, "انتشار هشدار شهر", "Publish city alerts"),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("پیام‌های من", "My messages", "/inbox", null),
        new("پیام‌های مانده", "Stuck messages", "/notify/dead-letters", Operate),
        new("درگاه‌های پیامک", "SMS providers", "/notify/providers", Operate),
        new("هشدارهای شهر", "City alerts", "/alerts", Alert),
    ];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(new NotifySettings(demo));
        services.AddCityDb<NotifyDb>();
        services.AddSingleton<MessageSeal>();
        services.AddSingleton<CurrentAlerts>();
        services.AddScoped<AlertsChanged>();
        services.AddSingleton<UnreadCounts>();
        services.AddSingleton<IUnread>(s => s.GetRequiredService<UnreadCounts>());
        services.AddScoped<InboxChanged>();
        services.AddScoped<INotify, MessageQueue>();
        services.AddScoped<IHoldData, HeldMessages>();
        services.AddSingleton<GatewaySimulator>();
        services.AddSingleton(s =>
            SmsLines.From(configuration.GetSection("Notify:Sms"), s.GetRequiredService<GatewaySimulator>())
        );
        services.AddScoped<ProviderBook>();
        AddMail(services, configuration.GetSection("Notify:Smtp"));
        services.AddHandler<PersonJoined, CityNews>("notify.person_joined");
        services.AddHandler<CaseOpened, CityNews>("notify.case_opened");
        services.AddHandler<CaseAsked, CityNews>("notify.case_asked");
        services.AddHandler<CaseDecided, CityNews>("notify.case_decided");
        services.AddHandler<DocumentSigned, CityNews>("notify.document_signed");
        services.AddJob(
            new JobPlan
            {
                Name = "notify.send",
                Pause = TimeSpan.FromMilliseconds(500),
                InTransaction = false,
                Run = SendDueMessages.RunAsync,
            }
        );
        services.AddJob(
            new JobPlan
            {
                Name = "notify.ask",
                Pause = TimeSpan.FromSeconds(1),
                InTransaction = false,
                Run = AskAfterMessages.RunAsync,
            }
        );
    }

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app)
    {
        ListInbox.Map(app);
        ReadInbox.Map(app);
        ChooseWishes.Map(app);
        ListDeadLetters.Map(app);
        SettleDeadLetter.Map(app);
        SettleDeadEvent.Map(app);
        ListProviders.Map(app);
        DevOutbox.Map(app);
        PublishAlert.Map(app);
    }

    /// <inheritdoc/>
    public void AddSlots(Slots slots) => slots.Add<HomeAlerts>(Slots.HomeAlerts);

    private static void AddMail(IServiceCollection services, IConfiguration smtp)
    {
        if (smtp["Host"] is not { } host)
        {
            services.AddSingleton<IMailGateway>(s => s.GetRequiredService<GatewaySimulator>());
            return;
        }

        services.AddSingleton(
            new SmtpSettings(
                host,
                int.Parse(smtp["Port"] ?? "587", System.Globalization.CultureInfo.InvariantCulture),
                smtp["From"] ?? "city@" + host,
                smtp["User"],
                smtp["Password"]
            )
        );
        services.AddSingleton<IMailGateway, SmtpGateway>();
    }
}
