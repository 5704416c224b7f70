using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;

namespace Shahr.Identity.Tests;

public sealed class ShowOrganisationTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Who_manages_sees_the_members_their_rights_and_who_looked_at_its_cases()
    {
        var shop = await Shop.OpenAsync(house);
        var (_, card) = await shop.JoinAsync("نسرین", ("Right", "see"));
        var stranger = Citizen.New().NationalCode;
        await shop.InviteAsync(shop.Farhad, stranger, ("Manages", "members"));
        var (_, davoud, _) = await house.OfficerAsync("registry", IdentityModule.ConfirmOrganisations);
        await house.AsAsync(
            davoud,
            async scope =>
            {
                await scope.GetRequiredService<IAccessLog>().LookedAtAsync([shop.Id], "کار روی پرونده", ["answers"]);
                return true;
            }
        );
        var page = await shop.Farhad.GetAsync(shop.Page);
        Assert.Contains("فرهاد مرادی (شما)", page.Text, StringComparison.Ordinal);
        Assert.Contains("نسرین نانوا", page.Text, StringComparison.Ordinal);
        Assert.Contains("هنوز پاسخی نداده است", page.Text, StringComparison.Ordinal);
        Assert.Contains("داوود رضایی", page.Page.QuerySelector("main table")?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(card.NationalCode, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(stranger, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_a_member_who_does_not_manage_and_to_anybody_else_the_page_does_not_exist()
    {
        var shop = await Shop.OpenAsync(house);
        var (nasrin, _) = await shop.JoinAsync("نسرین");
        var maryam = await house.SignUpAsync(Citizen.New());
        foreach (var page in new[] { shop.Page, shop.Page + "/members/new" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await nasrin.GetAsync(page)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync(page)).Status);
        }

        // In its own name a shop manages nobody: that is a person's doing.
        await shop.ActAsync(shop.Farhad);
        Assert.StartsWith("/me/acting", (await shop.Farhad.GetAsync(shop.Page)).Address, StringComparison.Ordinal);
    }
}
