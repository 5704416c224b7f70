using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Shahr.Treasury;

/// <summary>
/// Takes what was agreed to beforehand to the ledger once its rows are durable, one committed lot after the other. A
/// lot that dies with the process is asked for again by the job <c>treasury.ask_again</c>.
/// </summary>
internal sealed class AgreedMover(MoneyMover mover) : BackgroundService
{
    private readonly Channel<IReadOnlyList<Payment>> _lots = Channel.CreateUnbounded<IReadOnlyList<Payment>>(
        new UnboundedChannelOptions { SingleReader = true }
    );

    /// <summary>A lot whose rows were committed just now.</summary>
    public void Take(IReadOnlyList<Payment> lot) => _lots.Writer.TryWrite(lot);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            await foreach (var lot in _lots.Reader.ReadAllAsync(stoppingToken))
                await mover.MoveAllAsync(lot);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Their rows say that they were asked for.
        }
    }
}
