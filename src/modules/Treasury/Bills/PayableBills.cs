using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>A bill and who sent it.</summary>
internal sealed record SentBill
{
    public required Bill Bill { get; init; }

    public required Issuer Issuer { get; init; }
}

/// <summary>Finds bills for who pays them, and puts a payment of some together.</summary>
internal sealed class PayableBills(TreasuryDb db, PayerKey payer, PaymentDesk desk, CityDay day, UiContext ui)
{
    /// <summary>Why nobody pays it just now, or null.</summary>
    public static Problem? Shut(Bill bill) =>
        bill.State switch
        {
            BillState.Paid => BillsProblems.PaidAlready,
            BillState.Taken => BillsProblems.BeingPaid,
            _ => null,
        };

    /// <summary>
    /// Bills of a person that an issuer says are theirs, and those they paid of others; unpaid ones first by due day,
    /// then the newest.
    /// </summary>
    public async Task<List<SentBill>> OfAsync(PersonId person, int most, CancellationToken ct)
    {
        var keys = await payer.OfAsync(person, ct);
        PersonId? paidFor = person;
        var mine = db
            .Bills.AsNoTracking()
            .Where(b => (b.Payer != null && keys.Contains(b.Payer)) || b.PaidFor == paidFor);
        return await WithIssuers(mine)
            .OrderBy(s => s.Bill.State == BillState.Paid)
            .ThenBy(s => s.Bill.State == BillState.Paid ? null : (DateOnly?)s.Bill.DueOn)
            .ThenByDescending(s => s.Bill.IssuedOn)
            .ThenBy(s => s.Bill.Part)
            .Take(most)
            .ToListAsync(ct);
    }

    /// <summary>Those of these that are the person's own and may be paid.</summary>
    public async Task<List<SentBill>> OwnAsync(PersonId person, IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var keys = await payer.OfAsync(person, ct);
        var own = db.Bills.AsNoTracking().Where(b => ids.Contains(b.Id) && b.Payer != null && keys.Contains(b.Payer));
        return await WithIssuers(own).OrderBy(s => s.Bill.DueOn).ToListAsync(ct);
    }

    /// <summary>The bill of two numbers, whosever it is; of one in parts the next unpaid part.</summary>
    public Task<SentBill?> FindAsync(BillNumbers numbers, CancellationToken ct) =>
        WithIssuers(db.Bills.AsNoTracking().Where(b => b.BillId == numbers.BillId && b.PaymentId == numbers.PaymentId))
            .OrderBy(s => s.Bill.State == BillState.Paid)
            .ThenByDescending(s => s.Bill.Year)
            .ThenBy(s => s.Bill.Part)
            .FirstOrDefaultAsync(ct);

    /// <summary>One payment of all of them, at what they cost today; it waits for the payer's word.</summary>
    public async Task<Result<Payment>> DraftAsync(Actor actor, IReadOnlyList<SentBill> bills, CancellationToken ct)
    {
        var parts = await PartsAsync(bills, ct);
        return parts.Problem is { } shut ? shut : desk.Draft(PaymentKind.Bills, actor, parts.Value);
    }

    /// <summary>The parts of such a payment, or why one of them cannot be paid now.</summary>
    public async Task<Result<NewPart[]>> PartsAsync(IReadOnlyList<SentBill> bills, CancellationToken ct)
    {
        foreach (var sent in bills)
        {
            if (Shut(sent.Bill) is { } shut)
                return shut;
            if (sent.Bill.Part > 1 && await IsEarlierUnpaidAsync(sent.Bill, bills, ct))
                return BillsProblems.EarlierPartFirst;
        }

        return bills.Select(PartOf).ToArray();
    }

    private NewPart PartOf(SentBill sent)
    {
        var today = sent.Bill.On(day.Today, sent.Issuer);
        var title = sent.Bill.TitleIn(ui, sent.Issuer, today);
        return new NewPart(sent.Issuer.Place, MoneyCode.Bill, today.ToPay, title, sent.Bill.Id);
    }

    private async Task<bool> IsEarlierUnpaidAsync(Bill bill, IReadOnlyList<SentBill> chosen, CancellationToken ct)
    {
        Guid[] ids = [.. chosen.Select(c => c.Bill.Id)];
        return await db.Bills.AnyAsync(
            b =>
                b.BillId == bill.BillId
                && b.Year == bill.Year
                && b.Period == bill.Period
                && b.Part < bill.Part
                && b.State == BillState.Unpaid
                && !ids.Contains(b.Id),
            ct
        );
    }

    private IQueryable<SentBill> WithIssuers(IQueryable<Bill> bills) =>
        bills.Join(
            db.Issuers.AsNoTracking(),
            b => b.IssuerId,
            i => i.Id,
            (b, i) => new SentBill { Bill = b, Issuer = i }
        );
}

/// <summary>The day it is in the city.</summary>
internal sealed class CityDay(TimeProvider clock)
{
    public DateOnly Today => PersianTime.DayOf(clock.GetUtcNow().UtcDateTime).ToDateOnly();
}
