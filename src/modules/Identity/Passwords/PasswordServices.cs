using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity;

/// <summary>What signing in with a password needs.</summary>
internal static class PasswordServices
{
    public static void Add(IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = PasswordHashing.Iterations);
        services.AddSingleton<IPasswordHasher<Person>, PasswordHasher<Person>>();
        services.AddSingleton<PasswordHashing>();
        services.AddScoped<PasswordRules>();
        services.AddScoped<PasswordTries>();
        services.AddScoped<PasswordDesk>();
        services.AddScoped<AfterPassword>();
    }
}
