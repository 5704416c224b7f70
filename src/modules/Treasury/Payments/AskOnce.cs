using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>What a program wants paid.</summary>
/// <param name="Kind">What kind of payment it is.</param>
/// <param name="IsAsync">Whether an earlier payment was this very wish.</param>
/// <param name="PartsAsync">Its parts, or why it cannot be paid now; asked only where it is new.</param>
/// <param name="Note">Words for the receiver, or null.</param>
/// <param name="HoldMinutesAsync">How long the receiver waits for it; without it not at all.</param>
internal sealed record Wish(
    PaymentKind Kind,
    Func<Payment, Task<bool>> IsAsync,
    Func<Task<Result<NewPart[]>>> PartsAsync,
    string? Note = null,
    Func<Task<int>>? HoldMinutesAsync = null
);

/// <summary>
/// A program asks for a payment once: its <c>Idempotency-Key</c> is the payment's id. Asked again it moves nothing
/// again and is answered with how the first one stands; another wish under the same key is refused.
/// </summary>
internal sealed class AskOnce(TreasuryDb db, PaymentDesk desk, SendingLimit limit)
{
    private static readonly Func<TreasuryDb, Guid, CancellationToken, Task<Payment?>> _byId = EF.CompileAsyncQuery(
        (TreasuryDb db, Guid id, CancellationToken ct) =>
            db.Payments.AsNoTracking().Include(p => p.Parts).SingleOrDefault(p => p.Id == id)
    );

    /// <summary>The payment of this key, asked for by now.</summary>
    public async Task<Result<Payment>> AskAsync(
        string? key,
        Actor actor,
        Func<Task<Result<Wish>>> readAsync,
        CancellationToken ct
    )
    {
        if (actor.TokenScopes is null)
            return TreasuryProblems.ByTokenOnly;
        if (!Guid.TryParse(key, out var id) || id == Guid.Empty)
            return TreasuryProblems.KeyNeeded;
        var read = await readAsync();
        if (read.Problem is { } unread)
            return unread;
        var wish = read.Value;
        // Of two calls with one key the second waits here, and finds what the first wrote.
        await limit.LockAsync(actor.For, ct);
        if (await _byId(db, id, ct) is { } before)
            return before.OwnerId == actor.For && before.Kind == wish.Kind && await wish.IsAsync(before)
                ? before
                : TreasuryProblems.KeyOfAnother;
        var parts = await wish.PartsAsync();
        if (parts.Problem is { } shut)
            return shut;
        var hold = wish.HoldMinutesAsync is { } minutes ? await minutes() : 0;
        return await desk.AskAtOnceAsync(wish.Kind, actor, parts.Value, wish.Note, hold, id, ct);
    }
}

/// <summary>
/// The answer to a program, after the commit: the payment goes to the ledger, and what is told is how it ended.
/// </summary>
internal sealed record TellsPayment(Payment Payment, Actor Actor) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        var ended = await services.GetRequiredService<MoneyMover>().MoveAsync(Payment, httpContext.RequestAborted);
        var payment = ended ? Payment : await AgainAsync(services, httpContext.RequestAborted);
        var ui = services.GetRequiredService<UiContext>();
        IResult answer = payment is null
            ? TreasuryProblems.PaymentNotFound.ToApi(ui.Language)
            : TypedResults.Ok(ToldPayment.Of(payment, ui));
        await answer.ExecuteAsync(httpContext);
    }

    // An earlier one, or one that the ledger has not answered yet: its row says how it stands.
    private async Task<Payment?> AgainAsync(IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<PaymentDesk>().FindAsync(Payment.Number, Actor.For, ct);
    }
}
