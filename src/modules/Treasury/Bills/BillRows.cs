using System.Data.Common;
using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>Writes new bills without the change tracker; on PostgreSQL some hundreds in one round trip.</summary>
internal sealed class BillRows(CityTransaction transaction)
{
    private const string Sql = """
        insert into treasury_bills (id, issuer_id, bill_id, payment_id, payer, amount_rial, year, period, part, parts,
          issued_on, due_on, state, pushed_at)
        values (@id, @issuer, @bill, @payment, @payer, @amount, @year, @period, @part, @parts, @issued, @due, @state,
          @pushed)
        """;

    public Task InsertAsync(IEnumerable<Bill> bills, CancellationToken ct) =>
        transaction.ExecuteAsync(bills.Select(Insert), ct);

    private DbCommand Insert(Bill bill) =>
        transaction
            .Command(Sql)
            .With("@id", bill.Id)
            .With("@issuer", bill.IssuerId)
            .With("@bill", bill.BillId)
            .With("@payment", bill.PaymentId)
            .With("@payer", bill.Payer)
            .With("@amount", bill.AmountRial.Amount)
            .With("@year", bill.Year)
            .With("@period", bill.Period)
            .With("@part", bill.Part)
            .With("@parts", bill.Parts)
            .With("@issued", bill.IssuedOn)
            .With("@due", bill.DueOn)
            .With("@state", nameof(BillState.Unpaid))
            .With("@pushed", bill.PushedAt);
}
