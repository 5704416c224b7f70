using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;
using Shahr.Kit.Files;

namespace Shahr.Maps;

/// <summary>The map in force in this process. A request takes <see cref="Package"/> once and stays with it.</summary>
internal sealed class CurrentMap(CityDatabase database, MapFolder folder, IServiceScopeFactory scopes) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile MapPackage? _package;

    /// <summary>Null before any import.</summary>
    public MapPackage? Package => _package;

    /// <summary>Looks at the pointer and takes a new package in force; true when it changed.</summary>
    public async Task<bool> RefreshAsync(CancellationToken ct)
    {
        // One look at a time: a slow look must not put back the map that a later one has replaced.
        await _one.WaitAsync(ct);
        try
        {
            var hash = await HashInForceAsync(ct);
            if (hash is null || hash == _package?.Hash)
                return false;
            var file = folder.PathOf(hash);
            if (!File.Exists(file))
                await BringAsync(hash, file, ct);
            var old = _package;
            _package = MapPackage.Open(file, hash);
            old?.Retire();
            return true;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Clears this machine's folder of packages no longer in force and of abandoned drafts.</summary>
    public void Sweep(DateTime now)
    {
        if (_package?.Hash is { } hash)
            folder.SweepOld(hash, now);
    }

    public void Dispose()
    {
        _package?.Retire();
        _one.Dispose();
    }

    private async Task<string?> HashInForceAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "select hash from maps_current where one = 1";
        return await command.ExecuteScalarAsync(ct) as string;
    }

    private async Task BringAsync(string hash, string file, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await using var kept =
            await scope.ServiceProvider.GetRequiredService<IFileStore>().OpenAsync(hash, ct)
            ?? throw new InvalidOperationException($"The map {hash} is in force but not in the file store.");
        using var draft = folder.NewDraft();
        await using (var copy = File.Create(draft.Path))
            await kept.CopyToAsync(copy, ct);
        File.Move(draft.Path, file, overwrite: true);
    }
}

/// <summary>Looks once a second whether another process put a new map in force.</summary>
internal sealed partial class MapWatch(CurrentMap map, TimeProvider clock, ILogger<MapWatch> log) : BackgroundService
{
    private const int LooksBetweenSweeps = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private int _looks;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The first page already shows the map.
        await LookAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await LookAsync(stoppingToken);
    }

    private async Task LookAsync(CancellationToken ct)
    {
        try
        {
            await map.RefreshAsync(ct);
            if (_looks++ % LooksBetweenSweeps == 0)
                map.Sweep(clock.GetUtcNow().UtcDateTime);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The old map goes on serving; the next look may succeed.
            LogFailed(error);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The map in force could not be taken; the old one goes on serving")]
    private partial void LogFailed(Exception error);
}
