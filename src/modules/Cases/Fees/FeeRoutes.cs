using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Outbox;

namespace Shahr.Cases.Fees;

/// <summary>What fees bring into the room.</summary>
internal static class FeeRoutes
{
    public static void AddFees(this IServiceCollection services)
    {
        services.AddScoped<FeesOfCase>();
        services.AddHandler<FeePaid, HearOfFees>("cases.fee_paid");
        services.AddHandler<FeeGivenBack, HearOfFees>("cases.fee_given_back");
    }

    public static void MapFees(this IEndpointRouteBuilder app)
    {
        PayFee.Map(app);
        ChargeFee.Map(app);
        WaiveFee.Map(app);
    }
}
