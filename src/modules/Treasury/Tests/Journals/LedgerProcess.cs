using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Treasury.Tests;

/// <summary>As much of a city's process as money needs, over a database that several share.</summary>
internal sealed class LedgerProcess : IAsyncDisposable
{
    private readonly IHost _host;
    private OpenLedger? _opened;
    private bool _isDead;

    private LedgerProcess(string database, string folder, double leaseSeconds)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration["Treasury:LeaseSeconds"] = leaseSeconds.ToString(CultureInfo.InvariantCulture);
        builder.Logging.SetMinimumLevel(LogLevel.None);
        builder.Services.AddSingleton(CityDatabase.Postgres(database));
        builder.Services.AddSingleton(new DataFolder(folder));
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped<CityTransaction>();
        builder.Services.AddScoped<TreasuryDb>();
        JournalServices.Add(builder.Services);
        builder.Services.AddSingleton<IJournalPlace>(s => new WatchedPlace(
            ActivatorUtilities.CreateInstance<DatabasePlace>(s),
            opened => _opened = opened
        ));
        builder.Services.AddSingleton<LedgerFollower>();
        builder.Services.AddSingleton<IHostedService>(s => s.GetRequiredService<LedgerFollower>());
        _host = builder.Build();
    }

    /// <summary>Whoever asks in this process asks here.</summary>
    public ICityLedger Ledger => _host.Services.GetRequiredService<ICityLedger>();

    public LedgerHost Books => _host.Services.GetRequiredService<LedgerHost>();

    public LedgerFollower Follower => _host.Services.GetRequiredService<LedgerFollower>();

    /// <summary>Whether it is the one that has the ledger.</summary>
    public bool Holds => Books.Current is not null;

    /// <summary>What it had open when it died.</summary>
    public OpenLedger Opened => _opened ?? throw new InvalidOperationException("It never had the ledger.");

    public static async Task<LedgerProcess> StartAsync(string database, string folder, double leaseSeconds)
    {
        var process = new LedgerProcess(database, folder, leaseSeconds);
        await process._host.StartAsync();
        return process;
    }

    /// <summary>From here on it says nothing any more and gives nothing back, as one that was killed.</summary>
    public async Task DieAsync()
    {
        _isDead = true;
        foreach (var service in _host.Services.GetServices<IHostedService>().OfType<IDisposable>())
            service.Dispose();
        if (_opened?.Lease is { } lease)
            await lease.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isDead)
            await _host.StopAsync();
        else
            _opened?.Ledger.Dispose();
        _opened?.Copies?.Dispose();
        await _host.Services.GetRequiredService<CityDatabase>().DisposeAsync();
    }

    private sealed class WatchedPlace(IJournalPlace place, Action<OpenLedger> opened) : IJournalPlace
    {
        public bool IsShared => place.IsShared;

        public TimeSpan Pause => place.Pause;

        public async Task<OpenLedger?> OpenAsync(long knownEnd, CancellationToken ct)
        {
            var open = await place.OpenAsync(knownEnd, ct);
            if (open is not null)
                opened(open);
            return open;
        }
    }
}
