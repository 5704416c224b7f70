using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Modules;
using Shahr.Kit.Outbox;
using Shahr.Kit.Retention;

namespace Shahr.Treasury;

/// <summary>The entry of the room: everything it brings, in explicit lists.</summary>
/// <param name="publicUrl">Address under which citizens reach the city; providers send browsers back to it.</param>
/// <param name="cityFa">The city's name in Persian, over statements.</param>
/// <param name="demo">True opens simulated payment providers with play money. Never on a real city.</param>
public sealed class TreasuryModule(string publicUrl, string cityFa, bool demo) : IModule
{
    internal const string Reconcile = "treasury.reconcile";

    /// <inheritdoc/>
    public string Name => "treasury";

    /// <inheritdoc/>
    public IReadOnlyList<Permission> Permissions { get; } =
    [
        new(Reconcile, "رسیدگی به مغایرت‌های درگاه و بانک", "Settle differences of providers and bank"),
        new(BillsServices.IssueBills, "فرستادن قبض‌ها", "Send bills"),
        new(RefundsServices.Refund, "پس‌دادن پول", "Give money back", FourEyes: true),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<MenuEntry> Menu { get; } =
    [
        new("کیف پول من", "My wallet", "/wallet", null),
        new("قبض‌های من", "My bills", "/bills", null),
        new("صادرکنندگان قبض", "Issuers of bills", "/bills/issuers", BillsServices.IssueBills),
        new("پس‌دادن پول", "Money given back", ListRefunds.Address, RefundsServices.Refund),
        new("مغایرت‌های درگاه و بانک", "Differences", ListDifferences.Address, Reconcile),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<KeptClass> Kept =>
        [
            .. KeptByTreasury.All,
            .. KeptByGateways.All,
            .. KeptOfBills.All,
            .. KeptOfWithdrawals.All,
            .. KeptOfRequests.All,
            .. WebhooksServices.Kept,
        ];

    /// <inheritdoc/>
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddCityDb<TreasuryDb>();
        AddBooks(services);
        services.AddScoped<PaymentDesk>();
        services.AddScoped<ReceiptPaper>();
        services.AddScoped<Statement>();
        services.AddSingleton(new StatementIssuer(cityFa));
        services.AddScoped<StatementLetter>();
        services.AddScoped<SendingLimit>();
        services.AddScoped<SentMoney>();
        services.AddScoped<AskOnce>();
        services.AddHandler<PersonMerged, MergeWallets>("treasury.person_merged");
        services.AddHandler<PersonMergeUndone, MergeWallets>("treasury.person_merge_undone");
        services.AddScoped<SendingViews>();
        services.AddScoped<IPaidFor, SendingRules>();
        services.AddScoped<IHoldData, HeldPayments>();
        GatewayServices.Add(services, configuration, publicUrl, demo);
        BillsServices.Add(services);
        WithdrawalsServices.Add(services);
        RequestsServices.Add(services);
        WebhooksServices.Add(services, publicUrl);
        services.AddScoped<IFees, FeeDesk>();
        services.AddScoped<IPaidFor, PaidFees>();
        RefundsServices.Add(services);
        services.AddScoped<IAgreedPayments, AgreedDesk>();
    }

    /// <inheritdoc/>
    public void MapRoutes(IEndpointRouteBuilder app)
    {
        var room = app.MapGroup("").AddEndpointFilter<LedgerDoor>();
        MyWallet.Map(room);
        SendMoney.Map(room);
        MyYear.Map(room);
        MyStatement.Map(room);
        TellWallet.Map(room);
        SendByApi.Map(room);
        ShowPayment.Map(room);
        OrderReceipt.Map(room);
        GatewayServices.MapRoutes(room);
        BillsServices.Routes(room);
        WithdrawalsServices.Routes(room);
        RequestsServices.Routes(room);
        WebhooksServices.Routes(room);
        RefundsServices.Routes(room);
    }

    private static void AddBooks(IServiceCollection services)
    {
        JournalServices.Add(services);
        services.AddSingleton(s => new TreasurySeed(s.GetRequiredService<LedgerHost>()));
        services.AddSingleton<LedgerFollower>();
        services.AddSingleton(s => new LedgerHealth(
            s.GetRequiredService<LedgerHost>(),
            s.GetRequiredService<LedgerFollower>()
        ));
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<LedgerFollower>());
        services.AddScoped<IFollowMoney, SettlePayments>();
        services.AddScoped<IFollowMoney, SumMonths>();
        services.AddScoped<IFollowMoney, TellAgreed>();
        services.AddSingleton<MoneyMover>();
        services.AddSingleton<AgreedMover>();
        services.AddSingleton<IHostedService>(s => s.GetRequiredService<AgreedMover>());
        services.AddJob(
            new JobPlan
            {
                Name = "treasury.ask_again",
                Pause = TimeSpan.FromSeconds(5),
                InTransaction = false,
                Run = MoneyMover.AskAgainAsync,
            }
        );
        services.AddJob(
            new JobPlan
            {
                Name = "treasury.release",
                Pause = TimeSpan.FromSeconds(10),
                InTransaction = false,
                Run = MoneyMover.ReleaseAsync,
            }
        );
    }
}
