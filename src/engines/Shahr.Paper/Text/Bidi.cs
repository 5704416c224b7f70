namespace Shahr.Paper.Text;

/// <summary>
/// The Unicode bidirectional algorithm (UAX #9, revision 46, with isolates and paired brackets): which way each
/// character of a paragraph runs, and in which order the pieces of a line are drawn.
/// </summary>
internal static class Bidi
{
    private const int MaxDepth = 125;

    /// <summary>Embedding levels of one paragraph. Even levels run left to right, odd ones right to left.</summary>
    /// <param name="codePoints">The paragraph; used for its brackets.</param>
    /// <param name="classes">The class of each code point.</param>
    /// <param name="baseLevel">0 left to right, 1 right to left, -1 to find it from the text (P2, P3).</param>
    /// <returns>One level per code point; formatting characters that rule X9 removes take the level before
    /// them.</returns>
    public static byte[] Levels(ReadOnlySpan<int> codePoints, ReadOnlySpan<BidiClass> classes, int baseLevel)
    {
        var pairs = MatchIsolates(classes);
        var paragraph = ParagraphLevel(classes, baseLevel);
        var levels = new byte[classes.Length];
        var types = classes.ToArray();
        Explicit(types, levels, pairs, paragraph);
        BidiSequence.ResolveAll(codePoints, classes, types, levels, pairs, paragraph);
        byte before = paragraph;
        for (var i = 0; i < levels.Length; i++)
        {
            if (IsRemoved(classes[i]))
                levels[i] = before;
            before = levels[i];
        }
        return levels;
    }

    /// <summary>The paragraph's own level: the one given, or found from the first strong character (P2, P3).</summary>
    public static byte ParagraphLevel(ReadOnlySpan<BidiClass> classes, int baseLevel) =>
        (byte)(baseLevel >= 0 ? baseLevel : FirstStrong(classes, 0, classes.Length, MatchIsolates(classes), orElse: 0));

    /// <summary>Levels of a Persian (right-to-left) paragraph given as code points.</summary>
    public static byte[] Levels(ReadOnlySpan<int> codePoints, int baseLevel) =>
        Levels(codePoints, Classes(codePoints), baseLevel);

    public static BidiClass[] Classes(ReadOnlySpan<int> codePoints)
    {
        var classes = new BidiClass[codePoints.Length];
        for (var i = 0; i < classes.Length; i++)
            classes[i] = BidiTable.ClassOf(codePoints[i]);
        return classes;
    }

    /// <summary>Rule L1: separators, and spaces before them or at the line's end, return to the paragraph's
    /// level.</summary>
    public static void TrimLine(ReadOnlySpan<BidiClass> classes, Span<byte> levels, byte paragraph)
    {
        var trailing = true;
        for (var i = classes.Length - 1; i >= 0; i--)
        {
            if (classes[i] is BidiClass.S or BidiClass.B)
                trailing = true;
            else if (!(classes[i] == BidiClass.WS || IsIsolateControl(classes[i]) || IsRemoved(classes[i])))
                trailing = false;
            if (trailing)
                levels[i] = paragraph;
        }
    }

