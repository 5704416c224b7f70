using System.Net;

namespace Shahr.Identity.Tests;

public sealed class RenewRecoveryCodesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Renewal = "form[action='/me/authenticator/recovery-codes']";

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old_ones_after_a_page_that_asks()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        var app = new SoftAuthenticator(house);
        await app.AddAsync(maryam);
        var page = await maryam.GetAsync("/me/authenticator/recovery-codes");
        Assert.DoesNotContain(app.RecoveryCodes[0], page.Body, StringComparison.Ordinal);
        var fresh = SoftAuthenticator.CodesOn(await maryam.SubmitAsync(page, Renewal));
        Assert.Equal(10, fresh.Count);
        Assert.Empty(fresh.Intersect(app.RecoveryCodes));

        var visitor = house.City.Visitor();
        page = await house.ToSecondAsync(visitor, who);
        page = await visitor.SubmitAsync(page, Forms.Second, ("Code", app.RecoveryCodes[0]));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await visitor.SubmitAsync(page, Forms.Second, ("Code", fresh[0]));
        Assert.Equal("/", page.Address);
    }

    [Fact]
    public async Task Without_an_authenticator_there_are_no_recovery_codes_to_renew()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var app = new SoftAuthenticator(house);
        await app.AddAsync(maryam);
        var page = await maryam.GetAsync("/me/authenticator/recovery-codes");
        var removal = await maryam.GetAsync("/me/authenticator/removal");
        await maryam.SubmitAsync(removal, "form[action='/me/authenticator/removal']");
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync("/me/authenticator/recovery-codes")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.SubmitAsync(page, Renewal)).Status);
    }
}
