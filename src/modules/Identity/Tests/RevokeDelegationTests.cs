using System.Net;

namespace Shahr.Identity.Tests;

public sealed class RevokeDelegationTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_ends_it_at_once_and_the_other_is_told(bool byGiver)
    {
        var two = await Neighbours.OfAsync(house);
        await two.AgreeAsync();
        var ended = await Neighbours.PressAsync(byGiver ? two.Maryam : two.Bahram, "revocation");
        Assert.Equal("/me/delegations?done=revocation", ended.Address);
        Assert.Contains("پایان داده شد", (await two.Maryam.GetAsync(Neighbours.Page)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("مریم", (await two.Bahram.GetAsync(Neighbours.Page)).Text, StringComparison.Ordinal);
        var told = await house.FindAsync(byGiver ? two.BahramCard : two.MaryamCard);
        Assert.Single(house.Telephones.ToldOf(told, "delegation_revoked"));
        Assert.Equal(HttpStatusCode.OK, (await two.OfferAsync()).Status);
    }

    [Fact]
    public async Task It_ends_by_itself_when_its_last_day_is_over()
    {
        var two = await Neighbours.OfAsync(house);
        await two.OfferAsync(two.BahramCard.NationalCode, two.Today.AddDays(1));
        var page = await Neighbours.PressAsync(two.Bahram, "acceptance");
        Assert.Contains("به نام اینان", page.Text, StringComparison.Ordinal);
        house.City.Clock.Advance(TimeSpan.FromDays(2));
        Assert.DoesNotContain("مریم", (await two.Bahram.GetAsync(Neighbours.Page)).Text, StringComparison.Ordinal);
        Assert.Contains("زمانش گذشت", (await two.Maryam.GetAsync(Neighbours.Page)).Text, StringComparison.Ordinal);
        var late = await Neighbours.PressAsync(two.Bahram, page, "revocation");
        Assert.Equal(HttpStatusCode.NotFound, late.Status);
    }

    [Fact]
    public async Task What_is_taken_back_is_never_accepted_after_however_close_the_two_presses()
    {
        for (var i = 0; i < 5; i++)
        {
            var two = await Neighbours.OfAsync(house);
            var given = await two.OfferAsync();
            var asked = await two.Bahram.GetAsync(Neighbours.Page);
            var answers = await Task.WhenAll(
                Task.Run(() => Neighbours.PressAsync(two.Maryam, given, "revocation")),
                Task.Run(() => Neighbours.PressAsync(two.Bahram, asked, "acceptance"))
            );
            Assert.Equal(HttpStatusCode.OK, answers[0].Status);
            Assert.Equal(1, await two.CountAsync(DelegationState.Revoked));
            Assert.DoesNotContain("مریم", (await two.Bahram.GetAsync(Neighbours.Page)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nobody_ends_what_is_between_two_others()
    {
        var two = await Neighbours.OfAsync(house);
        var page = await two.AgreeAsync();
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        Assert.Equal(HttpStatusCode.NotFound, (await Neighbours.PostAsync(farhad, page, "revocation")).Status);
        Assert.Equal(1, await two.CountAsync(DelegationState.Accepted));
    }
}
