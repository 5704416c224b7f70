using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Cases.Board;

/// <summary>
/// Reckons the public clock anew. A job does it, so that the page costs the same in a city of a thousand and of a
/// million cases.
/// </summary>
internal sealed class ReckonBoard(CasesDb db, CityTransaction transaction, CaseClock clock)
{
    /// <summary>How far the board looks back.</summary>
    public const int Days = 90;

    // Of a metropolis these are hundreds of thousands of steps: whoever sends a request meanwhile must not feel it.
    private const int AtOnce = 2000;
    private static readonly TimeSpan _breath = TimeSpan.FromMilliseconds(20);

    /// <summary>One round; there is never more to do.</summary>
    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<ReckonBoard>().ReckonAsync(ct);
        return false;
    }

    // Read before the transaction begins: on SQLite whoever writes waits for one that is open.
    public async Task ReckonAsync(CancellationToken ct)
    {
        var (now, since) = (clock.Now, clock.Now.AddDays(-Days));
        var began = db.Steps.AsNoTracking().Where(s => s.OpenedAt >= since);
        var older = db.Steps.AsNoTracking().Where(s => s.OpenedAt < since && CaseStep.Active.Contains(s.State));
        var groups = new Dictionary<(string, OfficeId), BoardGroup>();
        var read = 0;
        foreach (var (steps, isOlder) in new[] { (began, false), (older, true) })
        {
            await foreach (var step in FactsOf(steps, db, since).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (!groups.TryGetValue((step.Service, step.Office), out var group))
                    groups[(step.Service, step.Office)] = group = new BoardGroup(step.Service, step.Office);
                group.Add(step, isOlder, clock, now);
                if (++read % AtOnce == 0)
                    await Task.Delay(_breath, ct);
            }
        }

        await transaction.BeginAsync(ct);
        await db.Board.ExecuteDeleteAsync(ct);
        db.Board.AddRange(groups.Values.Select(g => g.ToRow(now)));
        await transaction.CommitAsync(ct);
    }

    /// <summary>What the board needs of these steps.</summary>
    public static IQueryable<StepWatch> FactsOf(IQueryable<CaseStep> steps, CasesDb db, DateTime since) =>
        steps
            .Join(
                db.Cases,
                s => s.CaseId,
                c => c.Id,
                (s, c) =>
                    new
                    {
                        s,
                        c.ServiceCode,
                        c.Stars,
                    }
            )
            .Select(r => new StepWatch(
                r.ServiceCode,
                r.s.Office,
                r.s.Minutes,
                r.s.State,
                r.s.OpenedAt ?? since,
                r.s.DueAt ?? since,
                r.s.PausedAt,
                r.s.PausedMinutes,
                r.s.ClosedAt,
                r.s.WorkedAt,
                r.s.Result == StepResult.Granted || r.s.Result == StepResult.Refused ? r.Stars : null,
                r.s.Deemed != null && r.s.State == StepStanding.Done && r.s.ClosedBy == null
            ));
}

/// <summary>What the board needs of a step; the stars belong to the one that decided.</summary>
internal sealed record StepWatch(
    string Service,
    OfficeId Office,
    int Promised,
    StepStanding State,
    DateTime OpenedAt,
    DateTime DueAt,
    DateTime? PausedAt,
    int PausedMinutes,
    DateTime? ClosedAt,
    DateTime? WorkedAt,
    int? Stars,
    bool IsBySilence
);
