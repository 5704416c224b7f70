using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;
using Shahr.Kit.Keys;
using Shahr.Kit.Modules;
using Shahr.Kit.Outbox;
using Shahr.Kit.Retention;

namespace Shahr.Notify;

/// <summary>What an operator sets for this module.</summary>
/// <param name="ShowOutbox">True only in the demo: opens <c>/dev/outbox</c>.</param>
internal sealed record NotifySettings(bool ShowOutbox);

/// <summary>Telling people things: in-app inbox, SMS and e-mail behind ports, retries and dead letters.</summary>
/// <param name="publicUrl">Address under which citizens reach the city; notices carry a link to it.</param>
/// <param name="demo">True opens <c>/dev/outbox</c>. Never on a real city.</param>
public sealed class NotifyModule(string publicUrl, bool demo) : IModule
{
    internal const string Operate = "notify.operate";
    internal const string Alert = "notify.alert";
    internal const string Bulk = "notify.bulk";

    /// <inheritdoc/>
    public string Name => "notify";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } =
    [
        new(Operate, "رسیدگی به پیام‌های مانده", "Settle stuck messages"),
        new(Alert, "انتشار هشدار شهر", "Publish city alerts", FourEyes: true),
        new(Bulk, "فرستادن خبر همگانی", "Send notices to many", FourEyes: true),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("پیام‌های من", "My messages", "/inbox", null),
        new("پیام‌های مانده", "Stuck messages", "/notify/dead-letters", Operate),
        new("درگاه‌های پیامک", "SMS providers", "/notify/providers", Operate),
        new("هشدارهای شهر", "City alerts", "/alerts", Alert),
        new("خبرهای همگانی", "Notices", ListBulks.Address, Bulk),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<KeptClass> Kept => KeptByNotify.All;

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
        services.AddScoped<MessageQueue>();
        services.AddScoped<INotify>(s => s.GetRequiredService<MessageQueue>());
        services.AddScoped<IHoldData, HeldMessages>();
        services.AddScoped<IEraseData, EraseMessages>();
        services.AddSingleton<GatewaySimulator>();
        AddSms(services, configuration.GetSection("Notify:Sms"));
        AddMail(services, configuration.GetSection("Notify:Smtp"));
        AddBulks(services);
        AddPushes(services, configuration.GetSection("Notify:Push"));
        services.AddHandler<PersonJoined, CityNews>("notify.person_joined");
        services.AddHandler<CaseOpened, CityNews>("notify.case_opened");
        services.AddHandler<CaseAsked, CityNews>("notify.case_asked");
        services.AddHandler<CaseOwes, CityNews>("notify.case_owes");
        services.AddHandler<CaseTold, CityNews>("notify.case_told");
        services.AddHandler<CaseDecided, CityNews>("notify.case_decided");
        services.AddHandler<DocumentSigned, CityNews>("notify.document_signed");
        services.AddScoped<GatherDigests>();
        services.AddJob(
            new JobPlan
            {
                Name = "notify.digest",
                Pause = TimeSpan.FromSeconds(20),
                Run = GatherDigests.RunAsync,
            }
        );
        AddSending(services, "notify.sms", SendDueMessages.SmsAsync);
        AddSending(services, "notify.mail", SendDueMessages.MailsAsync);
        AddSending(services, "notify.push", SendDueMessages.PushesAsync);
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

    private static void AddSending(
        IServiceCollection services,
        string name,
        Func<IServiceProvider, CancellationToken, Task<bool>> run
    ) =>
        services.AddJob(
            new JobPlan
            {
                Name = name,
                Pause = TimeSpan.FromMilliseconds(500),
                InTransaction = false,
                Run = run,
            }
        );

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app)
    {
        ListInbox.Map(app);
        ReadInbox.Map(app);
        ChooseWishes.Map(app);
        MyPush.Map(app);
        RemovePush.Map(app);
        ListDeadLetters.Map(app);
        SettleDeadLetter.Map(app);
        SettleDeadEvent.Map(app);
        ListProviders.Map(app);
        HearReceipt.Map(app);
        DevOutbox.Map(app);
        PublishAlert.Map(app);
        ListBulks.Map(app);
        WriteBulk.Map(app);
        ShowBulk.Map(app);
        ApproveBulk.Map(app);
        StopBulk.Map(app);
        LeaveNotices.Map(app);
    }

    /// <inheritdoc/>
    public void AddSlots(Slots slots) => slots.Add<HomeAlerts>(Slots.HomeAlerts);

    private void AddBulks(IServiceCollection services)
    {
        services.AddSingleton(new NoticeSettings(publicUrl));
        services.AddSingleton<NoticeLinks>();
        services.AddSingleton(s => BulkPace.Of(s.GetRequiredService<CityDatabase>()));
        services.AddScoped<BulkForm>();
        services.AddScoped<BulkChoices>();
        services.AddScoped<BulkDesk>();
        services.AddScoped<MessageBatch>();
        services.AddScoped<BulkPeople>();
        services.AddScoped<PlanBulks>();
        services.AddSingleton<NoticeSeed>();
        services.AddJob(
            new JobPlan
            {
                Name = "notify.bulk",
                Pause = TimeSpan.FromSeconds(1),
                Run = PlanBulks.RunAsync,
            }
        );
    }

    private static void AddPushes(IServiceCollection services, IConfiguration push)
    {
        services.AddSingleton(PushHosts.From(push));
        services.AddSingleton<PushKeys>();
        services.AddScoped<PushDesk>();
        services.AddScoped<SendPushes>();
        services
            .AddHttpClient<IPushService, HttpPushService>()
            .ConfigurePrimaryHttpMessageHandler(HttpPushService.Handler);
        services.AddHandler<SessionsEnded, ForgetPushes>("notify.sessions_ended");
        services.AddHandler<AccessRecovered, ForgetPushes>("notify.access_recovered");
        services.AddHandler<PersonDied, ForgetPushes>("notify.person_died");
        services.AddHandler<PersonMerged, ForgetPushes>("notify.person_merged");
    }

    private static void AddSms(IServiceCollection services, IConfigurationSection sms)
    {
        // Read once before anything starts: a wrong setting stops the city, not its first message.
        SmsLines.From(sms, new GatewaySimulator(TimeProvider.System), TimeProvider.System).Dispose();
        services.AddSingleton(s =>
            SmsLines.From(sms, s.GetRequiredService<GatewaySimulator>(), s.GetRequiredService<TimeProvider>())
        );
        services.AddScoped<ProviderBook>();
    }

    private static void AddMail(IServiceCollection services, IConfiguration smtp)
    {
        if (SmtpSettings.Read(smtp) is not { } settings)
        {
            services.AddSingleton<IMailGateway>(s => s.GetRequiredService<GatewaySimulator>());
            return;
        }

        services.AddSingleton(settings);
        services.AddSingleton(s => settings.Signature(s.GetRequiredService<ICityKeys>()));
        services.AddSingleton<IMailGateway>(s => new SmtpGateway(
            settings,
            s.GetRequiredService<MailSignature>(),
            s.GetService<ReturnAddress>(),
            s.GetRequiredService<TimeProvider>()
        ));
        if (settings.Bounces is not { } bounces)
            return;
        services.AddSingleton(bounces);
        services.AddSingleton<ReturnAddress>();
        services.AddScoped<ReadBounces>();
        services.AddJob(
            new JobPlan
            {
                Name = "notify.bounces",
                Pause = TimeSpan.FromMinutes(1),
                InTransaction = false,
                Run = ReadBounces.RunAsync,
            }
        );
    }
}
