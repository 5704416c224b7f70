using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>A city with the two simulated providers, whose manners a test may spoil.</summary>
public sealed class GatewayFixture : IAsyncLifetime
{
    private CityHost? _city;

    public CityHost City => _city ?? throw new InvalidOperationException("The city is not open yet.");

    public async ValueTask InitializeAsync() => _city = await GatewayCity.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_city is not null)
            await _city.DisposeAsync();
    }
}

/// <summary>What a person does to bring money in, and what tests ask of it.</summary>
internal static class GatewayCity
{
    /// <summary>A city of its own.</summary>
    /// <param name="simulated">False for a real city, which has none of the simulated providers.</param>
    /// <param name="more">What else is another than in a city.</param>
    public static Task<CityHost> StartAsync(bool simulated = true, Action<IServiceCollection>? more = null) =>
        CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Singleton(new GatewaySettings("http://localhost", simulated)));
            more?.Invoke(services);
        });

    /// <summary>The provider that is asked first, of the older manner.</summary>
    public static PspBook Soap(this CityHost city) => city.Services.GetRequiredService<SimulatedGateways>().Soap;

    /// <summary>The other, of the newer manner.</summary>
    public static PspBook Json(this CityHost city) => city.Services.GetRequiredService<SimulatedGateways>().Json;

    /// <summary>Up to the page with the button that leads to the bank.</summary>
    public static async Task<Seen> BeginAsync(this Visitor person, long rials)
    {
        var page = await person.GetAsync(TopUp.Address);
        return await person.SubmitAsync(page, "#top-up", ("Amount", $"{rials}"));
    }

    /// <summary>At the bank's page, before anything is decided.</summary>
    public static async Task<Seen> GoToBankAsync(this Visitor person, long rials) =>
        await person.SubmitAsync(await person.BeginAsync(rials), "#bank");

    /// <summary>Pays, or turns back, and stays on the bank's page.</summary>
    public static Task<Seen> DecideAsync(this Visitor person, Seen bank, bool pays = true) =>
        person.SubmitAsync(bank, "#pay", ("Decision", pays ? "pay" : "cancel"));

    /// <summary>Back to the city, by whichever way the provider has.</summary>
    public static Task<Seen> ComeBackAsync(this Visitor person, Seen decided) =>
        decided.Page.QuerySelector("a#back")?.GetAttribute("href") is { } link
            ? person.GetAsync(link)
            : person.SubmitAsync(decided, "#back");

    /// <summary>The whole way: to the bank, pays, and is back.</summary>
    public static async Task<Seen> TopUpAsync(this Visitor person, long rials) =>
        await person.ComeBackAsync(await person.DecideAsync(await person.GoToBankAsync(rials)));

    /// <summary>The latest attempt of a person.</summary>
    public static Task<GatewayTry> TryOfAsync(this CityHost city, PersonId owner) =>
        city.InScopeAsync(scope =>
            scope
                .GetRequiredService<TreasuryDb>()
                .Tries.AsNoTracking()
                .Where(t => t.OwnerId == owner)
                .OrderByDescending(t => t.MadeAt)
                .FirstAsync()
        );

    /// <summary>Waits, without anybody's hand, until the attempt stands so; the clock is moved on meanwhile.</summary>
    public static Task UntilAsync(this CityHost city, PersonId owner, TryState state, TimeSpan step = default) =>
        CityHost.EventuallyAsync(
            async () =>
            {
                if ((await city.TryOfAsync(owner)).State == state)
                    return true;
                city.Clock.Advance(step);
                return false;
            },
            $"the attempt is {state}"
        );

    /// <summary>How many payments of a person stand in the books.</summary>
    public static Task<int> PaymentsAsync(this CityHost city, PersonId owner) =>
        city.InScopeAsync(scope => scope.GetRequiredService<TreasuryDb>().Payments.CountAsync(p => p.OwnerId == owner));

    /// <summary>Waits until the providers have heard that what this person paid is kept.</summary>
    public static Task KeptAsync(this CityHost city, PersonId owner) =>
        CityHost.EventuallyAsync(
            () =>
                city.InScopeAsync(scope =>
                    scope
                        .GetRequiredService<TreasuryDb>()
                        .Tries.AllAsync(t => t.OwnerId != owner || t.SettledAt != null)
                ),
            "the provider hears that it is kept"
        );

    /// <summary>The day is over, and what it brought is held against provider and bank.</summary>
    public static async Task NextDayAsync(this CityHost city)
    {
        if (!await city.AnyDayAsync())
            city.Clock.Advance(TimeSpan.FromHours(26));
        await city.InScopeAsync(scope => Reconcile.RunAsync(scope, CancellationToken.None));
        Assert.True(await city.AnyDayAsync());
    }

    /// <summary>True once any day was.</summary>
    public static Task<bool> AnyDayAsync(this CityHost city) =>
        city.InScopeAsync(scope => scope.GetRequiredService<TreasuryDb>().GatewayDays.AnyAsync());
}
