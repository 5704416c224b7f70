using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Web.Host;

namespace Shahr.Testing;

/// <summary>
/// The whole city in this process, on a database and a data folder of its own, with a clock that tests may move.
/// </summary>
public sealed class CityHost : IAsyncDisposable
{
    private readonly CityOptions _options;
    private readonly Action<IServiceCollection> _change;
    private readonly SignedIn _signedIn;
    private WebApplication _app;

    private CityHost(
        CityOptions options,
        WebApplication app,
        TestClock clock,
        SignedIn signedIn,
        Action<IServiceCollection> change
    ) => (_options, _app, Clock, _signedIn, _change) = (options, app, clock, signedIn, change);

    /// <summary>The city's clock.</summary>
    public TestClock Clock { get; }

    /// <summary>The city's services.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Its settings, for opening the database from outside.</summary>
    public CityOptions Options => _options;

    /// <summary>
    /// A new city, in a folder of its own unless one is given. <paramref name="change"/> replaces the outside world.
    /// </summary>
    public static async Task<CityHost> StartAsync(Action<IServiceCollection>? change = null, string? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("shahr-test-").FullName;
        var options = await TestDatabases.NewAsync(folder);
        var clock = new TestClock();
        var signedIn = new SignedIn();
        void Change(IServiceCollection services)
        {
            services.AddSingleton<IStartupFilter>(signedIn);
            AlreadyProved.StandBefore(services);
            change?.Invoke(services);
        }

        return new CityHost(options, await OpenAsync(options, clock, Change), clock, signedIn, Change);
    }

    /// <summary>Somebody at a browser of their own.</summary>
    public Visitor Visitor(bool followRedirects = true) => new(_app.GetTestServer(), followRedirects);

    /// <summary>
    /// A person at a browser of their own, signed in without going through sign-in. Grants are what an office lets
    /// them.
    /// </summary>
    public Visitor SignedIn(string name, params Grant[] grants)
    {
        var person = PersonId.New();
        return As(
            new Actor
            {
                Person = person,
                For = person,
                DisplayName = name,
                Session = Guid.CreateVersion7(),
                Grants = grants,
            }
        );
    }

    /// <summary>The same for somebody who was there before.</summary>
    public Visitor As(Actor actor, bool followRedirects = true)
    {
        var visitor = Visitor(followRedirects);
        visitor.Http.DefaultRequestHeaders.Add(Testing.SignedIn.Header, _signedIn.Open(actor));
        return visitor;
    }

    /// <summary>Stops the city and starts it again on the same data, as after a power cut or an upgrade.</summary>
    public async Task RestartAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        _app = await OpenAsync(_options, Clock, _change);
    }

    /// <summary>Runs something in a scope of its own.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Runs something in one transaction of its own.</summary>
    public Task<T> InTransactionAsync<T>(Func<IServiceProvider, Task<T>> work) =>
        InScopeAsync(async scope =>
        {
            var transaction = scope.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync();
            var answer = await work(scope);
            await transaction.CommitAsync();
            return answer;
        });

    /// <summary>Waits until something becomes true (an event was handled, a document signed).</summary>
    public static async Task EventuallyAsync(Func<Task<bool>> isTrue, string what, int seconds = 20)
    {
        for (var i = 0; i < seconds * 20; i++)
        {
            if (await isTrue())
                return;
            await Task.Delay(50);
        }

        throw new TimeoutException("Did not happen: " + what);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await TestDatabases.DropAsync(_options);
        try
        {
            Directory.Delete(_options.Data, recursive: true);
        }
        catch (IOException)
        {
            // A file still open elsewhere is the operating system's to clean.
        }
    }

    private static async Task<WebApplication> OpenAsync(
        CityOptions options,
        TestClock clock,
        Action<IServiceCollection> change
    )
    {
        var app = CityApp.Build(
            options,
            [],
            builder =>
            {
                builder.WebHost.UseTestServer();
                builder.Logging.ClearProviders();
                builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Warning);
                // Files of 4 MiB instead of 64: a test's ledger is short.
                builder.Configuration["Treasury:LinesOfFile"] = "16384";
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
                builder.Services.Replace(ServiceDescriptor.Singleton(new LimitSettings()));
                change(builder.Services);
            }
        );
        try
        {
            await app.StartAsync();
            return app;
        }
        catch
        {
            // A city that refuses to open lets go of its folder.
            await app.DisposeAsync();
            throw;
        }
    }
}
