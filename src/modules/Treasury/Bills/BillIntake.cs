using Microsoft.EntityFrameworkCore;
using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>A line that was not taken, and why.</summary>
internal sealed record RefusedLine(int Line, Problem Problem);

/// <summary>What became of a list of bills.</summary>
internal sealed class PushTally
{
    /// <summary>Refused lines that are named; the others are counted.</summary>
    public const int MostNamed = 100;

    private readonly List<RefusedLine> _named = [];

    public int Lines { get; set; }

    /// <summary>Bills that were not known.</summary>
    public int Fresh { get; set; }

    /// <summary>Unpaid bills that say something else now.</summary>
    public int Changed { get; set; }

    /// <summary>Bills that are here already just so.</summary>
    public int Same { get; set; }

    public int Refused { get; private set; }

    /// <summary>The first of the refused.</summary>
    public IReadOnlyList<RefusedLine> Named => _named;

    public void Refuse(int line, Problem problem)
    {
        Refused++;
        if (_named.Count < MostNamed)
            _named.Add(new(line, problem));
    }
}

/// <summary>
/// Takes an issuer's bills in, some hundreds at a time, in the request's transaction. A bill that is known changes
/// where it is unpaid and stays where it is not.
/// </summary>
internal sealed class BillIntake(TreasuryDb db, BillRows rows, PayerKey payer, TimeProvider clock)
{
    private const int AtOnce = 500;

    /// <summary>
    /// Lets this issuer's pushes pass one after another, and answers the issuer; null where there is none.
    /// What the asker may, the slice looks at.
    /// </summary>
    public async Task<Issuer?> EnterAsync(Guid issuer, CancellationToken ct)
    {
        await db
            .Issuers.Where(i => i.Id == issuer)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.Pushes, i => i.Pushes + 1), ct);
        return await db.Issuers.AsNoTracking().SingleOrDefaultAsync(i => i.Id == issuer, ct);
    }

    /// <summary>Goes through all lines; without <paramref name="write"/> it only says what would become of them.
    /// </summary>
    public async Task<PushTally> TakeAsync(
        Issuer issuer,
        Guid push,
        IAsyncEnumerable<TypedBill> lines,
        bool write,
        CancellationToken ct
    )
    {
        var tally = new PushTally();
        var seen = new Dictionary<(string, int, int), int>();
        var some = new List<ReadBill>(AtOnce);
        await foreach (var typed in lines.WithCancellation(ct))
        {
            if (++tally.Lines > BillFile.MostLines)
            {
                tally.Refuse(typed.Line, BillsProblems.TooManyLines);
                break;
            }

            var read = typed.Read(issuer);
            if (read.Problem is { } problem)
                tally.Refuse(typed.Line, problem);
            else if (!seen.TryAdd(read.Value.Key, typed.Line))
                tally.Refuse(typed.Line, BillsProblems.TwiceInList.With(seen[read.Value.Key]));
            else
                some.Add(read.Value);
            if (some.Count == AtOnce)
                await SomeAsync();
        }

        await SomeAsync();
        return tally;

        async Task SomeAsync()
        {
            if (some.Count > 0)
                await TakeAsync(issuer, push, some, tally, write, ct);
            some.Clear();
        }
    }

    private async Task TakeAsync(
        Issuer issuer,
        Guid push,
        List<ReadBill> some,
        PushTally tally,
        bool write,
        CancellationToken ct
    )
    {
        string[] ids = [.. some.Select(b => b.Numbers.BillId).Distinct()];
        int[] years = [.. some.Select(b => b.Year).Distinct()];
        var known = (
            await db.Bills.AsNoTracking().Where(b => ids.Contains(b.BillId) && years.Contains(b.Year)).ToListAsync(ct)
        ).ToLookup(b => (b.BillId, b.Year, b.Period));
        var now = clock.GetUtcNow().UtcDateTime;
        var fresh = new List<Bill>();
        foreach (var sent in some)
        {
            Bill[] here = [.. known[sent.Key]];
            if (here.Length == 0)
            {
                tally.Fresh++;
                if (write)
                    fresh.Add(New(issuer, sent, now));
            }
            else if (IsSame(here, sent))
            {
                tally.Same++;
            }
            else if (Refusal(here, issuer) is { } refusal)
            {
                tally.Refuse(sent.Line, refusal);
            }
            else if (!write || await ChangeAsync(here[0], sent, push, now, ct))
            {
                tally.Changed++;
            }
            else
            {
                tally.Refuse(sent.Line, BillsProblems.BeingPaid);
            }
        }

        await db.SaveChangesAsync(ct);
        await rows.InsertAsync(fresh, ct);
    }

    private Bill New(Issuer issuer, ReadBill sent, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            IssuerId = issuer.Id,
            BillId = sent.Numbers.BillId,
            PaymentId = sent.Numbers.PaymentId,
            Payer = sent.NationalCode is { } code ? payer.Of(code) : null,
            AmountRial = sent.Numbers.Amount,
            Year = sent.Year,
            Period = sent.Numbers.Period,
            IssuedOn = sent.Issued,
            DueOn = sent.Due,
            PushedAt = now,
        };

    private bool IsSame(Bill[] here, ReadBill sent) =>
        here[0].PaymentId == sent.Numbers.PaymentId
        && (here.Length > 1 || here[0].DueOn == sent.Due)
        && (sent.NationalCode is not { } code || here[0].Payer == payer.Of(code));

    private static Problem? Refusal(Bill[] here, Issuer issuer) =>
        here[0].IssuerId != issuer.Id ? BillsProblems.NotOfIssuer
        : here.Length > 1 ? BillsProblems.InParts
        : here[0].State == BillState.Paid ? BillsProblems.PaidAlready
        : here[0].State == BillState.Taken ? BillsProblems.BeingPaid
        : null;

    /// <summary>False where somebody began to pay it meanwhile.</summary>
    private async Task<bool> ChangeAsync(Bill bill, ReadBill sent, Guid push, DateTime now, CancellationToken ct)
    {
        var whose = sent.NationalCode is { } code ? payer.Of(code) : bill.Payer;
        var changed = await db
            .Bills.Where(b => b.Id == bill.Id && b.State == BillState.Unpaid && b.Parts == 1)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(b => b.PaymentId, sent.Numbers.PaymentId)
                        .SetProperty(b => b.AmountRial, sent.Numbers.Amount)
                        .SetProperty(b => b.DueOn, sent.Due)
                        .SetProperty(b => b.Payer, whose),
                ct
            );
        if (changed == 0)
            return false;
        db.BillChanges.Add(
            new BillChange
            {
                Id = Guid.CreateVersion7(),
                Bill = bill.Id,
                PushId = push,
                PaymentId = bill.PaymentId,
                AmountRial = bill.AmountRial,
                DueOn = bill.DueOn,
                At = now,
            }
        );
        return true;
    }
}
