using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;

namespace Shahr.Partners.Tests;

public sealed class MachineDoorTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task Another_room_learns_which_system_asks_and_only_for_the_scope_of_its_token()
    {
        var partner = await house.PartnerAsync(scopes: "openid bills.write registration.read");
        var bills = (await house.AloneAsync(partner, IMachines.BillsWrite)).Text("access_token");
        var other = (await house.AloneAsync(partner)).Text("access_token");
        Assert.Equal(partner.ClientId, (await WhoAsync("Bearer " + bills))?.ClientId);
        Assert.Null(await WhoAsync("Bearer " + other));
        Assert.Null(await WhoAsync(bills));
        Assert.Null(await WhoAsync(null));
    }

    private Task<Machine?> WhoAsync(string? header) =>
        house.City.InScopeAsync(s => s.GetRequiredService<IMachines>().WhoAsync(header, IMachines.BillsWrite));
}
