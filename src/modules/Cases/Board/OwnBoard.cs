using Microsoft.EntityFrameworkCore;
using Shahr.Kit;

namespace Shahr.Cases.Board;

/// <summary>An officer's own lines of the clock: what they finished and what they hold; for their eyes only.</summary>
internal sealed class OwnBoard(CasesDb db, CaseClock clock)
{
    // Two months of an officer who finishes a step every three minutes; the newest count.
    private const int MostSteps = 5000;

    public async Task<IReadOnlyList<BoardRow>> OfAsync(PersonId officer, CancellationToken ct)
    {
        var (now, since) = (clock.Now, clock.Now.AddDays(-ReckonBoard.Days));
        var finished = db
            .Steps.AsNoTracking()
            .Where(s => s.ClosedBy == officer && s.ClosedAt >= since)
            .OrderByDescending(s => s.ClosedAt)
            .Take(MostSteps);
        var held = db
            .Steps.AsNoTracking()
            .Where(s => s.Holder == officer && CaseStep.Active.Contains(s.State))
            .OrderBy(s => s.DueAt)
            .Take(MostSteps);
        var groups = new Dictionary<(string, OfficeId), BoardGroup>();
        foreach (var steps in new[] { finished, held })
        {
            await foreach (var step in ReckonBoard.FactsOf(steps, db, since).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (!groups.TryGetValue((step.Service, step.Office), out var group))
                    groups[(step.Service, step.Office)] = group = new BoardGroup(step.Service, step.Office);
                group.Add(step, older: false, clock, now);
            }
        }

        return [.. groups.Values.Select(g => g.ToRow(now))];
    }
}
