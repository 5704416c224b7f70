using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Contracts;

namespace Shahr.Treasury;

/// <summary>
/// Carries an attempt as far as it goes now: asks for a token, asks what became of it, credits, settles or gives back.
/// Whoever calls it — the browser that came back, the job, both at once — gets the same end, because every call to the
/// provider may be repeated and every step is written once.
/// </summary>
internal sealed partial class GatewayAsker(
    GatewayLines lines,
    TryBook book,
    MoneyMover mover,
    TimeProvider clock,
    IServiceScopeFactory scopes,
    GatewaySettings settings,
    ILogger<GatewayAsker> log
)
{
    // More steps than any attempt has.
    private const int MostSteps = 8;
    private const int AtOnce = 200;
    private const int MostSilences = 3;
    private static readonly TimeSpan Stale = TimeSpan.FromMinutes(10);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The browser came back with the right token: looks at once.</summary>
    public async Task LookAsync(GatewayTry one, CancellationToken ct)
    {
        await book.ReturnedAsync(one);
        await CarryAsync(one.Id, isAsked: true, ct);
    }

    /// <summary>As far as it goes now; false where the provider did not answer.</summary>
    /// <param name="id">The attempt.</param>
    /// <param name="isAsked">True to look even where it is not due yet.</param>
    /// <param name="ct">Stops it between two steps.</param>
    public async Task<bool> CarryAsync(Guid id, bool isAsked, CancellationToken ct)
    {
        for (var steps = 0; steps < MostSteps; steps++)
        {
            if (await book.FindAsync(id, ct) is not { AskAt: { } due } one)
                return true;
            if (due > Now && !(isAsked && steps == 0))
                return true;
            try
            {
                if (!await StepAsync(one, ct))
                {
                    await book.LaterAsync(one);
                    return true;
                }
            }
            catch (GatewaySilentException silent)
            {
                LogSilent(one.Number, silent.Message);
                await book.UnansweredAsync(one);
                return false;
            }
        }

        return true;
    }

    /// <summary>The job: everything that is due, the providers beside each other.</summary>
    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await services
            .GetRequiredService<TreasuryDb>()
            .Tries.AsNoTracking()
            .Where(t => t.AskAt != null && t.AskAt <= now)
            .OrderBy(t => t.AskAt)
            .Select(t => new { t.Id, t.Gateway })
            .Take(AtOnce)
            .ToListAsync(ct);
        var asker = services.GetRequiredService<GatewayAsker>();
        await Task.WhenAll(due.GroupBy(t => t.Gateway).Select(some => asker.RoundAsync(some.Select(t => t.Id), ct)));
        return false;
    }

    // A provider that is silent three times in a round is left alone until the next.
    private async Task RoundAsync(IEnumerable<Guid> some, CancellationToken ct)
    {
        var silences = 0;
        foreach (var id in some)
        {
            if (!await CarryAsync(id, isAsked: false, ct) && ++silences == MostSilences)
                return;
        }
    }

    /// <summary>True where something was written, so that there may be a next step.</summary>
    private async Task<bool> StepAsync(GatewayTry one, CancellationToken ct)
    {
        switch (one.State)
        {
            case TryState.Made:
                return await SendAsync(one, ct);
            case TryState.Verified:
                // The rows that follow the ledger say how it ended; while it rests, later.
                await mover.MoveAsync(one.PaymentId ?? Guid.Empty, ct);
                return (await book.FindAsync(one.Id, ct))?.State != TryState.Verified;
        }

        if (lines.Find(one.Gateway) is not { } gateway)
            throw new GatewaySilentException($"There is no provider {one.Gateway} any more.");
        switch (one.State)
        {
            case TryState.Credited:
                await gateway.SettleAsync(one.Order, ct);
                await book.SettledAsync(one);
                return true;
            case TryState.Disputed:
                return await EndAsync(one, await gateway.ReverseAsync(one.Order, ct), TryState.Reversed);
            default:
                return await HearAsync(one, gateway, await gateway.VerifyAsync(one.Order, ct), ct);
        }
    }

    private async Task<bool> SendAsync(GatewayTry one, CancellationToken ct)
    {
        if (Now - one.MadeAt > Stale)
            return await book.EndedAsync(one, TryState.Failed, "stale");
        var request = new TokenRequest(one.Number, one.AmountRial, "", await MobileOfAsync(one, ct));
        foreach (var gateway in lines.InOrder())
        {
            var returnTo = settings.PublicUrl + ReturnFromGateway.Address(gateway.Name.Code, one.Number);
            try
            {
                var answer = await gateway.RequestAsync(request with { ReturnTo = returnTo }, ct);
                lines.Answered(gateway.Name.Code);
                if (answer.Token is { } token)
                    return await book.SentAsync(one, gateway.Name.Code, token);
                LogRefused(gateway.Name.Code, answer.Word);
            }
            catch (GatewaySilentException silent)
            {
                // Nobody has a token of it, so nobody can pay there: the next one is asked.
                lines.Silent(gateway.Name.Code);
                LogSilent(one.Number, silent.Message);
            }
        }

        return await book.EndedAsync(one, TryState.Failed, "no_gateway");
    }

    private async Task<bool> HearAsync(GatewayTry one, IPaymentGateway gateway, GatewayWord word, CancellationToken ct)
    {
        switch (word.Fate)
        {
            case Fate.Paid when word.Amount == one.AmountRial:
                if (await book.VerifiedAsync(one, gateway.Name, word))
                    return true;
                // Somebody else wrote it, or this payment counts for another order: then it is not ours to credit.
                return (await book.FindAsync(one.Id, ct))?.State.IsAsked() != true
                    || await book.DisputedAsync(one, word);
            case Fate.Paid:
                return await book.DisputedAsync(one, word);
            case Fate.Cancelled:
                return await EndAsync(one, word, TryState.Cancelled);
            case Fate.Failed:
                return await EndAsync(one, word, TryState.Failed);
            case Fate.Reversed:
                return await EndAsync(one, word, TryState.Reversed);
        }

        if (Now - (one.SentAt ?? one.MadeAt) <= GatewayTry.Window)
            return false;
        return word.Fate == Fate.NotKnown
            ? await EndAsync(one, word, TryState.Failed)
            : await EndAsync(one, await gateway.ReverseAsync(one.Order, ct), TryState.Reversed);
    }

    // What the provider says is the end; anything that is none is asked again.
    private async Task<bool> EndAsync(GatewayTry one, GatewayWord word, TryState state) =>
        word.Fate switch
        {
            Fate.Open or Fate.Paid => false,
            Fate.Reversed => await book.EndedAsync(one, TryState.Reversed, word.Word),
            _ when one.State == TryState.Disputed => await book.EndedAsync(one, TryState.Reversed, word.Word),
            Fate.Cancelled => await book.EndedAsync(one, TryState.Cancelled, word.Word),
            _ => await book.EndedAsync(one, state == TryState.Reversed ? TryState.Failed : state, word.Word),
        };

    private async Task<string?> MobileOfAsync(GatewayTry one, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<IPeople>().ReachAsync(one.ByPersonId, ct))?.Mobile;
    }

    [LoggerMessage(1, LogLevel.Warning, "Top-up {Number}: the provider is silent: {Why}")]
    private partial void LogSilent(string number, string why);

    [LoggerMessage(2, LogLevel.Warning, "Provider {Gateway} gives no token: {Word}")]
    private partial void LogRefused(string gateway, string word);
}
