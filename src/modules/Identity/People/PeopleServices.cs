using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;

namespace Shahr.Identity;

/// <summary>What knowing people needs: their data, looks at them, finding them, changes of who they are.</summary>
internal static class PeopleServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<PersonalData>();
        services.AddSingleton<LookUpIndex>();
        services.AddScoped<PersonFinder>();
        services.AddScoped<IPeople, PeopleOfCity>();
        services.AddScoped<IAccessLog, AccessLog>();
        services.AddScoped<LookBook>();
        services.AddScoped<IHoldData, HeldPerson>();
        services.AddScoped<EmailDesk>();
        services.AddScoped<EmailNews>();
        services.AddScoped<AddressBook>();
        services.AddScoped<AddressReader>();
        services.AddScoped<IHoldData, HeldAddresses>();
        services.AddScoped<IAudiences, AudiencesOfCity>();
        services.AddSingleton<NameWords>();
        services.AddScoped<PersonSearch>();
        services.AddScoped<PeopleDesk>();
        services.AddScoped<ChangeNews>();
        services.AddScoped<ChangedPerson>();
        services.AddFourEyes<Change, ChangeDesk, ChangeViews>();
        services.AddScoped<OpenPerson.Records>();
        services.AddJob(
            new JobPlan
            {
                Name = "identity.names",
                Pause = TimeSpan.FromMinutes(1),
                Run = NameBook.FillAsync,
            }
        );
        services.AddSingleton<KeyRotation.Memory>();
        services.AddScoped<KeyRotation>();
        services.AddJob(
            new JobPlan
            {
                Name = "identity.reseal",
                Pause = TimeSpan.FromMinutes(1),
                Run = KeyRotation.RunAsync,
            }
        );
    }
}
