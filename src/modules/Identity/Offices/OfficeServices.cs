using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;

namespace Shahr.Identity;

/// <summary>What offices and their officers need.</summary>
internal static class OfficeServices
{
    public static void MapRoutes(IEndpointRouteBuilder app)
    {
        ListOffices.Map(app);
        ShowOffice.Map(app);
        ListGrants.Map(app);
        DecideGrant.Map(app);
        ReviewServices.MapRoutes(app);
        AbsenceServices.MapRoutes(app);
        MyWhy.Map(app);
    }

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<OfficesOfCity>();
        services.AddSingleton<IOffices>(scope => scope.GetRequiredService<OfficesOfCity>());
        services.AddScoped<OfficeRoll>();
        services.AddSingleton<ManagerAppointment>();
        services.AddSingleton<PeopleImport>();
        services.AddScoped<ImportDesk>();
        services.AddScoped<OfficeDesk>();
        services.AddScoped<OfficeViews>();
        services.AddScoped<GrantNews>();
        services.AddFourEyes<WaitingGrant, GrantDesk, GrantViews>();
        ReviewServices.Add(services);
        AbsenceServices.Add(services);
        services.AddScoped<WhyDesk>();
        services.AddScoped<WhyViews>();
        services.AddScoped<IPermissions, PermissionsOfCity>();
    }
}
