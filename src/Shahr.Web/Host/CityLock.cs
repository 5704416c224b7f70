using Shahr.Web.Cli;

namespace Shahr.Web.Host;

/// <summary>
/// SQLite has one city process: its writing gate and its caches live in it. The open city holds <c>.open</c> in its
/// data folder; the system lets go of it when the process dies, however it dies. On PostgreSQL many processes are
/// welcome.
/// </summary>
internal sealed class CityLock(CityOptions options) : IHostedService, IDisposable
{
    private FileStream? _held;

    /// <summary>Holds the folder until disposed.</summary>
    /// <exception cref="StartException">A city is open there.</exception>
    public static FileStream Take(string data)
    {
        try
        {
            return new FileStream(
                Path.Join(data, ".open"),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException held) when (held.GetType() == typeof(IOException) && StartProblem.IsShared(held))
        {
            throw new StartException(
                $"شهر در پوشهٔ «{data}» باز است؛ نخست آن را ببندید.",
                $"A city is open in '{data}'; stop it first.",
                "systemctl stop shahr"
            );
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Database is null)
            _held = Take(options.Data);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Not at stop: jobs of the city may still finish a row then.
    public void Dispose() => _held?.Dispose();
}
