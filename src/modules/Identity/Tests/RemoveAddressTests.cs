using System.Net;

namespace Shahr.Identity.Tests;

public sealed class RemoveAddressTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Removal = "/me/addresses/home/removal";

    [Fact]
    public async Task A_page_asks_first_then_nothing_of_it_is_left_and_the_history_says_so_once()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync(Removal)).Status);
        await EditAddressTests.WriteAsync(maryam, "/me/addresses/home", ("placeAddress", "سعدی، پلاک ۹"));
        var asked = await maryam.GetAsync(Removal);
        Assert.Contains("سعدی، پلاک ۹", asked.Text, StringComparison.Ordinal);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => maryam.SubmitAsync(asked, $"form[action='{Removal}']")))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.NotFound));
        Assert.DoesNotContain("سعدی", (await maryam.GetAsync("/me/data")).Text, StringComparison.Ordinal);

        var person = await house.FindAsync(who);
        const string Rows = "select count(*) from identity_addresses where person_id = @v";
        Assert.Equal(0, await Database.CountAsync(house.City, Rows, person?.Value));
        const string Told =
            "select count(*) from kit_audit_entries where action = 'identity.address_removed' and subject_id = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, Told, person?.ToString()));
    }
}
