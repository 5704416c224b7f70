using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Search;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>Finds cases, locks them for a change, and writes what happened into history and audit together.</summary>
internal sealed class CaseStore(
    CityTransaction transaction,
    CasesDb db,
    ServiceShelf shelf,
    NewRows rows,
    CaseIndex index,
    AuditTrail audit,
    CaseClock clock
)
{
    // Tracking, every page of a case and every act begin here: compiled once, not on each request.
    private static readonly Func<CasesDb, string, CancellationToken, Task<Case?>> _byNumber = EF.CompileAsyncQuery(
        (CasesDb db, string number, CancellationToken ct) =>
            db
                .Cases.AsNoTracking()
                .Include(c => c.Steps.OrderBy(s => s.Position))
                .SingleOrDefault(c => c.Number == number)
    );

    private static readonly Func<CasesDb, CaseId, CancellationToken, Task<Case?>> _byId = EF.CompileAsyncQuery(
        (CasesDb db, CaseId id, CancellationToken ct) =>
            db.Cases.AsNoTracking().Include(c => c.Steps.OrderBy(s => s.Position)).SingleOrDefault(c => c.Id == id)
    );

    private static readonly Func<CasesDb, CaseId, CancellationToken, Task<Case?>> _toChange = EF.CompileAsyncQuery(
        (CasesDb db, CaseId id, CancellationToken ct) =>
            db.Cases.Include(c => c.Steps.OrderBy(s => s.Position)).SingleOrDefault(c => c.Id == id)
    );

    /// <summary>A case to read, by public number or id as addresses carry them; null when there is none.</summary>
    public async Task<Case?> FindAsync(string key, CancellationToken ct)
    {
        if (PublicNumber.TryParse(key, out var number))
            return await _byNumber(db, number.Value, ct);
        return CaseId.TryParse(key, out var id) ? await _byId(db, id, ct) : null;
    }

    /// <summary>
    /// A case to change. Taking the next revision first makes everybody else who wants to change it wait for our
    /// commit, so that what is read after it is the truth until then.
    /// </summary>
    public async Task<Case?> LockAsync(string key, CancellationToken ct)
    {
        object? sought =
            PublicNumber.TryParse(key, out var number) ? number.Value
            : CaseId.TryParse(key, out var id) ? id.Value
            : null;
        if (sought is null)
            return null;
        var column = sought is string ? "number" : "id";
        await using var take = transaction
            .Command($"update cases_cases set revision = revision + 1 where {column} = @sought returning id")
            .With("@sought", sought);
        return await take.ExecuteScalarAsync(ct) is { } locked
            ? await _toChange(db, new CaseId(locked as Guid? ?? Guid.Parse((string)locked)), ct)
            : null;
    }

    /// <summary>A case of one's own, or of whom one acts for, to change; any other does not exist.</summary>
    public async Task<Result<Case>> LockOwnAsync(string key, Actor actor, CancellationToken ct)
    {
        if (await LockAsync(key, ct) is not { } found || !actor.Reaches(found))
            return CasesProblems.NotFound;
        if (!actor.MayAnswer(found))
            return CasesProblems.OnlySeen.With(actor.Mandate?.For.Name ?? "");
        return WhyTooMuch(found, actor) is { } above ? above : found;
    }

    /// <summary>Why nothing is written in it in another's name; null where no amount in it is too high.</summary>
    public Problem? WhyTooMuch(Case on, Actor actor) =>
        WithinLimit.WhyTooMuch(shelf.Get(on.ServiceCode, on.ServiceVersion), on.Answers, actor, on.Number);

    /// <summary>Writes a line of the history and the audit entry of the same act; the line's id.</summary>
    public Guid Write(Case on, LineKind kind, Actor actor, CaseStep? step = null, string? text = null) =>
        Write(on, kind, actor.Person, actor.Mandate?.For.Person, step, text);

    /// <summary>The same of what nobody did but time.</summary>
    public void WriteOfTime(Case on, LineKind kind, CaseStep step, string text) =>
        Write(on, kind, null, null, step, text);

    private Guid Write(Case on, LineKind kind, PersonId? person, PersonId? inNameOf, CaseStep? step, string? text)
    {
        var id = Guid.CreateVersion7(clock.Now);
        rows.Add(
            db,
            new CaseLine
            {
                Id = id,
                CaseId = on.Id,
                Kind = kind,
                At = clock.Now,
                StepId = step?.Id,
                Person = person,
                Office = step?.Office,
                InNameOf = inNameOf,
                Text = text,
            }
        );
        index.AddSaid(on.Id, kind, text);
        audit.Record("cases." + AuditName(kind), "case", on.Number, text, new { step = step?.Code });
        return id;
    }

    private static string AuditName(LineKind kind) =>
        kind switch
        {
            LineKind.Opened => "opened",
            LineKind.Claimed => "claimed",
            LineKind.TakenOver => "taken_over",
            LineKind.TakenOverLate => "taken_over_late",
            LineKind.OfficeAsked => "office_asked",
            LineKind.OfficeShown => "office_shown",
            LineKind.OfficeRecalled => "office_recalled",
            LineKind.OfficeFor or LineKind.OfficeAgainst => "office_answered",
            LineKind.Released => "released",
            LineKind.Asked => "asked",
            LineKind.Answered => "answered",
            LineKind.Confirmed => "confirmed",
            LineKind.NotConfirmed => "not_confirmed",
            LineKind.Granted => "granted",
            LineKind.Refused => "refused",
            LineKind.Withdrawn => "withdrawn",
            LineKind.Rated => "rated",
            LineKind.Wrote => "wrote",
            LineKind.Told => "told",
            LineKind.Consented => "consented",
            LineKind.Declined => "declined",
            LineKind.Inquired => "inquired",
            LineKind.FoundDouble => "merged",
            LineKind.DoubleJoined => "double_joined",
            LineKind.Reopened => "reopened",
            LineKind.DoubleLeft => "double_left",
            LineKind.Deemed => "deemed_approved",
            LineKind.SplitInto => "split",
            LineKind.SplitFrom => "split_from",
            LineKind.FeeAsked => "fee_asked",
            LineKind.FeePaid => "fee_paid",
            LineKind.FeeWaived => "fee_waived",
            LineKind.FeeGivenBack => "fee_given_back",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
