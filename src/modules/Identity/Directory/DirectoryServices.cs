using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity;

/// <summary>Whether staff may come in by the city's directory. Where none is set, no page speaks of it.</summary>
internal sealed record StaffDoor(bool IsThere);

/// <summary>What signing in with the city's directory needs.</summary>
internal static class DirectoryServices
{
    public static void Add(IServiceCollection services, IConfiguration configuration) =>
        Add(services, DirectorySettings.Read(configuration.GetSection("Identity:Directory")));

    /// <summary>The same with settings in hand.</summary>
    public static void Add(IServiceCollection services, DirectorySettings? settings)
    {
        services.AddSingleton(new StaffDoor(settings is not null));
        if (settings is null)
            return;
        services.AddSingleton(settings);
        services.AddSingleton<IStaffDirectory, LdapDirectory>();
        services.AddScoped<StaffDesk>();
    }

    public static void MapRoutes(IEndpointRouteBuilder app)
    {
        if (app.ServiceProvider.GetRequiredService<StaffDoor>().IsThere)
            SignInAsStaff.Map(app);
    }
}
