using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Outbox;

namespace Shahr.Banking;

/// <summary>What mandates bring into the room.</summary>
internal static class MandatesServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<MandateDesk>();
        services.AddScoped<DebitDesk>();
        services.AddScoped<MandateNews>();
        services.AddScoped<MandatePages>();
        services.AddScoped<IHoldData, HeldMandates>();
        services.AddHandler<AgreedPaymentsEnded, DebitsEnded>("banking.debits_ended");
        services.AddHandler<PersonDied, MandatesOfPeople>("banking.mandates_person_died");
        services.AddHandler<PersonMerged, MandatesOfPeople>("banking.mandates_person_merged");
        services.AddJob(
            new JobPlan
            {
                Name = "banking.run_debits",
                Pause = TimeSpan.FromSeconds(20),
                Run = RunDebits.RunAsync,
            }
        );
    }

    public static void Routes(IEndpointRouteBuilder app)
    {
        ListMandates.Map(app);
        AskMandate.Map(app);
        ShowMandate.Map(app);
    }
}
