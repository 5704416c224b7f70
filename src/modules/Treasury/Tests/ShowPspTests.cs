using System.Net;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class ShowPspTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task The_banks_page_says_that_it_is_none_and_a_decision_is_made_once()
    {
        var (maryam, _) = _city.Somebody("مریم احمدی");
        var bank = await maryam.GoToBankAsync(500_000);
        Assert.Contains("پول ساختگی", bank.Text, StringComparison.Ordinal);
        await maryam.DecideAsync(bank, pays: false);
        // The page of before, in a tab that stayed open.
        var again = await maryam.DecideAsync(bank);
        Assert.Contains("پرداخت نشد", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_provider_knows_outlives_the_process_because_it_is_outside()
    {
        await using var city = await GatewayCity.StartAsync();
        var (maryam, actor) = city.Somebody("مریم احمدی");
        await maryam.DecideAsync(await maryam.GoToBankAsync(500_000));
        var token = (await city.TryOfAsync(actor.For)).Token;
        await city.RestartAsync();
        Assert.Equal(
            (SaleState.Paid, new Rial(500_000)),
            (city.Soap().Find(token)?.State, city.Soap().Find(token)?.Amount)
        );
    }

    [Fact]
    public async Task On_a_real_city_there_is_no_such_page()
    {
        await using var city = await GatewayCity.StartAsync(simulated: false);
        var sale = city.Soap().Begin("123456782", new Rial(10_000), "/");
        var page = await city.Visitor().GetAsync("/dev/psp/alborz/" + sale.Token);
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
    }
}
