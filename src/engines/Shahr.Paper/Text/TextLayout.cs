using System.Globalization;
using System.Text;

namespace Shahr.Paper.Text;

/// <summary>Breaks Persian paragraphs into lines and shapes them. Holds the shapes it met, so use one per
/// document.</summary>
internal sealed class TextLayout
{
    private const char LeftToRightIsolate = '\u2066';
    private const char PopIsolate = '\u2069';

    private readonly Dictionary<(string Text, bool RightToLeft, bool Bold), ShapedRun> _shapes = [];

    private readonly record struct Piece(ShapedRun Run, byte Level, bool IsSpace);

    private sealed record Atom(List<Piece> Pieces, int From, int To, bool IsSpace, float Width);

    public List<TextLine> Lines(string text, float size, float width, bool bold = false, bool leftToRight = false) =>
        Lines([new PaperSpan(text, bold, leftToRight)], size, width);

    /// <summary>Lines no wider than <paramref name="width"/> points, unless one letter alone is wider.</summary>
    public List<TextLine> Lines(IReadOnlyList<PaperSpan> spans, float size, float width)
    {
        var text = new StringBuilder();
        var bold = new List<bool>();
        foreach (var span in spans)
        {
            // Line ends inside an isolate would leave it open, so they become spaces there.
            var clean = CleanText.Of(span.Text);
            text.Append(span.LeftToRight ? LeftToRightIsolate + clean.Replace('\n', ' ') + PopIsolate : clean);
            bold.AddRange(Enumerable.Repeat(span.Bold, text.Length - bold.Count));
        }
        var lines = new List<TextLine>();
        var whole = text.ToString();
        for (int from = 0, to; from <= whole.Length; from = to + 1)
        {
            to = whole.IndexOf('\n', from) is var at and >= 0 ? at : whole.Length;
            Paragraph(whole[from..to], bold.GetRange(from, to - from), size, width, lines);
        }
        return lines;
    }

    private void Paragraph(string text, List<bool> bold, float size, float width, List<TextLine> lines)
    {
        var levels = CharLevels(text);
        var line = new List<Atom>();
        var used = 0f;
        foreach (var atom in Atoms(text, levels, bold, size, width))
        {
            if (atom.IsSpace && line.Count == 0)
                continue;
            if (!atom.IsSpace && used + atom.Width > width && line.Count > 0)
            {
                lines.Add(Finish(line, size, endsParagraph: false));
                line = [];
                used = 0;
            }
            line.Add(atom);
            used += atom.Width;
        }
        lines.Add(Finish(line, size, endsParagraph: true));
    }

    private static TextLine Finish(List<Atom> line, float size, bool endsParagraph)
    {
        // Spaces at a line's end would return to the paragraph's level (rule L1) and hang outside; they are left out.
        while (line.Count > 0 && line[^1].IsSpace)
            line.RemoveAt(line.Count - 1);
        var pieces = line.SelectMany(atom => atom.Pieces).ToArray();
        var order = Bidi.VisualOrder(pieces.Select(piece => piece.Level).ToArray());
        return new TextLine(order.Select(i => (pieces[i].Run, pieces[i].IsSpace)).ToArray(), size, endsParagraph);
    }

    /// <summary>Words and the spaces between them; a word wider than the line is cut between its letters.</summary>
    private IEnumerable<Atom> Atoms(string text, byte[] levels, List<bool> bold, float size, float width)
    {
        for (int from = 0, to; from < text.Length; from = to)
        {
            var space = IsBreakingSpace(text[from]);
            for (to = from + 1; to < text.Length && IsBreakingSpace(text[to]) == space && !BreaksAfter(text, to - 1); )
                to++;
            var atom = Shape(text, levels, bold, from, to, space, size);
            if (space || atom.Width <= width)
            {
                yield return atom;
                continue;
            }
            foreach (var part in Cut(text, levels, bold, atom, size, width))
                yield return part;
        }
    }

    private IEnumerable<Atom> Cut(string text, byte[] levels, List<bool> bold, Atom atom, float size, float width)
    {
        var from = atom.From;
        var best = from;
        while (from < atom.To)
        {
            var next = best + StringInfo.GetNextTextElementLength(text, best);
            var fits = next <= atom.To && Shape(text, levels, bold, from, next, false, size).Width <= width;
            if (fits || best == from)
            {
                best = Math.Min(next, atom.To);
                if (best < atom.To)
                    continue;
            }
            yield return Shape(text, levels, bold, from, best, false, size);
            from = best;
        }
    }

    private Atom Shape(string text, byte[] levels, List<bool> bold, int from, int to, bool space, float size)
    {
        var pieces = new List<Piece>();
        var width = 0f;
        for (int start = from, end; start < to; start = end)
        {
            end = start + 1;
            if (text[start] is LeftToRightIsolate or PopIsolate)
                continue;
            while (
                end < to
                && levels[end] == levels[start]
                && bold[end] == bold[start]
                && text[end] is not (LeftToRightIsolate or PopIsolate)
            )
                end++;
            var run = Shaped(text[start..end], (levels[start] & 1) == 1, bold[start]);
            pieces.Add(new Piece(run, levels[start], space));
            width += run.Width * size;
        }
        return new Atom(pieces, from, to, space, width);
    }

    private ShapedRun Shaped(string text, bool rightToLeft, bool bold)
    {
        if (!_shapes.TryGetValue((text, rightToLeft, bold), out var run))
            _shapes[(text, rightToLeft, bold)] = run = new ShapedRun(text, rightToLeft, bold);
        return run;
    }

    private static bool IsBreakingSpace(char c) => c is ' ' or '\u200B' or '\u3000' or (>= '\u2002' and <= '\u200A');

    /// <summary>A hyphen or dash between letters lets the line end after it; between digits it belongs to a
    /// number.</summary>
    private static bool BreaksAfter(string text, int at) =>
        text[at] is '-' or '\u2010' or '\u2013' or '\u2014'
        && at > 0
        && at + 1 < text.Length
        && char.IsLetter(text[at - 1])
        && char.IsLetter(text[at + 1]);

    private static byte[] CharLevels(string text)
    {
        var points = text.EnumerateRunes().Select(rune => rune.Value).ToArray();
        var perPoint = Bidi.Levels(points, baseLevel: 1);
        var levels = new byte[text.Length];
        var at = 0;
        for (var i = 0; i < points.Length; i++)
        {
            levels[at++] = perPoint[i];
            if (points[i] > 0xFFFF)
                levels[at++] = perPoint[i];
        }
        return levels;
    }
}
