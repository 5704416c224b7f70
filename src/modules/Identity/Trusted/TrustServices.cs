using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Outbox;

namespace Shahr.Identity;

/// <summary>What coming back by trusted people needs.</summary>
internal static class TrustServices
{
    public static void MapRoutes(IEndpointRouteBuilder app)
    {
        MyTrusted.Map(app);
        AskTrust.Map(app);
        AnswerTrust.Map(app);
        EndTrust.Map(app);
        LostMobile.Map(app);
        VouchFor.Map(app);
    }

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<TrustDesk>();
        services.AddSingleton<TrustSeed>();
        services.AddScoped<TrustNews>();
        services.AddScoped<TrustViews>();
        services.AddScoped<TrustedRecoveryDesk>();
        services.AddScoped<TrustedRecoveryNews>();
        services.AddScoped<VouchFor.VouchViews>();
        services.AddScoped<IHoldData, HeldTrusts>();
        services.AddHandler<TrustAsked, TrustNews>("identity.tell_trust");
        services.AddHandler<MobileLost, OpenTrustedRecovery>("identity.mobile_lost");
        services.AddJob(
            new JobPlan
            {
                Name = "identity.trusted",
                Pause = TimeSpan.FromMinutes(1),
                Run = FinishTrustedRecoveries.RunAsync,
            }
        );
    }
}
