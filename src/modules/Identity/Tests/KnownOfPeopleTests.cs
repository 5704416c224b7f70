using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class KnownOfPeopleTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Each_address_is_known_with_its_point_and_code_and_nothing_else_is()
    {
        var card = Citizen.New("مریم");
        var maryam = await house.SignUpAsync(card);
        var id = await house.FindAsync(card) ?? default;
        await EditAddressTests.WriteAsync(
            maryam,
            "/me/addresses/home",
            ("placeAddress", "سعدی، خانهٔ مریم"),
            ("postalCode", "۱۶۱۹۷-۳۵۷۴۴")
        );
        var home = await KnownAsync(id, KnownKind.HomeAddress);
        Assert.Equal("سعدی، خانهٔ مریم", home?.Text);
        Assert.Equal(35.7123, home?.At?.Lat);
        Assert.Equal("/me/addresses", home?.Href);
        var code = await KnownAsync(id, KnownKind.HomePostalCode);
        Assert.Equal("1619735744", code?.Text);
        Assert.Null(code?.At);
        Assert.Contains("مریم", (await KnownAsync(id, KnownKind.FullName))?.Text, StringComparison.Ordinal);
        Assert.Null(await KnownAsync(id, KnownKind.WorkAddress));
        Assert.Null(await KnownAsync(id, KnownKind.WorkPostalCode));
        Assert.Null(await KnownAsync(PersonId.New(), KnownKind.FullName));
    }

    private Task<KnownFact?> KnownAsync(PersonId person, KnownKind kind) =>
        house.City.InScopeAsync(scope => scope.GetRequiredService<IKnown>().FindAsync(person, kind));
}
