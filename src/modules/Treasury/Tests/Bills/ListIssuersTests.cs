using Shahr.Kit;

namespace Shahr.Treasury.Tests;

public sealed class ListIssuersTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Fact]
    public async Task An_officer_sees_the_issuers_of_their_own_offices()
    {
        await house.IssuerAsync(change: i => i.NameFa = "آب و فاضلاب باختر");
        var mine = await house.Officer("کاوه نوری").GetAsync("/bills/issuers");
        Assert.Contains("آب و فاضلاب باختر", mine.Text, StringComparison.Ordinal);
        var other = house.City.SignedIn("پروین", new Grant(BillsServices.IssueBills, OfficeId.New()));
        Assert.DoesNotContain("باختر", (await other.GetAsync("/bills/issuers")).Text, StringComparison.Ordinal);
    }
}
