using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Retention;

namespace Shahr.Treasury;

/// <summary>What events bring into the room.</summary>
internal static class WebhooksServices
{
    /// <summary>What is kept of them, how long and why.</summary>
    public static IReadOnlyList<KeptClass> Kept { get; } =
    [
        new()
        {
            Code = "treasury.events",
            Fa = "خبرهای پول برای سامانه‌ها",
            En = "News of money for systems",
            Days = 90,
            SinceFa = "پس از رسیدن پول",
            SinceEn = "after the money came in",
            WhyFa = "سامانه‌ای که مدتی خاموش بوده خبرها را از سر می‌خواند.",
            WhyEn = "A system that was off for a while reads them again.",
            GoneFa = "خبر؛ خود پرداخت در دفتر کل می‌ماند",
            GoneEn = "The news; the payment itself stays in the ledger",
            Delete =
            [
                """
                    delete from treasury_events where position in (
                      select position from treasury_events where at < @cut order by at limit @most)
                    """,
            ],
        },
    ];

    public static void Add(IServiceCollection services, string publicUrl)
    {
        services.AddSingleton(new EventSource(publicUrl.TrimEnd('/') + TellEvents.Address));
        services.AddSingleton<HookSecret>();
        services.AddScoped<ToldEvents>();
        services.AddScoped<HookDesk>();
        services.AddScoped<WhoseAccount>();
        services.AddScoped<IFollowMoney, RecordEvents>();
        services.AddScoped<IHoldData, HeldHooks>();
        services
            .AddHttpClient(DeliverEvents.Client, http => http.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(DeliverEvents.Handler);
        services.AddJob(
            new JobPlan
            {
                Name = "treasury.deliver_events",
                Pause = TimeSpan.FromSeconds(2),
                InTransaction = false,
                Run = DeliverEvents.RunAsync,
            }
        );
    }

    public static void Routes(IEndpointRouteBuilder app)
    {
        TellEvents.Map(app);
        MyHook.Map(app);
    }
}
