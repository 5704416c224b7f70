using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class DeliverEventsTests(HookCity house) : IClassFixture<HookCity>
{
    [Fact]
    public async Task Money_that_comes_in_is_told_once_in_order_and_signed_and_what_was_before_is_not()
    {
        var (early, actor) = house.City.Somebody("آبفای شهر");
        await house.City.FundAsync(actor.For, 900);
        var page = await early.SubmitAsync(
            await early.GetAsync(MyHook.Wallet),
            "#hook",
            ("Address", "https://water.example/money")
        );
        for (var i = 1; i <= 3; i++)
            await house.City.FundAsync(actor.For, i * 1_000);
        await house.HeardAsync("water.example", 3);

        var heard = house.Servers.To("water.example");
        Assert.Equal([1_000, 2_000, 3_000], heard.Select(h => h.Amount));
        Assert.Equal(3, heard.Select(h => h.Id).Distinct().Count());
        Assert.All(heard, h => Assert.True(IsSigned(h, HookCity.SecretOn(page))));
        var said = heard[0].Event;
        Assert.Equal("1.0", said.GetProperty("specversion").GetString());
        Assert.Equal("shahr.treasury.credited", said.GetProperty("type").GetString());
        Assert.Equal(actor.For.ToString(), said.GetProperty("subject").GetString());
        Assert.EndsWith("/api/v1/events", said.GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Equal("event_" + said.GetProperty("id").GetString(), heard[0].Id);
        Assert.Equal("TopUp", said.GetProperty("data").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Whoever_does_not_answer_is_told_again_then_paused_and_their_owner_hears_and_goes_on()
    {
        var library = await house.ListenerAsync("library.example");
        house.Servers.Answer["library.example"] = HttpStatusCode.Redirect;
        await house.City.FundAsync(library.Actor.For, 5_000);
        await house.City.FundAsync(library.Actor.For, 6_000);
        for (var i = 1; i <= DeliverEvents.MostAttempts; i++)
        {
            await house.HeardAsync("library.example", i);
            // Until what came of it is written, nothing is due.
            await CityHost.EventuallyAsync(() => house.AttemptsAsync(library, i), $"attempt {i} is written");
            house.City.Clock.Advance(TimeSpan.FromHours(12));
        }

        await CityHost.EventuallyAsync(
            async () =>
                (await library.Visitor.GetAsync(MyHook.Wallet)).Text.Contains("ایستاده", StringComparison.Ordinal),
            "the pause"
        );
        Assert.All(house.Servers.To("library.example"), h => Assert.Equal(5_000, h.Amount));
        Assert.Equal(1, await LettersAsync($"hook-paused:{library.Actor.For.Value:N}%"));

        house.Servers.Answer["library.example"] = HttpStatusCode.OK;
        var paused = await library.Visitor.GetAsync(MyHook.Wallet);
        Assert.Contains("۲", paused.Text, StringComparison.Ordinal);
        await library.Visitor.SubmitAsync(paused, "form:has(input[value=resume])");
        await house.HeardAsync("library.example", DeliverEvents.MostAttempts + 2);
        Assert.Equal([5_000, 6_000], house.Servers.To("library.example").TakeLast(2).Select(h => h.Amount));
    }

    [Fact]
    public async Task A_new_secret_signs_at_once_and_the_one_before_beside_it_for_a_day()
    {
        var park = await house.ListenerAsync("park.example");
        var page = await park.Visitor.GetAsync(MyHook.Wallet);
        Assert.DoesNotContain("whsec_", page.Body, StringComparison.Ordinal);
        var renewed = HookCity.SecretOn(await park.Visitor.SubmitAsync(page, "form:has(input[value=renew])"));
        await house.City.FundAsync(park.Actor.For, 1_000);
        await house.HeardAsync("park.example", 1);
        var both = house.Servers.To("park.example")[0];
        Assert.True(IsSigned(both, park.Secret) && IsSigned(both, renewed));

        house.City.Clock.Advance(TimeSpan.FromHours(25));
        await house.City.FundAsync(park.Actor.For, 2_000);
        await house.HeardAsync("park.example", 2);
        var one = house.Servers.To("park.example")[1];
        Assert.True(!IsSigned(one, park.Secret) && IsSigned(one, renewed));
    }

    [Fact]
    public async Task No_secret_is_plain_in_the_database()
    {
        var tram = await house.ListenerAsync("tram.example");
        var kept = await house
            .City.Services.GetRequiredService<CityDatabase>()
            .ReadAsync("select secret from treasury_hooks", _ => { }, row => row.GetString(0));
        Assert.DoesNotContain(kept, s => s.Contains(tram.Secret[6..], StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://localhost/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    public async Task Nothing_inside_the_citys_own_network_is_reached(string address)
    {
        using var http = new HttpClient(DeliverEvents.Handler());
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(address));
    }

    // As a library of Standard Webhooks does it.
    private static bool IsSigned(Heard heard, string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{heard.Id}.{heard.Timestamp}.{heard.Body}");
        var expected = "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
        return heard.Signature.Split(' ').Contains(expected);
    }

    private async Task<long> LettersAsync(string key) =>
        (
            await house
                .City.Services.GetRequiredService<CityDatabase>()
                .ReadAsync(
                    "select count(distinct message_key) from notify_messages where message_key like @key",
                    command => command.With("@key", key),
                    row => row.GetInt64(0)
                )
        )[0];
}
