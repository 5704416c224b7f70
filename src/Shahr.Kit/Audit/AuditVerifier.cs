namespace Shahr.Kit.Audit;

/// <summary>
/// Checks a history against its own seals and against roots that were kept outside. Pure over its source: it needs no
/// server, only rows. The chain alone shows any change by somebody who did not recompute everything after it; a root
/// from outside shows even that. Nothing shows a false entry that went in through the front door.
/// </summary>
public static class AuditVerifier
{
    // The sealer follows within a second; two minutes are no longer its haste but its absence.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Reads everything once, in a stream.</summary>
    /// <param name="source">The rows.</param>
    /// <param name="outside">Roots somebody else kept, days ascending; empty when there are none.</param>
    /// <param name="now">The present instant, UTC.</param>
    /// <param name="ct">Stops the reading.</param>
    public static async Task<AuditReport> VerifyAsync(
        IAuditSource source,
        IReadOnlyList<AuditRoot> outside,
        DateTime now,
        CancellationToken ct = default
    )
    {
        var inside = await source.RootsAsync(ct);
        var days = outside.Select(r => r.Day).ToHashSet();
        AuditRoot[] roots = [.. outside.Concat(inside.Where(r => !days.Contains(r.Day))).OrderBy(r => r.Day)];

        var walk = new ChainWalk(roots);
        await foreach (var row in source.SealedAsync(ct))
            walk.Step(row);
        var findings = new ChainStory(walk).Tell();
        var (proven, byRoots) = CompareRoots(walk, roots, findings, days);
        findings.AddRange(byRoots);
        findings.AddRange(
            outside
                .Where(o => inside.Any(i => i.Day == o.Day && i != o))
                .Select(o => new AuditFinding(AuditFindingKind.RootRewritten, o.Seq, o.Seq, null) { Day = o.Day })
        );

        long open = 0;
        var overdue = new List<string>();
        await foreach (var row in source.OpenAsync(ct))
        {
            open++;
            if (row.At < now - Patience && overdue.Count < 100)
                overdue.Add(row.Id);
        }

        return new AuditReport
        {
            Sealed = walk.Rows,
            Head = walk.Stretches[^1].Last.ChainHash,
            Open = open,
            Overdue = overdue,
            Roots = outside.Count,
            ProvenThrough = proven,
            Findings = [.. findings.OrderBy(f => f.Seq).Take(1000)],
        };
    }

    // A root whose hash stands nowhere in the chain proves a new chain, unless a finding already says what became of
    // its row.
    private static (long Proven, List<AuditFinding> Findings) CompareRoots(
        ChainWalk walk,
        AuditRoot[] roots,
        List<AuditFinding> named,
        HashSet<DateOnly> outsideDays
    )
    {
        var found = new List<AuditFinding>();
        long good = 0,
            proven = 0;
        var end = walk.Stretches.Max(s => s.Last.Seq);
        foreach (var root in roots)
        {
            if (walk.MetRoots.Contains(root.ChainHash))
            {
                good = root.Seq;
                if (outsideDays.Contains(root.Day))
                    proven = root.Seq;
            }
            else if (root.Seq > end && !named.Any(f => f.Seq <= root.Seq && root.Seq <= f.ToSeq))
            {
                found.Add(new AuditFinding(AuditFindingKind.Truncated, end + 1, root.Seq, null) { Day = root.Day });
            }
            else if (
                !found.Any(f => f.Kind == AuditFindingKind.Rechained)
                && !named.Any(f => f.Seq <= root.Seq && root.Seq <= f.ToSeq)
            )
            {
                found.Add(
                    new AuditFinding(
                        AuditFindingKind.Rechained,
                        good + 1,
                        root.Seq,
                        walk.AtRoots.GetValueOrDefault(root.Seq)
                    )
                    {
                        Day = root.Day,
                    }
                );
            }
        }

        return (
            proven,
            [.. found.GroupBy(f => f.Kind).Select(g => g.Key == AuditFindingKind.Truncated ? g.Last() : g.First())]
        );
    }
}
