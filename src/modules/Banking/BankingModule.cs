using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Kit.Retention;

namespace Shahr.Banking;

/// <summary>The entry of the room: everything it brings, in explicit lists.</summary>
/// <param name="demo">True opens a simulated Sayad. Never on a real city.</param>
public sealed class BankingModule(bool demo) : IModule
{
    /// <inheritdoc/>
    public string Name => "banking";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } = [];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("پرداخت‌های دوره‌ای", "Standing payments", ListOrders.Address, null),
        new("اجازه‌های برداشت", "Mandates", ListMandates.Address, null),
        // Without a Sayad there are no cheques.
        .. demo ? [new("چک‌های من", "My cheques", ListCheques.Address, null)] : (MenuEntry[])[],
    ];

    /// <inheritdoc/>
    public IReadOnlyList<KeptClass> Kept => [.. KeptOfOrders.All, .. KeptOfMandates.All, .. KeptOfCheques.All];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCityDb<BankingDb>();
        services.AddScoped<AgreedToday>();
        OrdersServices.Add(services);
        MandatesServices.Add(services);
        ChequesServices.Add(services, demo);
    }

    /// <inheritdoc/>
    public void AddSlots(Slots slots) => slots.Add<WalletOrders>(Slots.WalletActions);

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app)
    {
        OrdersServices.Routes(app);
        MandatesServices.Routes(app);
        ChequesServices.Routes(app);
    }
}
