using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;

namespace Shahr.Identity;

/// <summary>What absences of officers need.</summary>
internal static class AbsenceServices
{
    public static void MapRoutes(IEndpointRouteBuilder app)
    {
        MyAbsences.Map(app);
        OfficerAbsences.Map(app);
    }

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<AbsenceDesk>();
        services.AddScoped<AbsenceNews>();
        services.AddScoped<AbsencePages>();
        services.AddScoped<IAbsences, AbsencesOfCity>();
        services.AddScoped<IHoldData, HeldAbsences>();
    }
}
