using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ledger;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>One line of a wallet as its owner reads it.</summary>
/// <param name="Position">Its place in the journal; unique.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Code">What it was for.</param>
/// <param name="Title">With whom or what for.</param>
/// <param name="Note">Words of the payer, or null.</param>
/// <param name="Amount">Above zero for what came in.</param>
/// <param name="After">The balance afterwards.</param>
/// <param name="Receipt">Number of the owner's own payment, or null.</param>
internal sealed record StatementLine(
    long Position,
    DateTime At,
    MoneyCode Code,
    string Title,
    string? Note,
    Rial Amount,
    Rial After,
    string? Receipt
);

/// <summary>Lines of the ledger with what this room knows of them.</summary>
internal sealed class Statement(TreasuryDb db, ICityLedger ledger, IPeople people, UiContext ui)
{
    private const int LinesAtOnce = 500;

    /// <summary>The same in Persian, whoever reads: for letters.</summary>
    public Statement InPersian() => new(db, ledger, people, ui with { Language = "fa" });

    /// <summary>Every line of a period, the newest first; a page of them is held at a time.</summary>
    public async IAsyncEnumerable<StatementLine> BetweenAsync(
        AccountId wallet,
        DateTime from,
        DateTime until,
        [EnumeratorCancellation] CancellationToken ct
    )
    {
        for (var before = 0L; ; )
        {
            var page = await ledger.HistoryAsync(
                new HistoryQuery(wallet, From: from, Until: until, Before: before, Take: LinesAtOnce)
            );
            foreach (var line in await LinesAsync(wallet, page.Entries, ct))
                yield return line;
            if (page.Next == 0)
                yield break;
            before = page.Next;
        }
    }

    /// <summary>These lines of a wallet, without those that moved nothing.</summary>
    public async Task<IReadOnlyList<StatementLine>> LinesAsync(
        AccountId wallet,
        IReadOnlyList<LedgerEntry> entries,
        CancellationToken ct
    )
    {
        var moved = entries.Where(e => e.Kind is EntryKind.Transfer or EntryKind.Post).ToList();
        Guid[] ids = [.. moved.Select(PartOf)];
        var parts = await db
            .Parts.AsNoTracking()
            .Where(p => ids.Contains(p.Id))
            .Join(
                db.Payments,
                part => part.PaymentId,
                payment => payment.Id,
                (part, payment) => new Known(part.Id, part.Title, payment.Number, payment.OwnerId, payment.Note)
            )
            .ToDictionaryAsync(p => p.Part, ct);
        PersonId[] payers = [.. parts.Values.Select(p => p.Owner).Distinct()];
        var names = await people.NamesAsync(payers, ct);
        return [.. moved.Select(entry => Line(wallet, entry, parts.GetValueOrDefault(PartOf(entry)), names))];
    }

    // What was held and is posted has the part's id as the id of what was held.
    private static Guid PartOf(LedgerEntry entry) =>
        Numbers.ToGuid(entry.Kind == EntryKind.Post ? entry.Pending.Value : entry.Id.Value);

    private StatementLine Line(
        AccountId wallet,
        LedgerEntry entry,
        Known? part,
        IReadOnlyDictionary<PersonId, PersonName> names
    )
    {
        var goesOut = entry.Debit == wallet;
        var code = (MoneyCode)entry.Code;
        var mine = part is not null && AccountId.From(part.Owner.Value) == wallet;
        var title = MoneyWords.Of(code, goesOut, ui);
        var with =
            part is null ? null
            : mine && goesOut ? part.Title
            : mine ? null
            : PersonName.In(names, part.Owner);
        return new StatementLine(
            entry.Position,
            entry.At,
            code,
            string.IsNullOrEmpty(with) ? title : $"{title}: {with}",
            part?.Note,
            new Rial(goesOut ? -entry.Amount : entry.Amount),
            new Rial((goesOut ? entry.DebitAfter : entry.CreditAfter).Net),
            mine ? part?.Number : null
        );
    }

    private sealed record Known(Guid Part, string Title, string Number, PersonId Owner, string? Note);
}
