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
}
