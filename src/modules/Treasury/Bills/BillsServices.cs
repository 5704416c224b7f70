using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;

namespace Shahr.Treasury;

/// <summary>What bills bring into the room.</summary>
internal static class BillsServices
{
    /// <summary>Permission to add issuers and to send their bills, in an office.</summary>
    public const string IssueBills = "treasury.issue_bills";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<BillsSeed>();
        services.AddScoped<CityDay>();
        services.AddScoped<PayerKey>();
        services.AddScoped<BillRows>();
        services.AddScoped<BillIntake>();
        services.AddScoped<PayableBills>();
        services.AddScoped<PushLog>();
        services.AddScoped<IHoldData, HeldBills>();
        services.AddScoped<IPaidFor, PaidBills>();
    }

    public static void Routes(IEndpointRouteBuilder app)
    {
        MyBills.Map(app);
        PayByNumbers.Map(app);
        SplitBill.Map(app);
        ListIssuers.Map(app);
        WriteIssuer.Map(app);
        PushBills.Map(app);
        PushByApi.Map(app);
        PayByApi.Map(app);
    }
}
