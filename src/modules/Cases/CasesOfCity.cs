using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>Answers what other modules may ask about cases, and opens one for them.</summary>
internal sealed class CasesOfCity(
    CasesDb db,
    CityDatabase database,
    ServiceShelf shelf,
    WholeRequest whole,
    CurrentRequest request
) : ICases
{
    private static readonly Expression<Func<Case, CaseSummary>> _summary = c => new CaseSummary(
        c.Id,
        c.Number,
        c.ServiceCode,
        c.TitleFa,
        c.Applicant,
        c.State == CaseState.Open
    );

    // Every letter about a case begins here: compiled once.
    private static readonly Func<CasesDb, CaseId, CancellationToken, Task<CaseSummary?>> _byId = EF.CompileAsyncQuery(
        (CasesDb db, CaseId id, CancellationToken ct) =>
            db.Cases.Where(c => c.Id == id).Select(_summary).SingleOrDefault()
    );

    public IReadOnlyList<ServiceName> Services =>
        [
            .. shelf
                .Current.Where(s => s.Who == WhoMayAsk.Person)
                .Select(s => new ServiceName(s.Code, s.Title.Fa, s.Title.En)),
        ];

    // News about a life event as a whole holds the event's id.
    public async Task<CaseSummary?> FindAsync(CaseId id, CancellationToken ct = default) =>
        await _byId(db, id, ct)
        ?? await db
            .LifeEvents.Where(e => e.Id == id)
            .Select(e => new CaseSummary(
                e.Id,
                e.Number,
                e.ServiceCode,
                e.TitleFa,
                e.Applicant,
                db.Cases.Any(c => c.LifeEventId == e.Id && c.State == CaseState.Open)
            ))
            .SingleOrDefaultAsync(ct);

    public Task<CaseSummary?> FindAsync(PublicNumber number, CancellationToken ct = default) =>
        db.Cases.Where(c => c.Number == number.Value).Select(_summary).SingleOrDefaultAsync(ct);

    // Reads the open cases whole for each batch: a notice to them is rare, and an index would cost every case.
    public async Task<IReadOnlyList<PersonId>> ApplicantsAsync(
        string service,
        PersonId? after,
        int most,
        CancellationToken ct = default
    ) =>
        await database.ReadAsync(
            """
            select distinct applicant from cases_cases
            where service_code = @service and state = 'Open' and applicant > @after order by applicant limit @most
            """,
            command => command.With("@service", service).With("@after", after?.Value ?? Guid.Empty).With("@most", most),
            row => new PersonId(row.GetGuid(0)),
            ct
        );

    public Task<Result<string>> OpenAsync(CaseOrder order, CancellationToken ct = default) =>
        OpenAsync(
            order,
            request.Actor ?? throw new InvalidOperationException("A case is opened for somebody signed in."),
            ct
        );

    public Task<Result<string>> OpenForCityAsync(CaseOrder order, CancellationToken ct = default) =>
        OpenAsync(order, Actor.City, ct);

    private async Task<Result<string>> OpenAsync(CaseOrder order, Actor actor, CancellationToken ct)
    {
        if (shelf.Find(order.Service) is not { } service)
            return CasesProblems.NoSuchService;
        var typed = new Typed(name => order.Answers.GetValueOrDefault(name), _ => [], []);
        var opened = await whole.OpenAsync(new DraftId(order.Key), service, typed, actor, order.Concerns, new(), ct);
        return opened.Match<Result<string>>(number => number.Value, problem => problem);
    }
}