    /// <summary>Rule L2: the drawing order, left to right, of pieces that each have one level.</summary>
    public static int[] VisualOrder(ReadOnlySpan<byte> levels)
    {
        var order = new int[levels.Length];
        var highest = 0;
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
            highest = Math.Max(highest, levels[i]);
        }
        for (var level = highest; level >= 1; level--)
        {
            for (var i = 0; i < levels.Length; i++)
            {
                var start = i;
                while (i < levels.Length && levels[i] >= level)
                    i++;
                if (i > start + 1)
                    Array.Reverse(order, start, i - start);
            }
        }
        return order;
    }

    public static bool IsRemoved(BidiClass c) =>
        c is BidiClass.BN or BidiClass.LRE or BidiClass.LRO or BidiClass.RLE or BidiClass.RLO or BidiClass.PDF;

    public static bool IsInitiator(BidiClass c) => c is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;

    private static bool IsIsolateControl(BidiClass c) => IsInitiator(c) || c == BidiClass.PDI;

    /// <summary>BD9: for each isolate initiator its PDI (or the length), for each matched PDI its initiator, else
    /// -1.</summary>
    private static int[] MatchIsolates(ReadOnlySpan<BidiClass> classes)
    {
        var pairs = new int[classes.Length];
        Array.Fill(pairs, -1);
        var open = new Stack<int>();
        for (var i = 0; i < classes.Length; i++)
        {
            if (classes[i] == BidiClass.B)
            {
                open.Clear();
            }
            else if (IsInitiator(classes[i]))
            {
                pairs[i] = classes.Length;
                open.Push(i);
            }
            else if (classes[i] == BidiClass.PDI && open.TryPop(out var start))
            {
                pairs[start] = i;
                pairs[i] = start;
            }
        }
        return pairs;
    }

    private static int FirstStrong(ReadOnlySpan<BidiClass> classes, int from, int to, int[] pairs, int orElse)
    {
        for (var i = from; i < to; i++)
        {
            if (classes[i] == BidiClass.L)
                return 0;
            if (classes[i] is BidiClass.R or BidiClass.AL)
                return 1;
            if (IsInitiator(classes[i]))
                i = pairs[i];
        }
        return orElse;
    }

    private readonly record struct Status(byte Level, BidiClass? Override, bool Isolate);

    /// <summary>Rules X1 to X8. Overrides change <paramref name="types"/>.</summary>
    private static void Explicit(BidiClass[] types, byte[] levels, int[] pairs, byte paragraph)
    {
        var original = types.ToArray();
        var stack = new Stack<Status>();
        stack.Push(new Status(paragraph, null, false));
        int overflowIsolates = 0,
            overflowEmbeddings = 0,
            validIsolates = 0;
        for (var i = 0; i < types.Length; i++)
        {
            var type = original[i];
            var top = stack.Peek();
            levels[i] = top.Level;
            switch (type)
            {
                case BidiClass.RLE or BidiClass.LRE or BidiClass.RLO or BidiClass.LRO:
                    var level = NextLevel(top.Level, type is BidiClass.RLE or BidiClass.RLO);
                    if (level <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                        stack.Push(new Status(level, OverrideOf(type), false));
                    else if (overflowIsolates == 0)
                        overflowEmbeddings++;
                    break;
                case BidiClass.RLI or BidiClass.LRI or BidiClass.FSI:
                    types[i] = top.Override ?? type;
                    var rightToLeft =
                        type == BidiClass.RLI
                        || (type == BidiClass.FSI && FirstStrong(original, i + 1, pairs[i], pairs, orElse: 0) == 1);
                    var inner = NextLevel(top.Level, rightToLeft);
                    if (inner <= MaxDepth && overflowIsolates == 0 && overflowEmbeddings == 0)
                    {
                        validIsolates++;
                        stack.Push(new Status(inner, null, true));
                    }
                    else
                    {
                        overflowIsolates++;
                    }
                    break;
                case BidiClass.PDI:
                    if (overflowIsolates > 0)
                        overflowIsolates--;
                    else if (validIsolates > 0)
                        LeaveIsolate(stack, ref overflowEmbeddings, ref validIsolates);
                    levels[i] = stack.Peek().Level;
                    types[i] = stack.Peek().Override ?? type;
                    break;
                case BidiClass.PDF:
                    if (overflowIsolates == 0 && overflowEmbeddings > 0)
                        overflowEmbeddings--;
                    else if (overflowIsolates == 0 && !top.Isolate && stack.Count >= 2)
                        stack.Pop();
                    break;
                case BidiClass.B:
                    levels[i] = paragraph;
                    break;
                case BidiClass.BN:
                    break;
                default:
                    types[i] = top.Override ?? type;
                    break;
            }
        }
    }

    private static void LeaveIsolate(Stack<Status> stack, ref int overflowEmbeddings, ref int validIsolates)
    {
        overflowEmbeddings = 0;
        while (!stack.Peek().Isolate)
            stack.Pop();
        stack.Pop();
        validIsolates--;
    }

    private static byte NextLevel(byte level, bool rightToLeft) =>
        (byte)(rightToLeft ? (level + 1) | 1 : (level + 2) & ~1);

    private static BidiClass? OverrideOf(BidiClass type) =>
        type switch
        {
            BidiClass.RLO => BidiClass.R,
            BidiClass.LRO => BidiClass.L,
            _ => null,
        };
}
