using Microsoft.Extensions.DependencyInjection;
using Shahr.Banking.Tests.Cheques;
using Shahr.Banking.Tests.Orders;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Mandates;

public sealed class ListMandatesTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    [Fact]
    public async Task Both_sides_list_their_mandates_page_by_page()
    {
        var (club, maryam) = (fixture.City.Club(), await fixture.PartyAsync("مریم احمدی"));
        Assert.Contains("هنوز اجازهٔ برداشتی نیست", (await maryam.Visitor.GetAsync(ListMandates.Address)).Text);
        for (var i = 0; i < MandateDesk.PageSize + 1; i++)
            await club.AskAsync(maryam, 1_000, 1_000);
        var first = await club.Visitor.GetAsync(ListMandates.Address);
        Assert.Equal(MandateDesk.PageSize, first.Page.QuerySelectorAll("tbody tr").Length);
        Assert.NotNull(first.Page.QuerySelector($"a[href='{AskMandate.Address}']"));
        var next = first.Page.QuerySelector("a[href*='before=']")?.GetAttribute("href") ?? "";
        Assert.Single((await club.Visitor.GetAsync(next)).Page.QuerySelectorAll("tbody tr"));
        var hers = await maryam.Visitor.GetAsync(ListMandates.Address);
        Assert.Contains("باشگاه نور", hers.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payer_has_their_mandates_and_debits_among_their_data_and_the_club_nothing_of_theirs()
    {
        var city = fixture.City;
        var (club, maryam) = (city.Club(), await fixture.PartyAsync("مریم احمدی"));
        var mandate = await club.GivenAsync(maryam, 100_000, 300_000);
        var day = city.Today().AddDays(5);
        await club.AnnounceAsync(mandate, 100_000, day);
        var held = await city.InScopeAsync(scope =>
            scope.GetServices<IHoldData>().OfType<HeldMandates>().Single().OfAsync(maryam.Id)
        );
        Assert.Equal("باشگاه نور", Assert.Single(held[0].Rows)[1]);
        Assert.Equal(day.ToDateOnly(), Assert.Single(held[1].Rows)[1]);
        var clubs = await city.InScopeAsync(scope =>
            scope.GetServices<IHoldData>().OfType<HeldMandates>().Single().OfAsync(club.Id)
        );
        Assert.All(clubs, kind => Assert.Empty(kind.Rows));
    }
}
