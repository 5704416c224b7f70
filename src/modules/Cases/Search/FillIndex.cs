using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit.Data;

namespace Shahr.Cases.Search;

/// <summary>
/// Cases from before the city could find them by words are written down a few at a time, and what was said in them
/// before that was found. A schema script that empties <c>cases_search</c> has all of them written anew, which is how a
/// change of the stems reaches old cases.
/// </summary>
internal sealed class FillIndex
{
    private const int Batch = 200;

    private Guid _after;
    private bool _isWhole;

    /// <summary>One batch; true while there may be more.</summary>
    public static Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct) =>
        scope
            .GetRequiredService<FillIndex>()
            .NextAsync(
                scope.GetRequiredService<CasesDb>(),
                scope.GetRequiredService<CityDatabase>(),
                scope.GetRequiredService<CaseIndex>(),
                scope.GetRequiredService<ServiceShelf>(),
                ct
            );

    internal async Task<bool> NextAsync(
        CasesDb db,
        CityDatabase database,
        CaseIndex index,
        ServiceShelf shelf,
        CancellationToken ct
    )
    {
        if (_isWhole)
            return false;
        if (await index.TakeUnsaidAsync(Batch, ct) is { Count: > 0 } unsaid)
        {
            await SayAsync(unsaid, db, index, ct);
            return true;
        }

        var ids = await database.ReadAsync(
            $"""
            select c.id from cases_cases c
            where c.id > @after and not exists (select 1 from cases_search s where s.case_id = c.id)
            order by c.id limit {Batch}
            """,
            command => command.With("@after", _after),
            row => new CaseId(row.GetGuid(0)),
            ct
        );
        foreach (
            var old in await db
                .Cases.AsNoTracking()
                .Include(c => c.Steps)
                .Where(c => ids.Contains(c.Id))
                .ToListAsync(ct)
        )
            index.Add(old, shelf.Get(old.ServiceCode, old.ServiceVersion));
        await SayAsync(ids, db, index, ct);

        // Whole only when a walk from the very beginning finds nothing: a batch may have failed on its way.
        _isWhole = ids.Count == 0 && _after == Guid.Empty;
        _after = ids.Count == 0 ? Guid.Empty : ids[^1].Value;
        return !_isWhole;
    }

    private static async Task SayAsync(List<CaseId> ids, CasesDb db, CaseIndex index, CancellationToken ct)
    {
        var said = db
            .Lines.AsNoTracking()
            .Where(l => ids.Contains(l.CaseId) && l.Text != null && CaseText.Said.Contains(l.Kind))
            .OrderBy(l => l.At)
            .Select(l => new
            {
                l.CaseId,
                l.Kind,
                l.Text,
            });
        await foreach (var line in said.AsAsyncEnumerable().WithCancellation(ct))
            index.AddSaid(line.CaseId, line.Kind, line.Text);
    }
}
