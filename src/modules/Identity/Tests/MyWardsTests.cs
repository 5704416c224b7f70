using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;

namespace Shahr.Identity.Tests;

public sealed class MyWardsTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task The_right_ends_by_itself_as_the_eighteenth_birthday_begins()
    {
        var family = await Family.OfAsync(house);
        await family.RegisterAsync(family.Maryam, family.Today.AddYears(-18).AddDays(1));
        await Family.RoundAsync(house);
        Assert.Contains("آوا احمدی", await Family.ActAsync(family.Maryam), StringComparison.Ordinal);
        house.City.Clock.Advance(TimeSpan.FromDays(1));
        var page = await family.Maryam.GetAsync("/");
        Assert.Null(page.Page.QuerySelector("header .acting"));
        Assert.Null(page.Page.QuerySelector(Family.Switch));
        Assert.Contains("فرزندی ثبت نشده", (await family.Maryam.GetAsync(Family.Mine)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_guardians_act_for_one_child_and_either_reads_until_when()
    {
        var family = await Family.ConfirmedAsync(house);
        var (card, reza) = (Citizen.New("رضا", "احمدی"), house.City.Visitor());
        await house.SignUpAsync(card, reza);
        await family.RegisterAsync(reza);
        await Family.RoundAsync(house);
        foreach (var who in new[] { family.Maryam, reza })
        {
            var mine = await who.GetAsync(Family.Mine);
            Assert.Contains("آوا احمدی", mine.Text, StringComparison.Ordinal);
            Assert.Contains("به نام او کار می‌کنید تا پایان", mine.Text, StringComparison.Ordinal);
            Assert.Contains("آوا احمدی", await Family.ActAsync(who), StringComparison.Ordinal);
        }

        Assert.Equal(1, await CountAsync("select count(distinct giver) from identity_delegations where giver in "));
        await reza.SubmitAsync(await reza.GetAsync("/me/acting"), "main form");
        await Neighbours.PressAsync(reza, "revocation");
        Assert.Null((await reza.GetAsync("/")).Page.QuerySelector(Family.Switch));
        Assert.NotNull((await family.Maryam.GetAsync("/")).Page.QuerySelector(Family.Switch));
        Assert.Single(house.Telephones.ToldOf(await house.FindAsync(family.MaryamCard), "delegation_revoked"));

        async Task<long> CountAsync(string sql) =>
            await Database.CountAsync(
                house.City,
                sql + "(select giver from identity_delegations where helper = @v)",
                (await house.FindAsync(card))?.Value
            );
    }

    [Fact]
    public async Task A_child_has_a_name_in_the_city_and_its_guardian_works_on_none_of_its_cases()
    {
        var family = await Family.ConfirmedAsync(house);
        var maryam = await house.FindAsync(family.MaryamCard) ?? throw new InvalidOperationException("Nobody.");
        await Family.ActAsync(family.Maryam);
        var led = await family.Maryam.GetAsync(Family.Mine);
        Assert.StartsWith("/me/acting", led.Address, StringComparison.Ordinal);
        await house.City.InScopeAsync(async scope =>
        {
            var desk = scope.GetRequiredService<DelegationDesk>();
            var ward = (await desk.ReceivedAsync(maryam, CancellationToken.None)).Single().Giver;
            var people = scope.GetRequiredService<IPeople>();
            Assert.Equal("آوا احمدی", (await people.NamesAsync([ward]))[ward].DisplayName);
            Assert.True(await people.AreCloseAsync(maryam, ward));
            Assert.Equal([maryam], await people.ReadersOfAsync(ward, "street-problem"));
            return true;
        });
        // A paper that names the child is given at the counter.
        await family.Maryam.SubmitAsync(led, "main form");
        await Family.ActAsync(family.Maryam);
        var service = await family.Maryam.GetAsync("/services/residence-certificate");
        var refused = await family.Maryam.SubmitAsync(service, "form[action$='/drafts']");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("در پیشخوان", refused.Text, StringComparison.Ordinal);
    }
}
