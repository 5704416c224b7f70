namespace Shahr.Paper.Text;

/// <summary>Rules X10, W1–W7, N0–N2 and I1–I2 of UAX #9, one isolating run sequence at a time.</summary>
internal static class BidiSequence
{
    public static void ResolveAll(
        ReadOnlySpan<int> codePoints,
        ReadOnlySpan<BidiClass> original,
        BidiClass[] types,
        byte[] levels,
        int[] pairs,
        byte paragraph
    )
    {
        var kept = new List<int>(types.Length);
        for (var i = 0; i < types.Length; i++)
        {
            if (!Bidi.IsRemoved(original[i]))
                kept.Add(i);
        }
        var runOf = new Dictionary<int, int>();
        var runs = new List<(int From, int To)>();
        for (int from = 0, to; from < kept.Count; from = to)
        {
            for (to = from + 1; to < kept.Count && levels[kept[to]] == levels[kept[from]]; )
                to++;
            runOf[kept[from]] = runs.Count;
            runs.Add((from, to));
        }
        // The same levels are written back only at the end, because sos and eos look at explicit levels.
        var resolved = levels.ToArray();
        foreach (var run in runs)
        {
            var first = kept[run.From];
            if (original[first] == BidiClass.PDI && pairs[first] >= 0)
                continue;
            var sequence = Collect(kept, runs, runOf, run, original, pairs);
            var last = sequence[^1];
            var before = run.From == 0 ? paragraph : levels[kept[run.From - 1]];
            var next = kept.BinarySearch(last) + 1;
            var after =
                next >= kept.Count || (Bidi.IsInitiator(original[last]) && pairs[last] >= original.Length)
                    ? paragraph
                    : levels[kept[next]];
            var level = levels[first];
            var sos = Direction(Math.Max(level, before));
            var eos = Direction(Math.Max(level, after));
            Weak(sequence, types, sos);
            Brackets(sequence, codePoints, original, types, level, sos);
            Neutral(sequence, types, level, sos, eos);
            foreach (var i in sequence)
                resolved[i] = Implicit(types[i], level);
        }
        resolved.CopyTo(levels, 0);
    }

    private static List<int> Collect(
        List<int> kept,
        List<(int From, int To)> runs,
        Dictionary<int, int> runOf,
        (int From, int To) run,
        ReadOnlySpan<BidiClass> original,
        int[] pairs
    )
    {
        var sequence = new List<int>();
        while (true)
        {
            for (var k = run.From; k < run.To; k++)
                sequence.Add(kept[k]);
            var last = sequence[^1];
            if (!Bidi.IsInitiator(original[last]) || pairs[last] >= original.Length)
                return sequence;
            // An initiator at a run's end has a deeper run after it, and its PDI begins a run at the old level.
            // When the isolate is empty or overflowed both stand in one run and the initiator is not the run's end.
            if (!runOf.TryGetValue(pairs[last], out var following))
                return sequence;
            run = runs[following];
        }
    }

    private static BidiClass Direction(int level) => (level & 1) == 0 ? BidiClass.L : BidiClass.R;

    private static void Weak(List<int> sequence, BidiClass[] types, BidiClass sos)
    {
        var previous = sos;
        var strong = sos;
        foreach (var i in sequence)
        {
            if (types[i] == BidiClass.NSM)
                types[i] = Bidi.IsInitiator(previous) || previous == BidiClass.PDI ? BidiClass.ON : previous;
            previous = types[i];
            if (types[i] is BidiClass.L or BidiClass.R or BidiClass.AL)
                strong = types[i];
            else if (types[i] == BidiClass.EN && strong == BidiClass.AL)
                types[i] = BidiClass.AN;
        }
        foreach (var i in sequence)
        {
            if (types[i] == BidiClass.AL)
                types[i] = BidiClass.R;
        }
        for (var k = 1; k < sequence.Count - 1; k++)
        {
            BidiClass left = types[sequence[k - 1]],
                middle = types[sequence[k]],
                right = types[sequence[k + 1]];
            var joins = middle == BidiClass.CS && (left is BidiClass.EN or BidiClass.AN);
            if (left == right && (joins || (middle == BidiClass.ES && left == BidiClass.EN)))
                types[sequence[k]] = left;
        }
        Terminators(sequence, types);
        strong = sos;
        foreach (var i in sequence)
        {
            if (types[i] is BidiClass.L or BidiClass.R)
                strong = types[i];
            else if (types[i] == BidiClass.EN && strong == BidiClass.L)
                types[i] = BidiClass.L;
        }
    }

