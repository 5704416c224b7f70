using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Shahr.Treasury;

/// <summary>An event as it is told: CloudEvents 1.0, structured mode, JSON.</summary>
/// <param name="SpecVersion"><c>1.0</c>.</param>
/// <param name="Id">The place in the journal; once for a source.</param>
/// <param name="Source">The city's address of events.</param>
/// <param name="Type"><c>shahr.treasury.credited</c>.</param>
/// <param name="Subject">The account that it came into.</param>
/// <param name="Time">When the money moved (UTC).</param>
/// <param name="DataContentType"><c>application/json</c>.</param>
/// <param name="Data">What came.</param>
public sealed record ToldEvent(
    [property: JsonPropertyName("specversion")] string SpecVersion,
    string Id,
    string Source,
    string Type,
    string Subject,
    DateTime Time,
    [property: JsonPropertyName("datacontenttype")] string DataContentType,
    ToldCredit Data
);

/// <summary>Money that came in.</summary>
/// <param name="Reference">Of the payer's payment; the same in both statements.</param>
/// <param name="Code">What for: <c>Send</c>, <c>Bill</c>, …</param>
/// <param name="AmountRial">How much.</param>
/// <param name="Note">Words of the payer, or null.</param>
/// <param name="BillId">Of a bill, or null.</param>
/// <param name="PaymentId">Of a bill, or null.</param>
public sealed record ToldCredit(
    Guid Reference,
    string Code,
    long AmountRial,
    string? Note,
    string? BillId,
    string? PaymentId
);

/// <summary>Reads events as they are told, whether by address or when somebody asks: word for word the same.</summary>
internal sealed class ToldEvents(TreasuryDb db, EventSource source)
{
    /// <summary>Events after a position, in their order.</summary>
    public async Task<List<(long Position, ToldEvent Event)>> AfterAsync(
        Guid account,
        long after,
        int most,
        CancellationToken ct
    )
    {
        var rows = await (
            from happened in db.Events.AsNoTracking()
            where happened.Account == account && happened.Position > after
            orderby happened.Position
            join p in db.Parts.AsNoTracking() on happened.Part equals p.Id into parts
            from part in parts.DefaultIfEmpty()
            join y in db.Payments.AsNoTracking() on part.PaymentId equals y.Id into payments
            from payment in payments.DefaultIfEmpty()
            join b in db.Bills.AsNoTracking() on part.Thing equals b.Id into bills
            from bill in bills.DefaultIfEmpty()
            select new
            {
                happened,
                payment.Note,
                bill.BillId,
                bill.PaymentId,
            }
        )
            .Take(most)
            .ToListAsync(ct);
        return rows.ConvertAll(r => (r.happened.Position, Of(r.happened, r.Note, r.BillId, r.PaymentId)));
    }

    private ToldEvent Of(HookEvent happened, string? note, string? billId, string? paymentId) =>
        new(
            "1.0",
            happened.Position.ToString(CultureInfo.InvariantCulture),
            source.Address,
            "shahr.treasury.credited",
            happened.Account.ToString(),
            happened.At,
            "application/json",
            new ToldCredit(happened.Part, happened.Code.ToString(), happened.AmountRial.Amount, note, billId, paymentId)
        );
}

/// <summary>Where events come from.</summary>
/// <param name="Address">Of the city's events.</param>
internal sealed record EventSource(string Address)
{
    /// <summary>How events are written.</summary>
    public static JsonSerializerOptions Json { get; } = JsonSerializerOptions.Web;
}
