namespace Shahr.Web.Demo;

/// <summary>The demo city: streets through the map import, people through sign-up, work through the same slices as anyone's.</summary>
internal static class DemoDay
{
    public static Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        _ = services;
        ct.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }
}
