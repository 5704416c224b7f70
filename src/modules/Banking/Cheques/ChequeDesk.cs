using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>Asks for books, writes cheques down and begins them.</summary>
internal sealed class ChequeDesk(
    BankingDb db,
    ChequeRegister register,
    AgreedToday today,
    AuditTrail audit,
    SayadLine line,
    TimeProvider clock
)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>The city's day.</summary>
    public DateOnly Today => PersianTime.DayOf(Now).ToDateOnly();

    public bool HasSayad => line.Sayad is not null;

    /// <summary>The leaves on which nothing is written, the first first.</summary>
    public Task<List<string>> FreeLeavesAsync(PersonId owner, CancellationToken ct) =>
        FreeLeaves(owner).OrderBy(l => l.BookId).ThenBy(l => l.SayadId).Select(l => l.SayadId).ToListAsync(ct);

    /// <summary>A book that Sayad has not given yet.</summary>
    public Task<ChequeBook?> AskedBookAsync(PersonId owner, CancellationToken ct) =>
        db.ChequeBooks.AsNoTracking().FirstOrDefaultAsync(b => b.OwnerId == owner && b.State == BookState.Asked, ct);

    /// <summary>What a receiver is shown of an issuer.</summary>
    public async Task<CreditStatus> StatusOfAsync(PersonId issuer, CancellationToken ct)
    {
        var sums = await db
            .Cheques.Where(c => c.IssuerId == issuer && c.BouncedAt != null && c.Why == ChequeWhy.Short)
            .Where(c => c.State != ChequeState.Cleared && c.State != ChequeState.Settled)
            .Select(c => c.AmountRial)
            .ToListAsync(ct);
        return new CreditStatus(sums.Count, Rial.Sum(sums));
    }

    /// <summary>
    /// Asks for a book. Whoever has something bounced and unsettled gets none (قانون صدور چک, art. 6).
    /// </summary>
    public async Task<Problem?> AskBookAsync(Actor actor, int leaves, CancellationToken ct)
    {
        if (!ChequeBook.Sizes.Contains(leaves))
            return ChequesProblems.SizeNeeded;
        // From here on another tab of theirs waits.
        await today.LeftAsync(actor, ct);
        if ((await StatusOfAsync(actor.For, ct)).Colour != CreditColour.White)
            return ChequesProblems.Unsettled;
        if (await AskedBookAsync(actor.For, ct) is not null)
            return ChequesProblems.BookAsked;
        if (await FreeLeaves(actor.For).CountAsync(ct) > ChequeBook.MostFree)
            return ChequesProblems.LeavesLeft.With(ChequeBook.MostFree);
        var book = new ChequeBook
        {
            Id = Guid.CreateVersion7(),
            OwnerId = actor.For,
            ByPersonId = actor.Person,
            Leaves = leaves,
            AskedAt = Now,
            AskAt = Now,
        };
        db.ChequeBooks.Add(book);
        audit.Record("banking.cheque_book_asked", "cheque_book", book.Id.ToString());
        return null;
    }

    /// <summary>A cheque that waits for its issuer's word.</summary>
    public Cheque Write(Actor actor, WrittenCheque written, PersonName receiver)
    {
        var cheque = new Cheque
        {
            Id = Guid.CreateVersion7(),
            Number = PublicNumber.RandomLong().Value,
            SayadId = written.Leaf,
            IssuerId = actor.For,
            ByPersonId = actor.Person,
            IssuerName = actor.Mandate?.For.Name ?? actor.DisplayName,
            ReceiverName = receiver.DisplayName,
            OfferedToId = receiver.Id,
            OfferedToName = receiver.DisplayName,
            AmountRial = written.Amount,
            Reason = written.Reason,
            DueOn = written.DueOn,
            MadeAt = Now,
        };
        db.Cheques.Add(cheque);
        return cheque;
    }

    /// <summary>
    /// The issuer's word: the leaf is used up, and Sayad is asked. Agreed to a second time it is fine too. Whoever has
    /// something bounced and unsettled registers no cheque (قانون صدور چک, art. 21 bis).
    /// </summary>
    public async Task<Problem?> AgreeAsync(Cheque cheque, Actor actor, CancellationToken ct)
    {
        if (cheque.State != ChequeState.Draft)
            return null;
        if (cheque.MadeAt <= Now - Cheque.DraftLife || cheque.DueOn < Today)
            return ChequesProblems.DraftOver;
        if (await today.WhyNotAsync(actor, cheque.AmountRial, ct) is { } overDay)
            return overDay;
        if ((await StatusOfAsync(actor.For, ct)).Colour != CreditColour.White)
            return ChequesProblems.Unsettled;
        var taken = await db
            .ChequeLeaves.Where(l => l.SayadId == cheque.SayadId && l.ChequeId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.ChequeId, cheque.Id), ct);
        if (taken == 0)
            return ChequesProblems.LeafUsed;
        var now = Now;
        return await register.StepAsync(
            cheque,
            ChequeState.Agreed,
            new(LineKind.Agreed, cheque.IssuerName),
            set => set.SetProperty(c => c.AgreedAt, now).SetProperty(c => c.AskAt, now)
        )
            ? null
            : ChequesProblems.JustChanged;
    }

    private IQueryable<ChequeLeaf> FreeLeaves(PersonId owner) =>
        db
            .ChequeLeaves.AsNoTracking()
            .Where(l => l.ChequeId == null && db.ChequeBooks.Any(b => b.Id == l.BookId && b.OwnerId == owner));
}

/// <summary>What a cheque says besides whom it pays.</summary>
internal sealed record WrittenCheque(string Leaf, Rial Amount, string Reason, DateOnly DueOn);
