using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// The job that tells events where somebody wants to hear, each address in order and beside the others, with no
/// transaction held. One that fails is told again, later and later; after <see cref="MostAttempts"/> it is paused and
/// its owner told. Signed as Standard Webhooks 1.0 has it.
/// </summary>
internal static class DeliverEvents
{
    /// <summary>The client that reaches them.</summary>
    public const string Client = "treasury.hooks";

    /// <summary>Of one event, about a day long.</summary>
    public const int MostAttempts = 10;

    private const int Hooks = 50;
    private const int Events = 20;
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(6);

    /// <summary>A client that connects to nothing inside the city's own network and follows no redirect.</summary>
    public static HttpMessageHandler Handler() =>
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = PublicConnection.OpenAsync,
        };

    private sealed record Due(Hook Hook, List<(long Position, ToldEvent Event)> Events);

    // How far it heard, and what went wrong with the next.
    private sealed record Heard(Hook Hook, long Until, string? Trouble, bool IsGone);

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<TreasuryDb>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var hooks = await db
            .Hooks.AsNoTracking()
            .Where(h => h.PausedAt == null && h.NextAt <= now)
            .Where(h => db.Events.Any(e => e.Account == h.Account && e.Position > h.Told))
            .OrderBy(h => h.NextAt)
            .Take(Hooks)
            .ToListAsync(ct);
        if (hooks.Count == 0)
            return false;
        var told = scope.GetRequiredService<ToldEvents>();
        var due = new List<Due>();
        foreach (var hook in hooks)
            due.Add(new Due(hook, await told.AfterAsync(hook.Account, hook.Told, Events, ct)));
        var http = scope.GetRequiredService<IHttpClientFactory>().CreateClient(Client);
        var secret = scope.GetRequiredService<HookSecret>();
        foreach (var heard in await Task.WhenAll(due.Select(d => TellAsync(http, secret, d, now, ct))))
            await SettleAsync(scope, heard, now, ct);
        return due.Exists(d => d.Events.Count == Events);
    }

    private static async Task<Heard> TellAsync(
        HttpClient http,
        HookSecret secret,
        Due due,
        DateTime now,
        CancellationToken ct
    )
    {
        var until = due.Hook.Told;
        foreach (var (position, happened) in due.Events)
        {
            var (trouble, isGone) = await TellAsync(http, secret, due.Hook, happened, now, ct);
            if (trouble is not null)
                return new Heard(due.Hook, until, trouble, isGone);
            until = position;
        }

        return new Heard(due.Hook, until, null, false);
    }

    private static async Task<(string? Trouble, bool IsGone)> TellAsync(
        HttpClient http,
        HookSecret secret,
        Hook hook,
        ToldEvent happened,
        DateTime now,
        CancellationToken ct
    )
    {
        var body = JsonSerializer.Serialize(happened, EventSource.Json);
        var id = "event_" + happened.Id;
        var timestamp = new DateTimeOffset(now).ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, hook.Address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", secret.Sign(hook, id, timestamp, body, now));
        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            return answer.IsSuccessStatusCode
                ? (null, false)
                : ($"HTTP {(int)answer.StatusCode}", answer.StatusCode == HttpStatusCode.Gone);
        }
        catch (HttpRequestException away)
        {
            return (away.HttpRequestError.ToString(), false);
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return ("Timeout", false);
        }
    }

    private static async Task SettleAsync(IServiceProvider services, Heard heard, DateTime now, CancellationToken ct)
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var (hook, moved) = (heard.Hook, heard.Until > heard.Hook.Told);
        // Changed by its owner meanwhile, or told by another process: that one counts.
        var row = scope
            .ServiceProvider.GetRequiredService<TreasuryDb>()
            .Hooks.Where(h => h.Account == hook.Account && h.Told == hook.Told && h.PausedAt == null)
            .Where(h => h.Address == hook.Address);
        var attempts = heard.Trouble is null ? 0 : (moved ? 0 : hook.Attempts) + 1;
        DateTime? paused = heard.IsGone || attempts >= MostAttempts ? now : null;
        var next = attempts == 0 ? now : now + Backoff.After(attempts, _first, _longest);
        var changed = await row.ExecuteUpdateAsync(
            set =>
                set.SetProperty(h => h.Told, heard.Until)
                    .SetProperty(h => h.Attempts, attempts)
                    .SetProperty(h => h.NextAt, next)
                    .SetProperty(h => h.Trouble, heard.Trouble)
                    .SetProperty(h => h.PausedAt, paused),
            ct
        );
        if (changed == 1 && paused is not null)
            await SayPausedAsync(scope.ServiceProvider, heard, ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task SayPausedAsync(IServiceProvider services, Heard heard, CancellationToken ct)
    {
        var hook = heard.Hook;
        services
            .GetRequiredService<AuditTrail>()
            .Record("treasury.hook_paused", "account", hook.Account.ToString(), details: new { heard.Trouble });
        var city = services.GetRequiredService<UiContext>().CityName;
        var host = new Uri(hook.Address).Host;
        var values = new Dictionary<string, string> { ["city"] = city, ["name"] = host };
        var key = $"hook-paused:{hook.Account:N}:{heard.Until}";
        await services
            .GetRequiredService<INotify>()
            .SendAsync(new Message(key, hook.OwnerId, "hook_paused", values, MyHook.Wallet), ct);
    }
}
