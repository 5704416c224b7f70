using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Partners.Tests;

/// <summary>A partner as its own people know it.</summary>
internal sealed record KnownPartner(Guid Id, string ClientId, string? Secret, string Redirect)
{
    /// <summary>Where officers see it.</summary>
    public string Page => "/partners/" + Id;
}

/// <summary>What the token endpoint answered.</summary>
internal sealed record Answered(HttpStatusCode Status, JsonElement Body)
{
    public string? Text(string name) => Body.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>One journey of a partner: its request with a fresh verifier, and what it does with the code.</summary>
internal sealed record Journey(KnownPartner Partner, string Scopes)
{
    public string Verifier { get; } = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public string Address(params (string Name, string? Value)[] instead)
    {
        var query = new Dictionary<string, string?>
        {
            ["client_id"] = Partner.ClientId,
            ["redirect_uri"] = Partner.Redirect,
            ["response_type"] = "code",
            ["scope"] = Scopes,
            ["state"] = "راه-۱",
            ["nonce"] = "n-1",
            ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in instead)
            query[name] = value;
        return QueryHelpers.AddQueryString("/connect/authorize", query.Where(q => q.Value is not null));
    }
}

/// <summary>The city with partners, and steps that many tests take.</summary>
public sealed class PartnersCity : IAsyncLifetime
{
    private CityHost? _city;

    /// <summary>What else of the outside world a test replaces.</summary>
    internal Action<IServiceCollection>? Change { get; init; }

    internal CityHost City => _city ?? throw new InvalidOperationException("The city is not open yet.");

    internal KnownPeople People { get; } = new();

