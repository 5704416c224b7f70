using Microsoft.EntityFrameworkCore;
using Shahr.Kit;

namespace Shahr.Banking;

/// <summary>
/// Finds cheques for whom they concern: the issuer, whoever holds or held one, and whom it is offered to.
/// </summary>
internal sealed class ChequeShelf(BankingDb db)
{
    /// <summary>Cheques of a page of the list.</summary>
    public const int PageSize = 20;

    /// <summary>Lines of a cheque's history and holders that its page shows.</summary>
    public const int MostLines = 200;

    private const int MostComing = 200;

    private static readonly ChequeState[] NotYet = [ChequeState.Draft, ChequeState.Agreed];

    /// <summary>The cheque of a page, if it concerns them.</summary>
    public async Task<Cheque?> FindAsync(string number, PersonId person, CancellationToken ct) =>
        await db.Cheques.AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct) is { } cheque
        && (
            cheque.IssuerId == person
            || cheque.IsHeldBy(person)
            || cheque.IsOfferedTo(person)
            || await db.ChequeHolders.AnyAsync(h => h.ChequeId == cheque.Id && h.HolderId == person, ct)
        )
            ? cheque
            : null;

    /// <summary>What they issued, the newest first, one more than a page has.</summary>
    public Task<List<Cheque>> IssuedAsync(PersonId person, Guid? before, CancellationToken ct) =>
        PageAsync(db.Cheques.Where(c => c.IssuerId == person && c.State != ChequeState.Draft), before, ct);

    /// <summary>What they hold, held or are offered, the newest first, one more than a page has.</summary>
    public Task<List<Cheque>> HeldAsync(PersonId person, Guid? before, CancellationToken ct) =>
        PageAsync(
            db.Cheques.Where(c =>
                db.ChequeHolders.Any(h => h.ChequeId == c.Id && h.HolderId == person)
                || (c.OfferedToId == person && (c.State == ChequeState.Offered || c.State == ChequeState.Passing))
            ),
            before,
            ct
        );

    /// <summary>What is still to be paid from them or to them, up to a day, the first first.</summary>
    public Task<List<Cheque>> ComingAsync(PersonId person, DateOnly until, CancellationToken ct) =>
        db
            .Cheques.AsNoTracking()
            .Where(c => (c.IssuerId == person || c.HolderId == person) && c.DueOn <= until)
            .Where(c => !NotYet.Contains(c.State) && !ChequeSteps.Over.Contains(c.State))
            .OrderBy(c => c.DueOn)
            .ThenBy(c => c.Id)
            .Take(MostComing)
            .ToListAsync(ct);

    /// <summary>What happened to a cheque, the first first.</summary>
    public Task<List<ChequeLine>> LinesAsync(Cheque cheque, CancellationToken ct) =>
        db
            .ChequeLines.AsNoTracking()
            .Where(l => l.ChequeId == cheque.Id)
            .OrderBy(l => l.Id)
            .Take(MostLines)
            .ToListAsync(ct);

    /// <summary>Who has held a cheque, the first first.</summary>
    public Task<List<ChequeHolder>> HoldersAsync(Cheque cheque, CancellationToken ct) =>
        db
            .ChequeHolders.AsNoTracking()
            .Where(h => h.ChequeId == cheque.Id)
            .OrderBy(h => h.Id)
            .Take(MostLines)
            .ToListAsync(ct);

    private static Task<List<Cheque>> PageAsync(IQueryable<Cheque> all, Guid? before, CancellationToken ct) =>
        (before is { } id ? all.Where(c => c.Id < id) : all)
            .AsNoTracking()
            .OrderByDescending(c => c.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
}
