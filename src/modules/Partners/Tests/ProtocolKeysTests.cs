using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Shahr.Kit.Keys;

namespace Shahr.Partners.Tests;

public sealed class ProtocolKeysTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task A_new_key_signs_once_its_time_has_come_and_what_the_old_one_signed_still_counts()
    {
        // Another test may have moved the clock past what this process knows.
        var protocol = house.City.Services.GetRequiredService<ProtocolKeys>();
        protocol.Look();
        var journey = new Journey(await house.PartnerAsync(), "openid offline_access");
        var maryam = house.Person("مریم احمدی");
        var before = await house.ExchangeAsync(journey, await PartnersCity.CodeAsync(maryam, journey));
        var keys = house.City.Services.GetRequiredService<ICityKeys>();
        var next = keys.Rotate(ProtocolKeys.Signing, TimeSpan.FromHours(2));
        keys.Rotate(ProtocolKeys.Sealing, TimeSpan.FromHours(2));
        protocol.Look();
        using var anybody = house.City.Visitor();
        Assert.Contains(next.Id, await anybody.Http.GetStringAsync("/.well-known/jwks"), StringComparison.Ordinal);
        var waiting = await house.RefreshAsync(journey, before.Text("refresh_token"));
        Assert.NotEqual(next.Id, KeyOf(waiting));

        house.City.Clock.Advance(TimeSpan.FromHours(3));
        protocol.Look();
        var after = await house.RefreshAsync(journey, waiting.Text("refresh_token"));
        Assert.Equal(HttpStatusCode.OK, after.Status);
        Assert.Equal(next.Id, KeyOf(after));
        Assert.True((await house.ReadAsync(after.Text("id_token"), journey.Partner)).IsValid);
        Assert.True((await house.ReadAsync(before.Text("id_token"), journey.Partner)).IsValid);
    }

    [Fact]
    public async Task Keys_survive_a_restart_and_are_renewed_and_let_go_in_time()
    {
        var journey = new Journey(await house.PartnerAsync(), "openid offline_access");
        var maryam = house.Person("مریم احمدی");
        var before = await house.ExchangeAsync(journey, await PartnersCity.CodeAsync(maryam, journey));
        await house.City.RestartAsync();
        var after = await house.RefreshAsync(journey, before.Text("refresh_token"));
        Assert.Equal(HttpStatusCode.OK, after.Status);

        var keys = house.City.Services.GetRequiredService<ICityKeys>();
        var old = keys.Current(ProtocolKeys.Signing).Id;
        house.City.Clock.Advance(TimeSpan.FromDays(91));
        await ProtocolKeys.RotateAsync(house.City.Services, default);
        Assert.Equal(old, keys.Current(ProtocolKeys.Signing).Id);
        house.City.Clock.Advance(TimeSpan.FromDays(2));
        Assert.NotEqual(old, keys.Current(ProtocolKeys.Signing).Id);
        Assert.NotNull(keys.Find(ProtocolKeys.Signing, old));
        house.City.Clock.Advance(TimeSpan.FromDays(40));
        await ProtocolKeys.RotateAsync(house.City.Services, default);
        Assert.Null(keys.Find(ProtocolKeys.Signing, old));
    }

    private static string? KeyOf(Answered tokens) => new JsonWebToken(tokens.Text("id_token")).Kid;
}