    public async ValueTask InitializeAsync() =>
        _city = await CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IPeople>(_ => People));
            services.Replace(ServiceDescriptor.Singleton(new LimitSettings(1000)));
            Change?.Invoke(services);
        });

    public async ValueTask DisposeAsync()
    {
        if (_city is not null)
            await _city.DisposeAsync();
    }

    /// <summary>Somebody signed in, whose browser stops at every redirect.</summary>
    internal Visitor Person(string name, PersonId? id = null, Func<Actor, Actor>? change = null)
    {
        var person = id ?? PersonId.New();
        var actor = new Actor
        {
            Person = person,
            For = person,
            DisplayName = name,
            Session = Guid.CreateVersion7(),
        };
        return City.As(change?.Invoke(actor) ?? actor, followRedirects: false);
    }

    /// <summary>A partner that was registered and approved.</summary>
    internal Task<KnownPartner> PartnerAsync(
        string host = "library.example",
        string scopes = "openid profile phone email offline_access",
        bool confidential = true,
        bool approve = true,
        string? logout = null
    ) =>
        City.InTransactionAsync(async scope =>
        {
            var desk = scope.GetRequiredService<PartnerDesk>();
            var redirect = host.StartsWith("127.", StringComparison.Ordinal)
                ? $"http://{host}/back"
                : $"https://{host}/back";
            var partner = desk.Register(
                new PartnerForm(
                    "کتابخانهٔ باغ",
                    "Garden library",
                    "تا کارت عضویت شما را بی فرم تازه بسازد",
                    "To make your card without another form",
                    [redirect],
                    scopes.Split(' '),
                    confidential,
                    logout
                )
            );
            await scope.GetRequiredService<PartnersDb>().SaveChangesAsync();
            var secret = approve
                ? (await desk.ApproveAsync(partner, PersonId.New(), CancellationToken.None)).Value
                : null;
            return new KnownPartner(partner.Id, partner.ClientId ?? "", secret, redirect);
        });

    /// <summary>Agrees on the consent page and answers the code.</summary>
    internal static async Task<string> CodeAsync(Visitor person, Journey journey)
    {
        var seen = await person.GetAsync(journey.Address());
        if (seen.Status == HttpStatusCode.OK)
            seen = await person.SubmitAsync(seen, Allow, ("Decision", "allow"));
        return Back(seen)["code"];
    }

    /// <summary>The parameters with which the browser came back to the partner.</summary>
    internal static Dictionary<string, string> Back(Seen seen)
    {
        Assert.True(seen.Status == HttpStatusCode.Redirect, $"{seen.Status}\n{seen.Text}");
        var uri = new Uri(seen.Location ?? "");
        return QueryHelpers.ParseQuery(uri.Query).ToDictionary(q => q.Key, q => q.Value.ToString());
    }

    internal const string Allow = "#consent";
    internal const string Register = "#register";

    /// <summary>A form of registration in which nothing is wrong.</summary>
    internal static readonly (string Name, string? Value)[] GoodForm =
    [
        ("NameFa", "استخر محله"),
        ("NameEn", "Quarter pool"),
        ("PurposeFa", "تا بلیت شما را به نام خودتان نگه دارد"),
        ("PurposeEn", "To keep your ticket in your own name"),
        ("Scopes", "profile"),
        ("Kind", "server"),
        ("Redirects", "https://pool.example/back"),
    ];

    /// <summary>An officer who may register and approve.</summary>
    internal Visitor Officer(string name) => City.SignedIn(name, new Grant(PartnersModule.Approve, OfficeId.New()));

    /// <summary>Client id and secret as an officer's page shows them.</summary>
    internal static (string Client, string? Secret) Shown(Seen page)
    {
        string[] all = [.. page.Page.QuerySelectorAll(".copyable-value").Select(e => e.TextContent)];
        return (
            all.Single(v => v.StartsWith("p-", StringComparison.Ordinal)),
            all.SingleOrDefault(v => v.StartsWith("shahr-", StringComparison.Ordinal))
        );
    }

    internal static Task<Partner> FindAsync(IServiceProvider scope, Guid id) =>
        scope.GetRequiredService<PartnersDb>().Partners.AsNoTracking().SingleAsync(p => p.Id == id);

    /// <summary>The partner's own server asks for tokens.</summary>
    internal async Task<Answered> TokensAsync(Journey journey, params (string Name, string? Value)[] fields)
    {
        using var partner = City.Visitor();
        var all = fields.Append(("client_id", journey.Partner.ClientId)).ToList();
        if (journey.Partner.Secret is { } secret && fields.All(f => f.Name != "client_secret"))
            all.Add(("client_secret", secret));
        using var body = new FormUrlEncodedContent(
            all.Where(f => f.Item2 is not null).Select(f => new KeyValuePair<string, string?>(f.Item1, f.Item2))
        );
        using var response = await partner.Http.PostAsync("/connect/token", body);
        return new Answered(
            response.StatusCode,
            JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement
        );
    }

    internal Task<Answered> ExchangeAsync(Journey journey, string code) =>
        TokensAsync(
            journey,
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", journey.Partner.Redirect),
            ("code_verifier", journey.Verifier)
        );

    /// <summary>The partner's own server asks for itself.</summary>
    internal Task<Answered> AloneAsync(KnownPartner partner, string? scope = MachineScope.Registration) =>
        TokensAsync(new Journey(partner, ""), ("grant_type", "client_credentials"), ("scope", scope));

    internal Task<Answered> RefreshAsync(Journey journey, string? token) =>
        TokensAsync(journey, ("grant_type", "refresh_token"), ("refresh_token", token));

    /// <summary>Reads an identity token as its partner must: by the published keys, for it, in time.</summary>
    internal async Task<TokenValidationResult> ReadAsync(string? token, KnownPartner partner)
    {
        using var anybody = City.Visitor();
        var keys = new JsonWebKeySet(await anybody.Http.GetStringAsync("/.well-known/jwks"));
        return await new JsonWebTokenHandler { MapInboundClaims = false }.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                IssuerSigningKeys = keys.GetSigningKeys(),
                ValidIssuer = "http://localhost:5080/",
                ValidAudience = partner.ClientId,
                ValidAlgorithms = ["ES256"],
                ValidateLifetime = false,
            }
        );
    }
}

/// <summary>The people whom Identity would know.</summary>
internal sealed class KnownPeople : IPeople
{
    public ConcurrentDictionary<PersonId, Reach> Reachable { get; } = new();

    public ConcurrentDictionary<PersonId, string> Named { get; } = new();

    public Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    ) =>
        Task.FromResult<IReadOnlyDictionary<PersonId, PersonName>>(
            people.Where(Named.ContainsKey).ToDictionary(p => p, p => new PersonName(p, Named[p]))
        );

    // At /me/data the treasury asks whose bills are whose; no partner is ever told a person's record.
    public Task<PersonRecord?> RecordAsync(PersonId person, string reason, CancellationToken ct = default) =>
        reason == "قبض‌های خود شخص"
            ? Task.FromResult<PersonRecord?>(null)
            : throw new InvalidOperationException("No partner is ever told a person's record.");

    public Task<Reach?> ReachAsync(PersonId person, CancellationToken ct = default) =>
        Task.FromResult(Reachable.GetValueOrDefault(person));

    public Task<IReadOnlyList<PersonId>> ReadersOfAsync(
        PersonId applicant,
        string service,
        CancellationToken ct = default
    ) => Task.FromResult<IReadOnlyList<PersonId>>([applicant]);

    public Task<bool> AreCloseAsync(PersonId one, PersonId other, CancellationToken ct = default) =>
        Task.FromResult(one == other);
}
