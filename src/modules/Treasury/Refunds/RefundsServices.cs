using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Treasury;

/// <summary>What giving money back brings into the room.</summary>
internal static class RefundsServices
{
    /// <summary>Permission to propose and to approve that money is given back.</summary>
    public const string Refund = "treasury.refund";

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<PartsGivenBack>();
        services.AddScoped<RefundDesk>();
        services.AddScoped<IPaidFor, PaidRefunds>();
    }

    public static void Routes(IEndpointRouteBuilder app)
    {
        ListRefunds.Map(app);
        ProposeRefund.Map(app);
        ShowRefund.Map(app);
    }
}
