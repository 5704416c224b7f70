using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// A person's own program sends money, within the same limits as they do, once under one key (<see cref="AskOnce"/>).
/// In a browser money is sent by page, where a fresh proof is asked for.
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
        SentMoney sent,
        AskOnce once,
        SendingLimit limit,
        CityTransaction transaction,
        UiContext ui,
        CancellationToken ct
    )
    {
        // Questions for names stay counted; nothing else is written where it is refused.
        transaction.KeepOnRefusal = true;
        var asked = await once.AskAsync(key, actor, ReadAsync, ct);
        return asked.Match<IResult>(
            payment => new TellsPayment(payment, actor),
            problem => (problem.Code == TreasuryProblems.OverDay.Code ? Named(problem) : problem).ToApi(ui.Language)
        );

        async Task<Result<Wish>> ReadAsync()
        {
            Rial? amount =
                body.AmountRial.ValueKind == JsonValueKind.Number && body.AmountRial.TryGetInt64(out var rials)
                    ? new Rial(rials)
                    : null;
            var read = await sent.ReadAsync(actor, body.To, amount, body.Note, ct);
            return read.Part is { } part ? WishOf(actor, part, read.Note, limit, ct) : Named(read.Problems[0]);
        }
    }

    private static Wish WishOf(Actor actor, NewPart part, string? note, SendingLimit limit, CancellationToken ct) =>
        new(
            PaymentKind.Send,
            before =>
                Task.FromResult(
                    before.TotalRial == part.Amount
                        && before.Note == note
                        && before.Parts[0].CreditAccount == part.To.Account
                ),
            () => Task.FromResult<Result<NewPart[]>>(new[] { part }),
            note,
            () => limit.HoldMinutesAsync(actor.For, part.To.Account, ct)
        );

    // Fields have the names of the body.
    private static Problem Named(Problem problem) =>
        problem.On(
            problem.Field switch
            {
                SentMoney.To => "to",
                SentMoney.Note => "note",
                _ => "amountRial",
            }
        );
}
