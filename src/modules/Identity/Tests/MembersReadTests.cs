using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>A case of a bakery, through the whole city: who reads of it, and who may not work on it.</summary>
public sealed class MembersReadTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Of_a_shops_case_those_members_read_who_may_see_it_and_no_officer_among_them_works_on_it()
    {
        var shop = await Shop.OpenAsync(house);
        var (_, nasrin) = await shop.JoinAsync("نسرین", ("What", "some"), ("Services", "street-problem"));
        var (_, nader) = await shop.JoinAsync("نادر", ("Right", "see"));
        var (davoud, _, card) = await house.OfficerAsync("oversight", "cases.decide");
        var (parvin, _, _) = await house.OfficerAsync("oversight", "cases.decide", "پروین", "صالحی");
        await shop.InviteAsync(shop.Farhad, card.NationalCode);
        await Neighbours.PressAsync(davoud, "acceptance");

        var number = await OpenAsync(shop);
        var farhad = await house.FindAsync(shop.FarhadCard);
        await CityHost.EventuallyAsync(() => Told(farhad), "the letter");
        Assert.True(await Told(await house.FindAsync(nader)));
        Assert.False(await Told(await house.FindAsync(nasrin)));

        var seen = await parvin.GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains(Shop.Name, seen.Text, StringComparison.Ordinal);
        var refused = await davoud.GetAsync($"/desk/{number}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("کسی روی پروندهٔ خودش کار نمی‌کند", refused.Text, StringComparison.Ordinal);
        Assert.Contains("پروین صالحی", (await shop.Farhad.GetAsync(shop.Page)).Text, StringComparison.Ordinal);
    }

    private Task<bool> Told(PersonId? person) =>
        Task.FromResult(house.Telephones.ToldOf(person, "case_opened").Count == 1);

    private async Task<string> OpenAsync(Shop shop)
    {
        var farhad = await house.FindAsync(shop.FarhadCard) ?? throw new InvalidOperationException("Nobody.");
        return await house.City.InTransactionAsync(async scope =>
        {
            scope.GetRequiredService<CurrentRequest>().Actor = new Actor
            {
                Person = farhad,
                For = shop.Id,
                DisplayName = "فرهاد مرادی",
                Session = Guid.Empty,
                Mandate = new Mandate(new Principal(shop.Id, Shop.Name, PrincipalKind.Organisation), ["*"], []),
            };
            var answers = new Dictionary<string, string> { ["kind"] = "correct", ["subject"] = "نشانی نانوایی" };
            var order = new CaseOrder(Guid.CreateVersion7(), "my-data", answers);
            return (await scope.GetRequiredService<ICases>().OpenAsync(order)).Value;
        });
    }
}
