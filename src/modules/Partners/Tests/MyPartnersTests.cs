using System.Net;
using Shahr.Kit;

namespace Shahr.Partners.Tests;

public sealed class MyPartnersTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    private const string Revocation = "form[action$='/revocation']";

    [Fact]
    public async Task Maryam_sees_what_she_allowed_takes_it_back_and_the_partner_gets_nothing_more()
    {
        var maryam = house.Person("مریم احمدی");
        var empty = await maryam.GetAsync("/me/partners");
        Assert.Contains("هیچ سامانه‌ای شما را از راه شهر نمی‌شناسد", empty.Text, StringComparison.Ordinal);
        var journey = new Journey(await house.PartnerAsync(), "openid profile offline_access");
        var tokens = await house.ExchangeAsync(journey, await PartnersCity.CodeAsync(maryam, journey));
        var unused = await PartnersCity.CodeAsync(maryam, journey);

        var mine = await maryam.GetAsync("/me/partners");
        Assert.Contains("کتابخانهٔ باغ", mine.Text, StringComparison.Ordinal);
        Assert.Contains("تا کارت عضویت شما را بی فرم تازه بسازد", mine.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await maryam.SubmitAsync(mine, Revocation)).Status);

        Assert.Equal("invalid_grant", (await house.RefreshAsync(journey, tokens.Text("refresh_token"))).Text("error"));
        Assert.Equal("invalid_grant", (await house.ExchangeAsync(journey, unused)).Text("error"));
        Assert.Equal(HttpStatusCode.OK, (await maryam.GetAsync(journey.Address())).Status);
        var again = await maryam.SubmitAsync(mine, Revocation);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Contains(PartnersProblems.ConsentGone.Fa, again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_takes_back_what_another_allowed()
    {
        var maryam = house.Person("مریم احمدی");
        var journey = new Journey(await house.PartnerAsync(), "openid offline_access");
        var tokens = await house.ExchangeAsync(journey, await PartnersCity.CodeAsync(maryam, journey));
        var action = (await maryam.GetAsync("/me/partners")).Page.QuerySelector(Revocation)?.GetAttribute("action");

        var bahram = house.Person("بهرام جعفری");
        var own = new Journey(journey.Partner, "openid");
        await PartnersCity.CodeAsync(bahram, own);
        var page = await bahram.GetAsync("/me/partners");
        page.Page.QuerySelector(Revocation)?.SetAttribute("action", action ?? "");
        Assert.Equal(HttpStatusCode.NotFound, (await bahram.SubmitAsync(page, Revocation)).Status);
        Assert.Equal(HttpStatusCode.OK, (await house.RefreshAsync(journey, tokens.Text("refresh_token"))).Status);
    }
}
