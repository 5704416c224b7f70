using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Kit.Retention;

namespace Shahr.Banking;

/// <summary>The entry of the room: everything it brings, in explicit lists.</summary>
public sealed class BankingModule : IModule
{
    /// <inheritdoc/>
    public string Name => "banking";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [new("پرداخت‌های دوره‌ای", "Standing payments", ListOrders.Address, null)];

    /// <inheritdoc/>
    public IReadOnlyList<KeptClass> Kept => KeptOfOrders.All;

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCityDb<BankingDb>();
        services.AddScoped<AgreedToday>();
        OrdersServices.Add(services);
    }

    /// <inheritdoc/>
    public void AddSlots(Slots slots) => slots.Add<WalletOrders>(Slots.WalletActions);

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app) => OrdersServices.Routes(app);
}
