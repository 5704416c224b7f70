using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ListKiosksTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task A_kiosk_is_registered_listed_and_in_the_audit()
    {
        var keeper = await house.KeeperAsync();
        var page = await KioskSteps.RegisterAsync(keeper, "کیوسک بازار");
        Assert.StartsWith(ListKiosks.Address + "/", page.Address, StringComparison.Ordinal);
        Assert.Contains("هنوز جفت نشده", page.Text, StringComparison.Ordinal);
        Assert.Contains("داوود رضایی", page.Text, StringComparison.Ordinal);
        Assert.Contains("کیوسک بازار", (await keeper.GetAsync(ListKiosks.Address)).Text, StringComparison.Ordinal);
        var audit =
            "select count(*) from kit_audit_entries where action = 'identity.kiosk_registered' "
            + "and subject_id = @v";
        var id = Guid.Parse(page.Address.Split('/')[^1]).ToString("N");
        Assert.Equal(1, await Database.CountAsync(house.City, audit, id));
    }

    [Fact]
    public async Task What_is_missing_is_said_at_once_and_others_do_not_come_in()
    {
        var keeper = await house.KeeperAsync();
        var page = await keeper.SubmitAsync(
            await keeper.GetAsync(ListKiosks.Address),
            KioskSteps.Register,
            ("Name", "ک"),
            ("Place", ""),
            ("Office", "")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(3, page.Page.QuerySelectorAll(".error-summary li").Length);
        var maryam = await house.SignUpAsync(Citizen.New());
        Assert.Equal(HttpStatusCode.Forbidden, (await maryam.GetAsync(ListKiosks.Address)).Status);
    }
}
