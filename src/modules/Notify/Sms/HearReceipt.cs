using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Web;

namespace Shahr.Notify;

/// <summary>
/// A provider tells by itself what became of a message: it posts to the address that it was given, which holds a
/// secret. What it says is believed as far as its answers are: a final word ends the asking, nothing else is changed.
/// </summary>
internal static class HearReceipt
{
    internal const string Address = "/notify/receipts/{provider}/{secret}";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(Address, Submit).RequireRateLimiting("partner").DisableAntiforgery();

    internal static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Submit(
        string provider,
        string secret,
        ReceiptBody body,
        SmsLines lines,
        NotifyDb db,
        ProviderBook book,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (lines.Find(provider)?.Provider is not HttpSmsProvider { Account: { Shape.Receipts: { } shape } account })
            return TypedResults.NotFound();
        if (!account.IsReceiptSecret(secret))
            return TypedResults.NotFound();
        if (body.Told is not { } told)
            return NotifyProblems.NoReceipt.ToApi();
        // Only the end of a message is heard here; what is on its way is asked after.
        var word = SmsWords.At(told, shape.Fate) ?? "";
        Receipt? receipt =
            shape.Delivered.Contains(word) ? Receipt.Delivered
            : shape.Undelivered.Contains(word) ? Receipt.Undelivered
            : null;
        var ended =
            receipt is { } last && Meant(db, provider, shape, told) is { } meant
                ? await meant.EndedAsync(last, clock.GetUtcNow().UtcDateTime, ct)
                : 0;
        if (ended > 0)
            await CountAsync(book, provider, receipt == Receipt.Delivered, clock.GetUtcNow().UtcDateTime, ct);
        return TypedResults.NoContent();
    }

    /// <summary>The message, unless its end is known: told twice is counted once.</summary>
    private static IQueryable<QueuedMessage>? Meant(NotifyDb db, string provider, ReceiptShape shape, JsonElement told)
    {
        var open = db.Messages.Where(m => m.Provider == provider && m.AskAt != null);
        if (shape.TheirId is { } theirs)
            return SmsWords.At(told, theirs) is { } id ? open.Where(m => m.TheirId == id) : null;
        return Guid.TryParse(SmsWords.At(told, shape.OurId ?? "."), out var ours)
            ? open.Where(m => m.Id == ours)
            : null;
    }

    private static async Task CountAsync(
        ProviderBook book,
        string provider,
        bool isDelivered,
        DateTime now,
        CancellationToken ct
    )
    {
        (await book.OfAsync(provider, ct)).Vouched();
        var counts = new ProviderCounts { Delivered = isDelivered ? 1 : 0, Undelivered = isDelivered ? 0 : 1 };
        await book.AddAsync(provider, counts, now, ct);
    }
}

/// <summary>What a provider posted, a form or JSON; read before a connection to the database is taken.</summary>
/// <param name="Told">A form as an object of texts; null for anything that cannot be read.</param>
internal sealed record ReceiptBody(JsonElement? Told)
{
    private const int LongestBody = 16 * 1024;

    public static async ValueTask<ReceiptBody?> BindAsync(HttpContext http)
    {
        if (http.Request.ContentLength is null or > LongestBody)
            return new ReceiptBody(Told: null);
        try
        {
            if (!http.Request.HasFormContentType)
            {
                using var json = await JsonDocument.ParseAsync(
                    http.Request.Body,
                    new JsonDocumentOptions { MaxDepth = 16 },
                    http.RequestAborted
                );
                return new ReceiptBody(json.RootElement.Clone());
            }

            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return new ReceiptBody(
                JsonSerializer.SerializeToElement(form.ToDictionary(f => f.Key, f => f.Value.ToString()))
            );
        }
        catch (Exception broken) when (broken is JsonException or InvalidDataException)
        {
            return new ReceiptBody(Told: null);
        }
    }
}
