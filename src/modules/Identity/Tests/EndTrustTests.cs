using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class EndTrustTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Either_of_the_two_ends_it_at_once_and_the_other_is_told()
    {
        var circle = await Circle.OfAsync(house);
        await Circle.PressAsync(circle.Friends[0].Visitor, "ending");
        Assert.Single(house.Telephones.ToldOf(circle.Person, "trust_ended"));
        var mine = await circle.Maryam.GetAsync(Circle.Page);
        Assert.DoesNotContain("بهرام", mine.Text, StringComparison.Ordinal);
        var done = await Circle.PressAsync(circle.Maryam, "ending");
        Assert.Contains("پایان یافت", done.Text, StringComparison.Ordinal);
        Assert.Single(house.Telephones.ToldOf(circle.Friends[1].Person, "trust_ended"));
        Assert.Equal(2, await circle.TrustsAsync(TrustState.Ended));
    }

    [Fact]
    public async Task Nobody_ends_the_trust_of_others_and_nobody_ends_it_twice()
    {
        var circle = await Circle.OfAsync(house, friends: 1);
        var page = await circle.Maryam.GetAsync(Circle.Page);
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        Assert.Equal(HttpStatusCode.NotFound, (await Neighbours.PostAsync(farhad, page, "ending")).Status);
        Assert.Equal(1, await circle.TrustsAsync(TrustState.Accepted));
        var answers = await Task.WhenAll(
            Task.Run(() => circle.Maryam.SubmitAsync(page, "form[action$='/ending']")),
            Task.Run(() => Neighbours.PostAsync(circle.Friends[0].Visitor, page, "ending"))
        );
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(HttpStatusCode.NotFound, (await Neighbours.PostAsync(circle.Maryam, page, "ending")).Status);
    }

    [Fact]
    public async Task Whose_trust_was_ended_while_one_waits_has_no_word_in_it()
    {
        var circle = await Circle.OfAsync(house);
        var address = await circle.LoseAsync(Citizen.New());
        await Circle.PressAsync(circle.Friends[0].Visitor, "ending");
        Assert.Equal(HttpStatusCode.NotFound, (await circle.Friends[0].Visitor.GetAsync(address)).Status);
    }
}
