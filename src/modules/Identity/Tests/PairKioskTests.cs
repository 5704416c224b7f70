using System.Net;

namespace Shahr.Identity.Tests;

public sealed class PairKioskTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Of_two_browsers_that_come_with_one_code_at_once_one_is_the_kiosk()
    {
        var keeper = await house.KeeperAsync();
        var code = await KioskSteps.CodeAsync(keeper, await KioskSteps.RegisterAsync(keeper));
        var browsers = new[] { house.City.Visitor(), house.City.Visitor() };
        var pages = await Task.WhenAll(browsers.Select(b => Task.Run(() => KioskSteps.PairAsync(b, code))));
        Assert.Single(pages, p => p.Address == KioskStart.Address && p.Status == HttpStatusCode.OK);
        Assert.Single(pages, p => p.Status == HttpStatusCode.UnprocessableEntity);
        var third = await KioskSteps.PairAsync(house.City.Visitor(), code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, third.Status);
    }

    [Fact]
    public async Task A_late_code_a_guessed_one_and_ten_of_them_make_no_kiosk()
    {
        var keeper = await house.KeeperAsync();
        var code = await KioskSteps.CodeAsync(keeper, await KioskSteps.RegisterAsync(keeper));
        var guesser = house.City.Visitor();
        for (var i = 0; i < KioskDesk.MostTries; i++)
        {
            var wrong = await KioskSteps.PairAsync(guesser, $"{i:D13}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await KioskSteps.PairAsync(guesser, code)).Status);
        house.City.Clock.Advance(Kiosk.PairingLength);
        var late = await KioskSteps.PairAsync(house.City.Visitor(), code);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
    }

    [Fact]
    public async Task A_browser_paired_anew_takes_the_place_of_the_one_before()
    {
        var (before, keeper, page) = await house.KioskAsync();
        var code = await KioskSteps.CodeAsync(keeper, await keeper.GetAsync(page));
        // Until it is typed somewhere the one before stays a kiosk.
        Assert.Equal(HttpStatusCode.OK, (await before.GetAsync(KioskStart.Address)).Status);
        var fresh = house.City.Visitor();
        await KioskSteps.PairAsync(fresh, code);
        Assert.Equal(HttpStatusCode.Conflict, (await before.GetAsync(KioskStart.Address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await fresh.GetAsync(KioskStart.Address)).Status);
    }
}
