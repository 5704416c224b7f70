using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// A person's own program sends money, within the same limits as they do. The <c>Idempotency-Key</c> is the payment's
/// id: asked again it moves nothing again and is answered with how the first one stands. In a browser money is sent by
/// page, where a fresh proof is asked for.
/// </summary>
internal static class SendByApi
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/transfers", SubmitAsync)
            .RequireSignIn()
            .AlsoByToken("money.send")
            .RequireRateLimiting("partner")
            .DisableAntiforgery();

    /// <summary>The body.</summary>
    /// <param name="To">Mobile, national code, or the national id of an organisation.</param>
    /// <param name="AmountRial">Whole rials.</param>
    /// <param name="Note">Words for the receiver, or null.</param>
    public sealed record Body(string? To, JsonElement AmountRial, string? Note = null);

    private static async Task<IResult> SubmitAsync(
        Body body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        Actor actor,
        [FromServices] IPayees payees,
        TreasuryDb db,
        PaymentDesk desk,
        SendingLimit limit,
        CityTransaction transaction,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (actor.TokenScopes is null)
            return TreasuryProblems.ByTokenOnly.ToApi(ui.Language);
        if (!Guid.TryParse(key, out var id) || id == Guid.Empty)
            return TreasuryProblems.KeyNeeded.ToApi(ui.Language);
        // Of two calls with one key the second waits here, and finds what the first wrote.
        await limit.LockAsync(actor.For, ct);
        var before = await db
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .OrderBy(p => p.Id)
            .SingleOrDefaultAsync(p => p.Id == id, ct);
        var sent = await ReadAsync(body, actor, payees, ct);
        if (sent.Problem is { } problem)
        {
            // Questions for names stay counted; nothing else was written.
            transaction.KeepOnRefusal = true;
            return problem.ToApi(ui.Language);
        }

        if (before is not null)
            return IsSame(before, sent.Value, actor)
                ? new MovesMoney(id, new TellsPayment(before.Number, actor))
                : TreasuryProblems.KeyOfAnother.ToApi(ui.Language);
        var left = SendingLimit.Of(actor.Assurance) - await limit.SentAsync(actor.For, ct);
        if (sent.Value.Part.Amount > left)
        {
            transaction.KeepOnRefusal = true;
            return TreasuryProblems.OverDay.With(left.ToNumberString()).On("amountRial").ToApi(ui.Language);
        }

        var hold = await limit.IsFirstAsync(actor.For, sent.Value.Part.To.Account, ct) ? SendMoney.HoldMinutes : 0;
        var payment = desk.Draft(PaymentKind.Send, actor, [sent.Value.Part], sent.Value.Note, hold, id);
        await db.SaveChangesAsync(ct);
        return await desk.AskAsync(payment, ct) is { } refused
            ? refused.ToApi(ui.Language)
            : new MovesMoney(id, new TellsPayment(payment.Number, actor));
    }

    private static async Task<Result<(NewPart Part, string? Note)>> ReadAsync(
        Body body,
        Actor actor,
        IPayees payees,
        CancellationToken ct
    )
    {
        if (body.AmountRial.ValueKind != JsonValueKind.Number || !body.AmountRial.TryGetInt64(out var rials))
            return TreasuryProblems.AmountNeeded.On("amountRial");
        if (new Rial(rials) < SendMoney.Least)
            return TreasuryProblems.AmountNeeded.On("amountRial");
        var note = PersianText.CleanLine(body.Note);
        if (note.Length > SendMoney.LongestNote)
            return TreasuryProblems.NoteTooLong.On("note");
        var found = await payees.FindAsync(actor.Person, body.To, ct);
        if (found.Problem is { } nobody)
            return nobody.On("to");
        if (found.Value.Id == actor.For)
            return TreasuryProblems.ToOneself.On("to");
        var wallet = MoneyAccounts.WalletOf(found.Value.Id);
        var part = new NewPart(wallet, MoneyCode.Send, new Rial(rials), found.Value.DisplayName);
        return (part, note.Length > 0 ? note : null);
    }

    private static bool IsSame(Payment before, (NewPart Part, string? Note) sent, Actor actor) =>
        before.OwnerId == actor.For
        && before.Kind == PaymentKind.Send
        && before.TotalRial == sent.Part.Amount
        && before.Note == sent.Note
        && before.Parts[0].CreditAccount == sent.Part.To.Account;
}

/// <summary>The answer to a program, written when the ledger has answered.</summary>
internal sealed record TellsPayment(string Number, Actor Actor) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var scope = httpContext.RequestServices.CreateAsyncScope();
        var desk = scope.ServiceProvider.GetRequiredService<PaymentDesk>();
        var ui = httpContext.RequestServices.GetRequiredService<UiContext>();
        IResult answer = await desk.FindAsync(Number, Actor.For, httpContext.RequestAborted) is { } payment
            ? TypedResults.Ok(ToldPayment.Of(payment, ui))
            : TreasuryProblems.PaymentNotFound.ToApi(ui.Language);
        await answer.ExecuteAsync(httpContext);
    }
}
