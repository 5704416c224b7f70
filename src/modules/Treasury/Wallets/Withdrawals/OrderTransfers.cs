using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Carries withdrawals to their end: gives the bank the order, asks what became of it, and brings back what the bank
/// refused. A process may die between any two lines of it: every call outside may be repeated under the same id, and
/// every step is written once.
/// </summary>
internal sealed partial class OrderTransfers(
    TransferLine line,
    WithdrawalBook book,
    WithdrawalSeal seal,
    MoneyMover mover,
    ICityLedger ledger,
    TimeProvider clock,
    ILogger<OrderTransfers> log
)
{
    // More steps than any withdrawal has.
    private const int MostSteps = 6;
    private const int AtOnce = 100;
    private const int MostSilences = 3;

    /// <summary>The job: everything that is due. A bank that is silent three times is left alone a while.</summary>
    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var orders = services.GetRequiredService<OrderTransfers>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await services
            .GetRequiredService<TreasuryDb>()
            .Withdrawals.AsNoTracking()
            .Where(w => w.AskAt != null && w.AskAt <= now)
            .OrderBy(w => w.AskAt)
            .Select(w => w.Id)
            .Take(AtOnce)
            .ToListAsync(ct);
        var silences = 0;
        foreach (var id in due)
        {
            if (!await orders.CarryAsync(id, ct) && ++silences == MostSilences)
                return false;
        }

        return false;
    }

    /// <summary>As far as it goes now; false where the bank did not answer.</summary>
    public async Task<bool> CarryAsync(Guid id, CancellationToken ct)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (await book.FindAsync(id, ct) is not var (one, number) || !IsDue(one))
                return true;
            try
            {
                if (await StepAsync(one, number, ct))
                    continue;
                await book.LaterAsync(one);
                return true;
            }
            catch (Exception silent) when (silent is TransferSilentException or LedgerStoppedException)
            {
                LogSilent(number, silent.Message);
                await book.LaterAsync(one);
                return false;
            }
        }

        return true;
    }

    /// <summary>True where something was written, so that there may be a next step.</summary>
    private async Task<bool> StepAsync(Withdrawal one, string number, CancellationToken ct)
    {
        if (one.State == WithdrawalState.Refused)
            return await GiveBackAsync(one, number, ct);
        if (line.Bank is not { } bank)
            throw new TransferSilentException("No bank is set any more.");
        var order = new TransferOrder(one.Id, number, seal.Open(one.Id, one.SealedSheba), one.AmountRial);
        var word =
            one.State == WithdrawalState.Ordered ? await bank.AskAsync(one.Id, ct) : await bank.OrderAsync(order, ct);
        // A bank that forgot it is told again: under the same id it is the same order.
        if (word.Fate == TransferFate.NotKnown)
            word = await bank.OrderAsync(order, ct);
        switch (word.Fate)
        {
            case TransferFate.Arrived:
                await LeaveAsync(one);
                return await book.ArrivedAsync(one, word.Tracking);
            case TransferFate.Refused:
                return await book.RefusedAsync(one, word.Why ?? TransferRefusal.Other, word.Tracking);
            default:
                return one.State == WithdrawalState.Due && await book.OrderedAsync(one, word.Tracking);
        }
    }

    private async Task<bool> GiveBackAsync(Withdrawal one, string number, CancellationToken ct)
    {
        if (await book.ReturningAsync(one, number) is not { } back)
            return false;
        // The rows that follow the ledger say how it ended; while it rests, it is asked again.
        await mover.MoveAsync(back, ct);
        return true;
    }

    // What was on its way is out of the city's account at the bank; the same id, so that it moves once.
    private async Task LeaveAsync(Withdrawal one)
    {
        var answers = await ledger.SubmitAsync(
            MoneyAccounts.Move(
                new CommandId(Numbers.Of(one.Id) ^ 1),
                MoneyAccounts.OnItsWay,
                MoneyAccounts.Bank,
                one.AmountRial.Amount,
                MoneyCode.Withdrawal
            )
        );
        if (!answers[^1].Done)
            throw new InvalidOperationException($"Withdrawal {one.Id} cannot leave the books: {answers[^1].Refusal}.");
    }

    private bool IsDue(Withdrawal one) => one.AskAt <= clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(1, LogLevel.Warning, "Withdrawal {Number} waits: {Why}")]
    private partial void LogSilent(string number, string why);
}
