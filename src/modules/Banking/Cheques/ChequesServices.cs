using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Outbox;

namespace Shahr.Banking;

/// <summary>What cheques bring into the room.</summary>
internal static class ChequesServices
{
    public static void Add(IServiceCollection services, bool demo)
    {
        services.AddSingleton<SimulatedSayad>();
        services.AddSingleton(s => new SayadLine(demo ? s.GetRequiredService<SimulatedSayad>() : null));
        services.AddSingleton<AskSayad>();
        services.AddScoped<ChequeRegister>();
        services.AddScoped<ChequeActs>();
        services.AddScoped<ChequePages>();
        services.AddScoped<ChequeDesk>();
        services.AddScoped<ChequeShelf>();
        services.AddScoped<ChequeNews>();
        services.AddScoped<Passing>();
        services.AddScoped<ClearCheques>();
        services.AddScoped<IHoldData, HeldCheques>();
        services.AddHandler<AgreedPaymentsEnded, ChequesEnded>("banking.cheques_ended");
        services.AddHandler<PersonDied, ChequesOfPeople>("banking.cheques_person_died");
        services.AddHandler<PersonDeathUndone, ChequesOfPeople>("banking.cheques_death_undone");
        services.AddHandler<PersonMerged, ChequesOfPeople>("banking.cheques_person_merged");
        services.AddJob(
            new JobPlan
            {
                Name = "banking.ask_sayad",
                Pause = TimeSpan.FromSeconds(2),
                InTransaction = false,
                Run = AskSayad.RunAsync,
            }
        );
        services.AddJob(
            new JobPlan
            {
                Name = "banking.clear_cheques",
                Pause = TimeSpan.FromSeconds(20),
                Run = ClearCheques.RunAsync,
            }
        );
    }

    public static void Routes(IEndpointRouteBuilder app)
    {
        ListCheques.Map(app);
        AskBook.Map(app);
        WriteCheque.Map(app);
        ShowCheque.Map(app);
        PassCheque.Map(app);
        StopCheque.Map(app);
    }
}
