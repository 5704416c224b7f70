using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Shahr.Treasury;

/// <summary>Looks at an attempt while its person waits, not too long; the look goes on without them.</summary>
internal sealed partial class GatewayLook(
    GatewayAsker asker,
    TryBook book,
    TimeProvider clock,
    IHostApplicationLifetime life,
    ILogger<GatewayLook> log
)
{
    public async Task ForAWhileAsync(Guid id, bool cameBack, TimeSpan most)
    {
        var look = LookAsync(id, cameBack);
        await Task.WhenAny(look, Task.Delay(most, clock));
    }

    private async Task LookAsync(Guid id, bool cameBack)
    {
        try
        {
            if (!cameBack)
                await asker.CarryAsync(id, isAsked: true, life.ApplicationStopping);
            else if (await book.FindAsync(id, life.ApplicationStopping) is { } one)
                await asker.LookAsync(one, life.ApplicationStopping);
        }
        catch (OperationCanceledException) when (life.ApplicationStopping.IsCancellationRequested)
        {
            // The job takes it up at the next start.
        }
        catch (Exception broken)
        {
            // The job does it again; the person reads where it stands.
            LogBroken(broken, id);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Looking at top-up {Id} failed; the job looks again")]
    private partial void LogBroken(Exception broken, Guid id);
}
