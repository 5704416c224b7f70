using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>A city whose push services are in software, and people who turn notifications on.</summary>
public sealed class PushCity : IAsyncLifetime
{
    private CityHost? _city;

    internal CityHost City => _city ?? throw new InvalidOperationException();

    internal SoftPushService Service { get; private set; } = new(TimeProvider.System);

    public async ValueTask InitializeAsync()
    {
        _city = await CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IPeople>(_ => new OneReachablePerson()));
            services.Replace(
                ServiceDescriptor.Singleton<IPushService>(s =>
                    Service = new SoftPushService(s.GetRequiredService<TimeProvider>())
                )
            );
        });
        _ = City.Services.GetRequiredService<IPushService>();
    }

    public async ValueTask DisposeAsync()
    {
        if (_city is not null)
            await _city.DisposeAsync();
    }

    internal async Task<Seen> TurnOnAsync(
        Actor who,
        SoftBrowser browser,
        string? endpoint = null,
        string? key = null,
        string? secret = null,
        Visitor? at = null
    )
    {
        var visitor = at ?? City.As(who);
        return await visitor.SubmitAsync(
            await visitor.GetAsync(MyPush.Address),
            $"form[action='{MyPush.Address}']",
            ("Endpoint", endpoint ?? browser.Endpoint.ToString()),
            ("Key", key ?? browser.Key),
            ("Secret", secret ?? browser.Secret)
        );
    }

    internal Task<List<PushDevice>> DevicesAsync(Actor who) =>
        City.InScopeAsync(s =>
            s.GetRequiredService<NotifyDb>()
                .PushDevices.AsNoTracking()
                .Where(d => d.PersonId == who.Person)
                .ToListAsync()
        );

    internal Task<List<QueuedMessage>> PushesAsync(Actor who) =>
        City.InScopeAsync(s =>
            s.GetRequiredService<NotifyDb>()
                .Messages.AsNoTracking()
                .Where(m => m.PersonId == who.Person && m.Channel == Channel.Push)
                .ToListAsync()
        );

    internal Task TellAsync(Actor who, string template = "case_opened", string? key = null) =>
        City.InTransactionAsync(async scope =>
        {
            var about = new Dictionary<string, string>
            {
                ["service"] = "گواهی سکونت",
                ["number"] = "472918305",
                ["city"] = "شهر نمونه",
            };
            var message = new Message(
                key ?? Guid.CreateVersion7().ToString(),
                who.Person,
                template,
                about,
                "/cases/472918305"
            );
            await scope.GetRequiredService<INotify>().SendAsync(message);
            return true;
        });

    /// <summary>Until the sending job has tried whatever is due of theirs.</summary>
    internal Task TriedAsync(Actor who) =>
        CityHost.EventuallyAsync(
            async () =>
            {
                var now = City.Clock.GetUtcNow().UtcDateTime;
                return (await PushesAsync(who)).TrueForAll(m => m.State != MessageState.Queued || m.NextAt > now);
            },
            "what is due tried",
            60
        );
}
