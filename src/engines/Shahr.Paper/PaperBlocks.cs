using Shahr.Paper.Text;

namespace Shahr.Paper;

/// <summary>The body of a letter: each kind of block, cut into pages where it must be.</summary>
internal sealed class PaperBlocks(PageFlow flow, TextLayout text)
{
    private const float Width = Sheet.Right - Sheet.Left;
    private const float CellLine = 18;
    private const float CellPad = 6;

    public void Add(PaperBlock block)
    {
        switch (block)
        {
            case PaperHeading heading:
                Heading(heading);
                break;
            case PaperParagraph paragraph:
                Paragraph(paragraph);
                break;
            case PaperFacts facts:
                Facts(facts);
                break;
            case PaperTable table:
                Table(table);
                break;
            case PaperSeal seal:
                Seal(seal);
                break;
            default:
                throw new PaperException($"There is no drawing for a block of type {block.GetType().Name}.");
        }
    }

    private void Heading(PaperHeading heading)
    {
        var lines = text.Lines(heading.Text, 13, Width, bold: true);
        flow.Y += 6;
        // A heading keeps two lines of what follows with it.
        flow.Need(lines.Count * 26 + Sheet.BodyLine * 2);
        var top = flow.Y;
        flow.Draw(c => PaperDrawing.Lines(c, lines, Sheet.Left, Sheet.Right, top, 26, Align.Right, Sheet.Lapis));
        flow.Y += lines.Count * 26 + 2;
    }

    private void Paragraph(PaperParagraph paragraph)
    {
        var lines = text.Lines(paragraph.Spans, Sheet.Body, Width);
        for (var i = 0; i < lines.Count; i++)
        {
            // Neither the first nor the last line of a paragraph stands alone on a page.
            var together = (i == 0 || i == lines.Count - 2) && lines.Count > 1 ? 2 : 1;
            flow.Need(Sheet.BodyLine * together);
            var (line, top) = (lines[i], flow.Y);
            flow.Draw(c =>
                PaperDrawing.Lines(c, [line], Sheet.Left, Sheet.Right, top, Sheet.BodyLine, Align.Justify, Sheet.Ink)
            );
            flow.Y += Sheet.BodyLine;
        }
        flow.Y += 8;
    }

    private void Facts(PaperFacts facts)
    {
        const float NameWidth = 150;
        flow.Y += 2;
        for (var i = 0; i < facts.Rows.Count; i++)
        {
            var fact = facts.Rows[i];
            var names = text.Lines(fact.Name, 10.5f, NameWidth - 20);
            var values = text.Lines(fact.Value, 11, Width - NameWidth - 12, bold: true, leftToRight: fact.LeftToRight);
            var height = Math.Max(names.Count, values.Count) * 20 + 8;
            var moved = flow.Need(height);
            var top = flow.Y;
            var first = i == 0 || moved;
            flow.Draw(c =>
            {
                using var tint = Sheet.Fill(Sheet.Tint);
                c.DrawRect(Sheet.Right - NameWidth, top + 1, NameWidth, height - 1, tint);
                if (first)
                    Sheet.Line(c, Sheet.Left, Sheet.Right, top, Sheet.Hair, 0.7f);
                Sheet.Line(c, Sheet.Left, Sheet.Right, top + height, Sheet.Hair, 0.7f);
                PaperDrawing.Lines(
                    c,
                    names,
                    Sheet.Right - NameWidth,
                    Sheet.Right - 10,
                    top + 4,
                    20,
                    Align.Right,
                    Sheet.Quiet
                );
                PaperDrawing.Lines(
                    c,
                    values,
                    Sheet.Left,
                    Sheet.Right - NameWidth - 12,
                    top + 4,
                    20,
                    Align.Right,
                    Sheet.Ink
                );
            });
            flow.Y += height;
        }
        flow.Y += 14;
    }

    private void Table(PaperTable table)
    {
        if (table.Columns.Count == 0 || table.Columns.Any(column => !(column.Share > 0)))
            throw new PaperException("A table needs columns, each with a share above 0.");
        var caption = table.Caption is { } words ? text.Lines(words, 10.5f, Width, bold: true) : [];
        var head = Cells(table, table.Columns.Select(column => column.Name).ToArray(), isHead: true);
        flow.Need(caption.Count * 22 + Height(head) + CellLine * 2 + CellPad * 2);
        var top = flow.Y;
        flow.Draw(c => PaperDrawing.Lines(c, caption, Sheet.Left, Sheet.Right, top, 22, Align.Right, Sheet.Ink));
        flow.Y += caption.Count * 22 + (caption.Count > 0 ? 3 : 0);
        Row(table, head, isHead: true);
        foreach (var row in table.Rows)
        {
            if (row.Count != table.Columns.Count)
                throw new PaperException($"A row has {row.Count} cells, the table has {table.Columns.Count} columns.");
            var cells = Cells(table, row, isHead: false);
            if (flow.Need(Height(cells)))
                Row(table, head, isHead: true);
            Row(table, cells, isHead: false);
        }
        flow.Y += 14;
    }

    private List<TextLine>[] Cells(PaperTable table, IReadOnlyList<string> row, bool isHead) =>
        row.Select(
                (cell, i) =>
                    text.Lines(
                        cell,
                        isHead ? 9.5f : 10,
                        ColumnWidth(table, i) - CellPad * 2,
                        bold: isHead,
                        leftToRight: !isHead && table.Columns[i].LeftToRight
                    )
            )
            .ToArray();

    private static float Height(List<TextLine>[] cells) => cells.Max(lines => lines.Count) * CellLine + CellPad;

    private static float ColumnWidth(PaperTable table, int column) =>
        Width * table.Columns[column].Share / table.Columns.Sum(c => c.Share);

    private void Row(PaperTable table, List<TextLine>[] cells, bool isHead)
    {
        var (top, height) = (flow.Y, Height(cells));
        flow.Draw(c =>
        {
            if (isHead)
            {
                using var fill = Sheet.Fill(Sheet.Lapis);
                c.DrawRect(Sheet.Left, top, Width, height, fill);
            }
            var right = Sheet.Right;
            for (var i = 0; i < cells.Length; i++)
            {
                var left = right - ColumnWidth(table, i);
                PaperDrawing.Lines(
                    c,
                    cells[i],
                    left + CellPad,
                    right - CellPad,
                    top + CellPad / 2,
                    CellLine,
                    Align.Right,
                    isHead ? SkiaSharp.SKColors.White : Sheet.Ink
                );
                right = left;
            }
            Sheet.Line(c, Sheet.Left, Sheet.Right, top + height, Sheet.Hair, 0.7f);
        });
        flow.Y += height;
    }

    private void Seal(PaperSeal seal)
    {
        const float Radius = 38;
        var lines = text.Lines(seal.Caption, 9, Width / 2);
        var height = Radius * 2 + 6 + lines.Count * 18;
        flow.Need(height);
        var top = flow.Y;
        flow.Draw(c =>
        {
            const float Middle = (Sheet.Left + Sheet.Right) / 2;
            Emblem.Seal(c, seal.EmblemPath, Middle, top + Radius, Radius);
            PaperDrawing.Lines(
                c,
                lines,
                Middle - Width / 4,
                Middle + Width / 4,
                top + Radius * 2 + 6,
                18,
                Align.Center,
                Sheet.Quiet
            );
        });
        flow.Y += height + 10;
    }
}
