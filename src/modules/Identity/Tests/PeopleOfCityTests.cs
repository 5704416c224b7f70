using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity.Tests;

public sealed class PeopleOfCityTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Names_offices_and_closeness_are_answered_to_other_modules()
    {
        var one = await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New("نگار", "صبا")));
        await house.City.InScopeAsync(async scope =>
        {
            var people = scope.GetRequiredService<IPeople>();
            Assert.Equal("نگار صبا", (await people.NamesAsync([one, PersonId.New()]))[one].DisplayName);
            Assert.True(await people.AreCloseAsync(one, one));
            Assert.False(await people.AreCloseAsync(one, PersonId.New()));
            Assert.Null(await people.RecordAsync(PersonId.New(), "نیست"));
            var offices = scope.GetRequiredService<IOffices>();
            Assert.Equal("Street lighting", (await offices.FindAsync("lighting"))?.En);
            Assert.Null(await offices.FindAsync("nowhere"));
            return true;
        });
    }

    [Fact]
    public async Task An_organisation_has_a_name_members_are_close_to_it_and_read_what_their_rights_show()
    {
        var shop = await Shop.OpenAsync(house);
        var (_, nasrin) = await shop.JoinAsync("نسرین", ("What", "some"), ("Services", "street-problem"));
        var (_, nader) = await shop.JoinAsync("نادر", ("Right", "see"));
        var (farhad, she, he) = (await IdAsync(shop.FarhadCard), await IdAsync(nasrin), await IdAsync(nader));
        var stranger = await house.Seed.SignUpAsync(IdentityCity.Seeded(Citizen.New()));
        await house.City.InScopeAsync(async scope =>
        {
            var people = scope.GetRequiredService<IPeople>();
            Assert.Equal(Shop.Name, (await people.NamesAsync([farhad, shop.Id]))[shop.Id].DisplayName);
            Assert.True(await people.AreCloseAsync(she, shop.Id));
            Assert.False(await people.AreCloseAsync(stranger, shop.Id));
            Assert.False(await people.AreCloseAsync(she, he));
            Assert.Equal([farhad, she, he], (await people.ReadersOfAsync(shop.Id, "street-problem")).Order(ById));
            Assert.Equal([farhad, he], (await people.ReadersOfAsync(shop.Id, "my-data")).Order(ById));
            Assert.Equal([stranger], await people.ReadersOfAsync(stranger, "my-data"));
            return true;
        });
    }

    // Ids grow with the time of signing up.
    private static readonly Comparer<PersonId> ById = Comparer<PersonId>.Create(
        (one, other) => string.CompareOrdinal(one.ToString(), other.ToString())
    );

    private async Task<PersonId> IdAsync(Citizen who) =>
        await house.FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
}
