using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;

namespace Shahr.Treasury;

/// <summary>What asking for money brings into the room.</summary>
internal static class RequestsServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<RequestDesk>();
        services.AddScoped<RequestNews>();
        services.AddScoped<IPaidFor, RequestPaid>();
        services.AddScoped<IHoldData, HeldRequests>();
    }

    public static void Routes(IEndpointRouteBuilder app)
    {
        ListRequests.Map(app);
        AskForMoney.Map(app);
        CheckRequests.Map(app);
        ShowRequest.Map(app);
    }
}
