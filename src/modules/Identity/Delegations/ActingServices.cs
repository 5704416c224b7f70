using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Jobs;
using Shahr.Kit.Outbox;

namespace Shahr.Identity;

/// <summary>What acting for others needs: delegations, organisations, wards.</summary>
internal static class ActingServices
{
    public static void Add(IServiceCollection services)
    {
        AddDelegations(services);
        AddOrganisations(services);
        AddWards(services);
    }

    private static void AddDelegations(IServiceCollection services)
    {
        services.AddScoped<DelegationDesk>();
        services.AddScoped<DelegationNews>();
        services.AddScoped<DelegationViews>();
        services.AddScoped<DelegationWords>();
        services.AddScoped<LowerLimit.LimitPages>();
        services.AddHandler<DelegationOffered, DelegationNews>("identity.tell_offered");
        services.AddJob(
            new JobPlan
            {
                Name = "identity.sweep_delegations",
                Pause = TimeSpan.FromHours(1),
                Run = SweepDelegations.RunAsync,
            }
        );
    }

    private static void AddOrganisations(IServiceCollection services)
    {
        services.AddScoped<OrganisationNews>();
        services.AddScoped<OrganisationDesk>();
        services.AddScoped<MemberDesk>();
        services.AddScoped<OrganisationPages>();
        services.AddSingleton<OrganisationSeed>();
        services.AddScoped<DecideClaim.ClaimPages>();
        services.AddJob(
            new JobPlan
            {
                Name = "identity.companies",
                Pause = TimeSpan.FromSeconds(5),
                InTransaction = false,
                Run = AskCompanyRegistry.RunAsync,
            }
        );
    }

    private static void AddWards(IServiceCollection services)
    {
        services.AddScoped<WardNews>();
        services.AddScoped<WardDesk>();
        services.AddScoped<DecideGuardianship.GuardianPages>();
        services.AddJob(
            new JobPlan
            {
                Name = "identity.guardians",
                Pause = TimeSpan.FromSeconds(5),
                InTransaction = false,
                Run = AskCivilRegistry.RunAsync,
            }
        );
    }
}
