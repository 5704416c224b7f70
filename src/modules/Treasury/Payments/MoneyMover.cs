using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Takes payments that were asked for to the ledger: at once, after the request's commit, and again later for those
/// whose process died between the two. The ids are the payment's own, so nothing moves twice.
/// </summary>
internal sealed partial class MoneyMover(
    ICityLedger ledger,
    LedgerFollower follower,
    IServiceScopeFactory scopes,
    ILogger<MoneyMover> log
)
{
    private const int AtOnce = 100;
    private const int AgainAtOnce = 1000;
    private const int CommandsAtOnce = 6000;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Asks the ledger and waits, not long, until the rows say how it ended. Whoever reads the payment afterwards sees
    /// it settled, or asked for where the ledger rests.
    /// </summary>
    /// <returns>Whether it ended; then the payment says how.</returns>
    public async Task<bool> MoveAsync(Payment payment, CancellationToken ct)
    {
        // Its own ids make it harmless to ask for what another tab asked for meanwhile.
        if (payment.State is not (PaymentState.Draft or PaymentState.Asked))
            return false;
        try
        {
            var answers = await ledger.SubmitAsync(payment.Commands());
            var last = answers[^1];
            if (last.Position > 0)
            {
                payment.Answered(WhyOf(answers));
                return await follower.UntilAsync(answers.Max(a => a.Position), Soon, ct);
            }

            // Not kept: either the ledger is full just now and is asked again, or nobody could ever have asked this.
            if (last.Refusal is not (Refusal.Busy or Refusal.NoSpace))
                throw new InvalidOperationException(
                    $"Payment {payment.Id} is no chain the ledger takes: {last.Refusal}."
                );
        }
        catch (LedgerStoppedException)
        {
            // It stays asked for, and is asked again when the ledger is back.
        }

        LogWaits(payment.Id);
        return false;
    }

    /// <summary>The same by its id, while it is asked for and has no answer.</summary>
    public async Task MoveAsync(Guid id, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var payment = await scope
            .ServiceProvider.GetRequiredService<TreasuryDb>()
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .OrderBy(p => p.Id)
            .SingleOrDefaultAsync(p => p.Id == id && p.State == PaymentState.Asked, ct);
        if (payment is not null)
            await MoveAsync(payment, ct);
    }

    /// <summary>
    /// Asks the ledger for many at once and waits for no rows. What it cannot take now stays asked for.
    /// </summary>
    public async Task MoveAllAsync(IReadOnlyList<Payment> payments)
    {
        foreach (var lot in Lots(payments))
        {
            try
            {
                var answers = await ledger.SubmitAsync(lot);
                if (answers.Any(a => a.Refusal is Refusal.Busy or Refusal.NoSpace))
                    LogManyWait(payments.Count);
            }
            catch (LedgerStoppedException)
            {
                LogManyWait(payments.Count);
            }
        }
    }

    // As many whole chains as one call takes; an account that several share is opened once.
    private static IEnumerable<LedgerCommand[]> Lots(IReadOnlyList<Payment> payments)
    {
        var lot = new List<LedgerCommand>();
        foreach (var commands in payments.Select(p => p.Commands()))
        {
            if (lot.Count + commands.Count > CommandsAtOnce)
            {
                yield return [.. lot.DistinctBy(c => (c.Kind, c.Id))];
                lot.Clear();
            }

            lot.AddRange(commands);
        }

        if (lot.Count > 0)
            yield return [.. lot.DistinctBy(c => (c.Kind, c.Id))];
    }

    // Of a chain that was refused, one answer says why and the others that it did.
    private static LedgerAnswer WhyOf(LedgerAnswer[] answers)
    {
        var why = answers.FirstOrDefault(a => !a.Done && a.Refusal != Refusal.LinkedFailed);
        return answers[^1].Done || why.Done ? answers[^1] : why;
    }

    /// <summary>
    /// Gives held money back, if it has not gone yet. Whoever reads the payment afterwards sees which came first.
    /// </summary>
    public Task TakeBackAsync(Payment payment, CancellationToken ct) => EndHoldAsync(payment, payment.TakeBack(), ct);

    /// <summary>The job: held money whose time is over goes to the receiver.</summary>
    public static async Task<bool> ReleaseAsync(IServiceProvider services, CancellationToken ct)
    {
        var mover = services.GetRequiredService<MoneyMover>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await services
            .GetRequiredService<TreasuryDb>()
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .Where(p => p.State == PaymentState.Held && p.ReleaseAt <= now)
            .OrderBy(p => p.ReleaseAt)
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var payment in due)
            await mover.EndHoldAsync(payment, payment.Release(), ct);
        return due.Count == AtOnce;
    }

    /// <summary>The job: those that were asked for a while ago and have no answer.</summary>
    public static async Task<bool> AskAgainAsync(IServiceProvider services, CancellationToken ct)
    {
        var mover = services.GetRequiredService<MoneyMover>();
        var before = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - Late;
        var waiting = await services
            .GetRequiredService<TreasuryDb>()
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .Where(p => p.State == PaymentState.Asked && p.AskedAt < before)
            .OrderBy(p => p.AskedAt)
            .Take(AgainAtOnce)
            .ToListAsync(ct);
        await mover.MoveAllAsync(waiting);
        return false;
    }

    private async Task EndHoldAsync(Payment payment, LedgerCommand end, CancellationToken ct)
    {
        try
        {
            var answers = await ledger.SubmitAsync([end]);
            if (answers[0].Position > 0)
                await follower.UntilAsync(answers[0].Position, Soon, ct);
        }
        catch (LedgerStoppedException)
        {
            LogWaits(payment.Id);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Payment {Payment} waits for the ledger")]
    private partial void LogWaits(Guid payment);

    [LoggerMessage(2, LogLevel.Warning, "Some of {Count} payments wait for the ledger")]
    private partial void LogManyWait(int count);
}

/// <summary>
/// The answer to whoever asked for a payment: written after the commit, it takes the payment to the ledger, and then
/// leads on.
/// </summary>
/// <param name="Payment">The payment.</param>
/// <param name="Then">What is answered afterwards.</param>
internal sealed record MovesMoney(Payment Payment, IResult Then) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await httpContext
            .RequestServices.GetRequiredService<MoneyMover>()
            .MoveAsync(Payment, httpContext.RequestAborted);
        await Then.ExecuteAsync(httpContext);
    }
}

/// <summary>The answer to whoever takes held money back.</summary>
internal sealed record GivesBack(Payment Payment, IResult Then) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await httpContext
            .RequestServices.GetRequiredService<MoneyMover>()
            .TakeBackAsync(Payment, httpContext.RequestAborted);
        await Then.ExecuteAsync(httpContext);
    }
}
