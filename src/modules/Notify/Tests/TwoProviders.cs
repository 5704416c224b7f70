using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>A city with two SMS providers, of which each test spoils one; it is patient for a moment only.</summary>
public abstract class TwoProviders : IAsyncLifetime
{
    private CityHost? _city;

    internal CityHost City => _city ?? throw new InvalidOperationException("The city is not open yet.");

    internal StubbornProvider First { get; } = new();

    internal StubbornProvider Second { get; } = new();

    internal virtual TimeSpan Patience => TimeSpan.FromMilliseconds(300);

    internal virtual ISmsProvider InFirstPlace(TimeProvider clock) => First;

    public async ValueTask InitializeAsync() =>
        _city = await CityHost.StartAsync(services =>
        {
            services.Replace(ServiceDescriptor.Scoped<IPeople>(_ => new OneReachablePerson()));
            services.Replace(
                ServiceDescriptor.Singleton(s => new SmsLines([
                    new SmsLine("first", InFirstPlace(s.GetRequiredService<TimeProvider>()), 1000),
                    new SmsLine("second", Second, 1000),
                ])
                {
                    Patience = Patience,
                })
            );
        });

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        Close();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a test opened outside the city ends with it.</summary>
    protected virtual void Close() { }

    internal Visitor Davoud() => City.SignedIn("داوود رضایی", new Grant(NotifyModule.Operate, OfficeId.New()));

    /// <summary>A code on its way to somebody; answers the message's id.</summary>
    internal Task<Guid> SendAsync() =>
        City.InTransactionAsync(async scope =>
        {
            var key = Guid.CreateVersion7().ToString("N");
            var values = new Dictionary<string, string>
            {
                ["city"] = "شهر",
                ["code"] = "246813",
                ["minutes"] = "3",
            };
            await scope.GetRequiredService<INotify>().SendCodeAsync(key, "+989121112233", "sign_in_code", values);
            return await scope
                .GetRequiredService<NotifyDb>()
                .Messages.Where(m => m.MessageKey == key)
                .Select(m => m.Id)
                .SingleAsync();
        });

    /// <summary>A letter that is not urgent.</summary>
    internal Task<bool> TellAsync(PersonId person, string key) =>
        City.InTransactionAsync(async scope =>
        {
            var values = new Dictionary<string, string> { ["service"] = "گواهی", ["number"] = "472918305" };
            var message = new Message(key, person, "case_opened", values, "/cases/472918305");
            await scope.GetRequiredService<INotify>().SendAsync(message);
            return true;
        });

    internal Task<QueuedMessage> MessageAsync(Guid id) =>
        City.InScopeAsync(scope =>
            scope.GetRequiredService<NotifyDb>().Messages.AsNoTracking().SingleAsync(m => m.Id == id)
        );

    /// <summary>Until the message stands so; where it does not, the test says how it stood.</summary>
    internal async Task<QueuedMessage> UntilAsync(Guid id, Func<QueuedMessage, bool> stands, string what)
    {
        await CityHost.EventuallyAsync(async () => stands(await MessageAsync(id)), what);
        return await MessageAsync(id);
    }

    /// <summary>A message that was handed over and answered one way or another, so that only asking is left.</summary>
    internal async Task<Guid> HandedAsync()
    {
        var id = await SendAsync();
        await UntilAsync(id, m => m.State == MessageState.Given && (m.WasTaken || m.Error is not null), "handing over");
        return id;
    }

    /// <summary>Time passes until providers are asked.</summary>
    internal void Later(TimeSpan? by = null) => City.Clock.Advance(by ?? TimeSpan.FromSeconds(11));
}
