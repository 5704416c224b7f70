using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Outbox;

namespace Shahr.Identity;

/// <summary>What knowing people needs: their data, looks at them, finding them, changes of who they are.</summary>
internal static class PeopleServices
{
    /// <summary>One's own data: what there is, what is wrong with it, what is to go, and how one is reached.</summary>
    public static void MapRoutes(IEndpointRouteBuilder app)
    {
        MyData.Map(app);
        CorrectData.Map(app);
        EraseData.Map(app);
        MyEmail.Map(app);
        GiveEmail.Map(app);
        ConfirmEmail.Map(app);
        RemoveEmail.Map(app);
        MyContact.Map(app);
        MyAddresses.Map(app);
        EditAddress.Map(app);
        RemoveAddress.Map(app);
    }

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
        services.AddHandler<LetterReturned, HearReturnedLetters>("identity.letter_returned");
        services.AddScoped<AddressBook>();
        services.AddScoped<AddressReader>();
        services.AddScoped<IHoldData, HeldAddresses>();
        services.AddScoped<IEraseData, EraseIdentity>();
        services.AddScoped<ContactDesk>();
        services.AddScoped<IContactWishes>(scope => scope.GetRequiredService<ContactDesk>());
        services.AddScoped<IHoldData>(scope => scope.GetRequiredService<ContactDesk>());
        services.AddScoped<IKnown, KnownOfPeople>();
        services.AddScoped<IPayees, Payees>();
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