    /// <summary>W5 and W6: signs beside European numbers join them, other separators become neutral.</summary>
    private static void Terminators(List<int> sequence, BidiClass[] types)
    {
        for (var k = 0; k < sequence.Count; k++)
        {
            var start = k;
            while (k < sequence.Count && types[sequence[k]] == BidiClass.ET)
                k++;
            if (k > start)
            {
                var touches =
                    (start > 0 && types[sequence[start - 1]] == BidiClass.EN)
                    || (k < sequence.Count && types[sequence[k]] == BidiClass.EN);
                for (var j = start; j < k; j++)
                    types[sequence[j]] = touches ? BidiClass.EN : BidiClass.ON;
            }
        }
        foreach (var i in sequence)
        {
            if (types[i] is BidiClass.ES or BidiClass.CS or BidiClass.ET)
                types[i] = BidiClass.ON;
        }
    }

    /// <summary>N0: a bracket pair follows the direction of what it encloses, or of what stands before it.</summary>
    private static void Brackets(
        List<int> sequence,
        ReadOnlySpan<int> codePoints,
        ReadOnlySpan<BidiClass> original,
        BidiClass[] types,
        int level,
        BidiClass sos
    )
    {
        if (codePoints.IsEmpty)
            return;
        var embedding = Direction(level);
        foreach (var (open, close) in Pairs(sequence, codePoints, types))
        {
            bool same = false,
                opposite = false;
            for (var k = open + 1; k < close; k++)
            {
                var strong = Strong(types[sequence[k]]);
                same |= strong == embedding;
                opposite |= strong is not null && strong != embedding;
            }
            if (!same && !opposite)
                continue;
            var direction = embedding;
            if (!same)
            {
                var context = sos;
                for (var k = open - 1; k >= 0; k--)
                {
                    if (Strong(types[sequence[k]]) is { } found)
                    {
                        context = found;
                        break;
                    }
                }
                direction = context == embedding ? embedding : context;
            }
            SetBracket(sequence, original, types, open, direction);
            SetBracket(sequence, original, types, close, direction);
        }
    }

    private static void SetBracket(
        List<int> sequence,
        ReadOnlySpan<BidiClass> original,
        BidiClass[] types,
        int at,
        BidiClass direction
    )
    {
        types[sequence[at]] = direction;
        for (var k = at + 1; k < sequence.Count && original[sequence[k]] == BidiClass.NSM; k++)
            types[sequence[k]] = direction;
    }

    private static List<(int Open, int Close)> Pairs(
        List<int> sequence,
        ReadOnlySpan<int> codePoints,
        BidiClass[] types
    )
    {
        var found = new List<(int Open, int Close)>();
        var stack = new List<(int Closing, int At)>();
        for (var k = 0; k < sequence.Count; k++)
        {
            var codePoint = codePoints[sequence[k]];
            if (types[sequence[k]] != BidiClass.ON)
                continue;
            if (BidiTable.ClosingOf(codePoint) is var closing and not 0)
            {
                if (stack.Count == 63)
                    break;
                stack.Add((closing, k));
            }
            else if (BidiTable.IsClosing(codePoint))
            {
                var match = stack.FindLastIndex(open => open.Closing == BidiTable.Canonical(codePoint));
                if (match < 0)
                    continue;
                found.Add((stack[match].At, k));
                stack.RemoveRange(match, stack.Count - match);
            }
        }
        found.Sort();
        return found;
    }

    private static BidiClass? Strong(BidiClass type) =>
        type switch
        {
            BidiClass.L => BidiClass.L,
            BidiClass.R or BidiClass.EN or BidiClass.AN => BidiClass.R,
            _ => null,
        };

    /// <summary>N1 and N2: neutrals between equal directions take it, others take the embedding's.</summary>
    private static void Neutral(List<int> sequence, BidiClass[] types, int level, BidiClass sos, BidiClass eos)
    {
        for (var k = 0; k < sequence.Count; k++)
        {
            if (Strong(types[sequence[k]]) is not null)
                continue;
            var start = k;
            while (k < sequence.Count && Strong(types[sequence[k]]) is null)
                k++;
            var before = start == 0 ? sos : Strong(types[sequence[start - 1]]);
            var after = k == sequence.Count ? eos : Strong(types[sequence[k]]);
            var direction = before == after && before is { } both ? both : Direction(level);
            for (var j = start; j < k; j++)
                types[sequence[j]] = direction;
        }
    }

    private static byte Implicit(BidiClass type, byte level)
    {
        if ((level & 1) == 1)
            return type is BidiClass.L or BidiClass.EN or BidiClass.AN ? (byte)(level + 1) : level;
        return type switch
        {
            BidiClass.R => (byte)(level + 1),
            BidiClass.EN or BidiClass.AN => (byte)(level + 2),
            _ => level,
        };
    }
}
