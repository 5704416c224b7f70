namespace Shahr.Partners.Tests;

public sealed class ListPartnersTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task Those_that_wait_for_a_decision_come_first()
    {
        await house.PartnerAsync("old.example", approve: false);
        await house.PartnerAsync("new.example");
        var list = await house.Officer("کاوه نوری").GetAsync("/partners");
        var waits = list.Text.IndexOf("در انتظار نفر دوم", StringComparison.Ordinal);
        var open = list.Text.IndexOf("باز", waits, StringComparison.Ordinal);
        Assert.InRange(waits, 0, open);
        Assert.Equal(2, list.Page.QuerySelectorAll("main a[href^='/partners/']:not([href$='/new'])").Length);
    }
}
