using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>The city with servers outside that hear of money.</summary>
public sealed class HookCity : IAsyncLifetime
{
    private CityHost? _city;

    internal CityHost City => _city ?? throw new InvalidOperationException("The city is not open yet.");

    internal FarServers Servers { get; } = new();

    public async ValueTask InitializeAsync() =>
        _city = await CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IMachines>(_ => new KnownMachines()));
            services.AddHttpClient(DeliverEvents.Client).ConfigurePrimaryHttpMessageHandler(() => Servers);
        });

    public async ValueTask DisposeAsync()
    {
        if (_city is not null)
            await _city.DisposeAsync();
    }

    /// <summary>Somebody whose server hears at a host of their own.</summary>
    internal async Task<Listener> ListenerAsync(string host)
    {
        var (visitor, actor) = City.Somebody("آبفای شهر");
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync(MyHook.Wallet),
            "#hook",
            ("Address", $"https://{host}/money")
        );
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return new Listener(visitor, actor, host, SecretOn(page));
    }

    /// <summary>The secret that a page shows once.</summary>
    internal static string SecretOn(Seen page) => Regex.Match(page.Text, "whsec_[A-Za-z0-9+/]{43}=").Value;

    internal Task HeardAsync(string host, int events) =>
        CityHost.EventuallyAsync(() => Task.FromResult(Servers.To(host).Count >= events), $"{events} at {host}");

    /// <summary>Whether so many vain attempts are written.</summary>
    internal Task<bool> AttemptsAsync(Listener listener, int attempts) =>
        City.InScopeAsync(scope =>
            scope
                .GetRequiredService<TreasuryDb>()
                .Hooks.AnyAsync(h => h.Account == listener.Actor.For.Value && h.Attempts == attempts)
        );

    /// <summary>A page of events as a program reads it.</summary>
    internal static async Task<JsonElement> EventsAsync(Visitor program, string query = "")
    {
        var seen = await program.GetAsync(TellEvents.Address + query);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        return JsonDocument.Parse(seen.Body).RootElement;
    }
}

/// <summary>Whose server hears.</summary>
internal sealed record Listener(Visitor Visitor, Actor Actor, string Host, string Secret);

/// <summary>What a server was told.</summary>
internal sealed record Heard(string Host, string Id, string Timestamp, string Signature, string Body)
{
    public JsonElement Event => JsonDocument.Parse(Body).RootElement;

    public long Amount => Event.GetProperty("data").GetProperty("amountRial").GetInt64();
}

/// <summary>Servers outside the city.</summary>
internal sealed class FarServers : HttpMessageHandler
{
    private readonly ConcurrentQueue<Heard> _heard = new();

    /// <summary>What a host answers; 204 where nothing is said.</summary>
    public ConcurrentDictionary<string, HttpStatusCode> Answer { get; } = new();

    public List<Heard> To(string host) => [.. _heard.Where(h => h.Host == host)];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var host = request.RequestUri?.Host ?? "";
        var body = await (request.Content?.ReadAsStringAsync(ct) ?? Task.FromResult(""));
        Assert.Equal("application/cloudevents+json", request.Content?.Headers.ContentType?.MediaType);
        _heard.Enqueue(
            new Heard(host, Header("webhook-id"), Header("webhook-timestamp"), Header("webhook-signature"), body)
        );
        return new HttpResponseMessage(Answer.GetValueOrDefault(host, HttpStatusCode.NoContent));

        string Header(string name) => request.Headers.GetValues(name).Single();
    }
}
