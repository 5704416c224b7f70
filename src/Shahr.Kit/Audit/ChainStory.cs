namespace Shahr.Kit.Audit;

/// <summary>
/// The second half of verification: from the stretches between breaks to what was done. Each stretch looks for the row
/// it was sealed after; from who follows whom it is told what is missing, foreign or out of place.
/// </summary>
internal sealed class ChainStory(ChainWalk walk)
{
    private readonly List<Stretch> _stretches = walk.Stretches;
    private readonly List<AuditFinding> _findings = [];

    public List<AuditFinding> Tell()
    {
        foreach (var stretch in _stretches.Skip(1))
            FindBefore(stretch);
        FindForeign();
        TellFalseRows();
        foreach (var (from, to) in walk.Gaps)
            _findings.Add(new AuditFinding(AuditFindingKind.Removed, from, to, null));
        foreach (var stretch in _stretches.Where(s => s.HashWasOverwritten))
            Add(AuditFindingKind.Changed, stretch.First);

        var mine = _stretches.Where(s => !s.IsForeign).ToList();
        TellMoved(mine);
        TellBreaks([.. mine.OrderBy(s => s.Number)]);
        return [.. _findings.Distinct().OrderBy(f => f.Seq).ThenBy(f => f.ToSeq)];
    }

    // Whom does the first row of a stretch follow? Mostly the end of another stretch; rows slipped in behind that end
    // are skipped.
    private void FindBefore(Stretch stretch)
    {
        var index = _stretches.IndexOf(stretch);
        stretch.Number = stretch.First.Seq + (stretch.Offset ?? _stretches[index - 1].Offset ?? 0);
        foreach (var other in _stretches.OrderBy(o => Math.Abs(_stretches.IndexOf(o) - (index - 1))))
        {
            if (other != stretch && Follows(stretch, other))
                return;
        }
    }

    private static bool Follows(Stretch stretch, Stretch other)
    {
        for (var skipped = 0; skipped < other.Tail.Count; skipped++)
        {
            var stone = other.Tail[^(skipped + 1)];
            foreach (
                var number in new[]
                {
                    stone.Seq + (other.Offset ?? 0) + 1,
                    stretch.Number,
                    stretch.First.Seq,
                    stone.Seq + 1,
                }
            )
            {
                if (!stretch.First.Follows(stone.ChainHash, number))
                    continue;
                (stretch.Before, stretch.Skipped, stretch.Number) = (other, skipped, number);
                return true;
            }
        }

        // Only the other row's chain hash was overwritten: its successor still remembers the right one.
        var after = other.First.Seq + (other.Offset ?? 0) + 1;
        if (other.Count != 1 || other.Expected.Length == 0 || !stretch.First.Follows(other.Expected, after))
            return false;
        (stretch.Before, stretch.Number, other.HashWasOverwritten) = (other, after, true);
        return true;
    }

    // Where two ways lead on from a row, the longer is the history and the shorter was slipped in.
    private void FindForeign()
    {
        foreach (var fork in _stretches.Where(s => s.Before is not null).GroupBy(s => s.Before))
        {
            var longest = fork.MaxBy(s => s.Count);
            foreach (var loser in fork.Where(s => s != longest))
                SlipIn(loser);
            if (longest is null || longest.Skipped == 0)
                continue;
            if (longest.Count < longest.Skipped)
                SlipIn(longest);
            else if (fork.Key is { } before)
                foreach (var stone in before.Tail.TakeLast(longest.Skipped))
                    Add(AuditFindingKind.Inserted, stone);
        }

        for (var i = 1; i < _stretches.Count; i++)
        {
            var stretch = _stretches[i];
            if (stretch.Before is not null || _stretches.Any(s => s.Before == stretch))
                continue;
            var skippedOver =
                i + 1 < _stretches.Count && _stretches[i + 1].Before is { } before && _stretches.IndexOf(before) < i;
            if (skippedOver || stretch.First.Seq <= _stretches[i - 1].Last.Seq)
                SlipIn(stretch);
        }
    }

    private void SlipIn(Stretch stretch)
    {
        stretch.IsForeign = true;
        foreach (var stone in stretch.Tail)
            Add(AuditFindingKind.Inserted, stone);
    }

    private void TellFalseRows()
    {
        var byContent = walk.False.Where(s => !s.IsTrue).ToLookup(s => s.EntryHash);
        foreach (var stone in walk.False)
        {
            // The content stands, whole, beside another row's seal: the two were exchanged.
            if (!stone.IsTrue && byContent[stone.ContentHash].FirstOrDefault() is { } other)
                _findings.Add(
                    new AuditFinding(AuditFindingKind.Reordered, stone.Seq, stone.Seq, stone.Id)
                    {
                        SealedSeq = other.Seq,
                    }
                );
            else if (!IsNamed(stone))
                Add(AuditFindingKind.Changed, stone);
        }
    }

    // The fewest rows whose move explains the order: all but the heaviest rising run of sealed numbers.
    private void TellMoved(List<Stretch> stored)
    {
        var weight = new long[stored.Count];
        var back = new int[stored.Count];
        for (var i = 0; i < stored.Count; i++)
        {
            (weight[i], back[i]) = (stored[i].Count, -1);
            for (var j = 0; j < i; j++)
            {
                if (stored[j].Number >= stored[i].Number || weight[j] + stored[i].Count <= weight[i])
                    continue;
                (weight[i], back[i]) = (weight[j] + stored[i].Count, j);
            }
        }

        var standing = new HashSet<Stretch>();
        for (var i = Array.IndexOf(weight, weight.Max()); i >= 0; i = back[i])
            standing.Add(stored[i]);
        foreach (var moved in stored.Where(s => !standing.Contains(s)))
        {
            var number = moved.Number;
            foreach (var stone in moved.Tail)
            {
                _findings.Add(
                    new AuditFinding(AuditFindingKind.Reordered, stone.Seq, stone.Seq, stone.Id)
                    {
                        SealedSeq = number++,
                    }
                );
            }
        }
    }

    private void TellBreaks(List<Stretch> sealedOrder)
    {
        for (var i = 1; i < sealedOrder.Count; i++)
        {
            var (before, after) = (sealedOrder[i - 1], sealedOrder[i]);
            if (after.Before is not null || after.HashWasOverwritten)
                continue;
            var end = before.Number + before.Count - 1;
            // A gap inside the stretch shifts its end: trust the stored place there.
            if (before.Offset is { } offset)
                end = before.Last.Seq + offset;
            if (after.Number > end + 1)
                _findings.Add(new AuditFinding(AuditFindingKind.Removed, end + 1, after.Number - 1, null));
            else if (!IsNamed(before.Last) && !IsNamed(after.First))
            {
                _findings.Add(
                    new AuditFinding(AuditFindingKind.Rewritten, before.Last.Seq, after.First.Seq, after.First.Id)
                    {
                        OtherId = before.Last.Id,
                    }
                );
            }
        }
    }

    private bool IsNamed(Stone stone) => _findings.Any(f => f.Id == stone.Id && f.Seq == stone.Seq);

    private void Add(AuditFindingKind kind, Stone stone) =>
        _findings.Add(new AuditFinding(kind, stone.Seq, stone.Seq, stone.Id));
}
