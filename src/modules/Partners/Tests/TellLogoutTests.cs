using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Partners.Tests;

public sealed class TellLogoutTests : IAsyncLifetime
{
    private readonly FarServers _servers = new();
    private readonly PartnersCity _house;

    public TellLogoutTests() =>
        _house = new PartnersCity
        {
            Change = services =>
                services.AddHttpClient(TellLogout.Client).ConfigurePrimaryHttpMessageHandler(() => _servers),
        };

    public ValueTask InitializeAsync() => _house.InitializeAsync();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Fact]
    public async Task Whoever_signs_out_of_the_city_is_signed_out_of_the_partners_that_want_to_hear()
    {
        var (journey, deaf) = (await JourneyAsync("library.example"), await JourneyAsync("deaf.example", null));
        var (maryam, actor) = Person();
        var tokens = await _house.ExchangeAsync(journey, await PartnersCity.CodeAsync(maryam, journey));
        await _house.ExchangeAsync(deaf, await PartnersCity.CodeAsync(maryam, deaf));
        var identity = (await _house.ReadAsync(tokens.Text("id_token"), journey.Partner)).Claims;

        await RoundAsync();
        Assert.Empty(_servers.Told);
        await EndAsync(actor);
        await RoundAsync();
        await RoundAsync();

        var (address, token) = Assert.Single(_servers.Told);
        Assert.Equal("https://library.example/out", address);
        var read = await _house.ReadAsync(token, journey.Partner);
        Assert.True(read.IsValid, read.Exception?.Message);
        Assert.Equal("logout+jwt", ((JsonWebToken)read.SecurityToken).Typ);
        Assert.Equal(identity["sub"], read.Claims["sub"]);
        Assert.Equal(identity["sid"], read.Claims["sid"]);
        Assert.NotEqual("", read.Claims["jti"]);
        Assert.False(read.Claims.ContainsKey("nonce"));
        var events = JsonSerializer.Serialize(read.Claims["events"]);
        Assert.Contains("http://schemas.openid.net/event/backchannel-logout", events, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromMinutes(2), read.SecurityToken.ValidTo - Instant(read.Claims["iat"]));
        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task Another_session_of_the_same_person_is_not_over()
    {
        var journey = await JourneyAsync("library.example");
        var (maryam, actor) = Person();
        await PartnersCity.CodeAsync(maryam, journey);
        await EndAsync(actor with { Session = Guid.CreateVersion7() });
        await RoundAsync();
        Assert.Empty(_servers.Told);
    }

    [Fact]
    public async Task A_partner_that_is_away_is_told_again_and_keeps_no_other_from_hearing()
    {
        var (away, here) = (await JourneyAsync("away.example"), await JourneyAsync("here.example"));
        var (maryam, actor) = Person();
        await PartnersCity.CodeAsync(maryam, away);
        await PartnersCity.CodeAsync(maryam, here);
        _servers.Answer["away.example"] = HttpStatusCode.BadGateway;
        await EndAsync(actor);
        await RoundAsync();
        Assert.Single(_servers.To("here.example"));
        Assert.Single(_servers.To("away.example"));

        await RoundAsync();
        Assert.Single(_servers.To("away.example"));
        _servers.Answer["away.example"] = null;
        _house.City.Clock.Advance(TimeSpan.FromMinutes(1));
        await RoundAsync();
        _servers.Answer["away.example"] = HttpStatusCode.NoContent;
        _house.City.Clock.Advance(TimeSpan.FromMinutes(10));
        await RoundAsync();
        Assert.Equal(3, _servers.To("away.example").Count());
        Assert.Single(_servers.To("here.example"));
        Assert.Equal(0, await WaitingAsync());
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, 0, "partners.logout_refused")]
    [InlineData(HttpStatusCode.Redirect, 25, "partners.logout_given_up")]
    public async Task What_cannot_be_told_is_given_up_and_kept_in_the_history(
        HttpStatusCode status,
        int hours,
        string why
    )
    {
        var journey = await JourneyAsync("library.example");
        var (maryam, actor) = Person();
        await PartnersCity.CodeAsync(maryam, journey);
        _servers.Answer["library.example"] = status;
        await EndAsync(actor);
        if (hours > 0)
            await RoundAsync();
        _house.City.Clock.Advance(TimeSpan.FromHours(hours));
        await RoundAsync();
        Assert.Equal(0, await WaitingAsync());
        Assert.Equal(1, await CountAsync("select count(*) from kit_audit_entries where action = @value", why));
    }

    [Fact]
    public async Task A_closed_partner_hears_nothing()
    {
        var journey = await JourneyAsync("library.example");
        var (maryam, actor) = Person();
        await PartnersCity.CodeAsync(maryam, journey);
        await _house.City.InTransactionAsync(async scope =>
        {
            var partner = await PartnersCity.FindAsync(scope, journey.Partner.Id);
            return await scope
                .GetRequiredService<PartnerDesk>()
                .CloseAsync(partner, PersonId.New(), "پایان همکاری", CancellationToken.None);
        });
        await EndAsync(actor);
        await RoundAsync();
        Assert.Empty(_servers.Told);
        Assert.Equal(0, await WaitingAsync());
    }

    [Fact]
    public async Task The_city_says_that_it_tells()
    {
        using var anybody = _house.City.Visitor();
        var found = await anybody.Http.GetStringAsync("/.well-known/openid-configuration");
        var said = JsonDocument.Parse(found).RootElement;
        Assert.True(said.GetProperty("backchannel_logout_supported").GetBoolean());
        Assert.True(said.GetProperty("backchannel_logout_session_supported").GetBoolean());
    }

    private static DateTime Instant(object seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(Convert.ToInt64(seconds, null)).UtcDateTime;

    private async Task<Journey> JourneyAsync(string host, string? logout = "/out") =>
        new(await _house.PartnerAsync(host, logout: logout is null ? null : $"https://{host}{logout}"), "openid");

    private (Visitor Browser, Actor Actor) Person()
    {
        var person = PersonId.New();
        var actor = new Actor
        {
            Person = person,
            For = person,
            DisplayName = "مریم احمدی",
            Session = Guid.CreateVersion7(),
        };
        return (_house.City.As(actor, followRedirects: false), actor);
    }

    // As Identity tells it; the tests' people sign in without it.
    private async Task EndAsync(Actor actor)
    {
        await _house.City.InTransactionAsync(scope =>
        {
            scope.GetRequiredService<CityEvents>().Tell(new SessionsEnded(actor.Person, [actor.Session]));
            return Task.FromResult(0);
        });
        await CityHost.EventuallyAsync(
            async () => await CountAsync("select count(*) from kit_outbox_deliveries where done_at is null", "") == 0,
            "the event is heard"
        );
    }

    private Task<bool> RoundAsync() =>
        _house.City.InScopeAsync(scope => TellLogout.RunAsync(scope, CancellationToken.None));

    private async Task<long> CountAsync(string sql, string value) =>
        (
            await _house
                .City.Services.GetRequiredService<CityDatabase>()
                .ReadAsync(sql, command => command.With("@value", value), row => row.GetInt64(0))
        )[0];

    private Task<int> WaitingAsync() =>
        _house.City.InScopeAsync(scope =>
            scope.GetRequiredService<PartnersDb>().SignIns.CountAsync(s => s.NextAt != null)
        );

    /// <summary>The servers of partners, outside the city.</summary>
    private sealed class FarServers : HttpMessageHandler
    {
        public ConcurrentQueue<(string Address, string Token)> Told { get; } = new();

        /// <summary>By host; null for one that is not reached, 200 where nothing is said.</summary>
        public ConcurrentDictionary<string, HttpStatusCode?> Answer { get; } = new();

        public IEnumerable<string> To(string host) =>
            Told.Where(t => new Uri(t.Address).Host == host).Select(t => t.Token);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
        {
            var address = request.RequestUri ?? throw new InvalidOperationException("No address.");
            var form = QueryHelpers.ParseQuery(await (request.Content?.ReadAsStringAsync(ct) ?? Task.FromResult("")));
            Told.Enqueue((address.AbsoluteUri, form["logout_token"].ToString()));
            return new HttpResponseMessage(
                Answer.GetValueOrDefault(address.Host, HttpStatusCode.OK)
                    ?? throw new HttpRequestException("Nobody is there.")
            );
        }
    }
}
