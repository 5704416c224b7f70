using System.Globalization;
using Shahr.Paper.Text;

namespace Shahr.Paper.Tests;

public sealed class BidiTests
{
    private const string Folder = "/usr/share/unicode";

    private static string Need(string name)
    {
        var path = Path.Combine(Folder, name);
        Assert.SkipUnless(File.Exists(path), $"{path} is absent: install Debian's unicode-data to run this test.");
        return path;
    }

    [Fact]
    public void Every_line_of_BidiCharacterTest_gives_the_levels_and_the_order_of_the_standard()
    {
        var checkedLines = 0;
        foreach (var line in File.ReadLines(Need("BidiCharacterTest.txt")))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var parts = line.Split(';');
            var text = parts[0]
                .Split(' ')
                .Select(h => int.Parse(h, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            var points = text.ToArray();
            var direction = int.Parse(parts[1], CultureInfo.InvariantCulture);
            Check(
                line,
                points,
                Bidi.Classes(points),
                direction == 2 ? -1 : direction,
                parts[3],
                parts[4],
                byte.Parse(parts[2], CultureInfo.InvariantCulture)
            );
            checkedLines++;
        }
        Assert.True(checkedLines > 90_000, $"only {checkedLines} lines were read");
    }

    [Fact]
    public void Every_line_of_BidiTest_gives_the_levels_and_the_order_of_the_standard()
    {
        string levels = "",
            order = "";
        var checkedCases = 0;
        foreach (var line in File.ReadLines(Need("BidiTest.txt")))
        {
            if (line.StartsWith("@Levels:", StringComparison.Ordinal))
                levels = line[8..].Trim();
            else if (line.StartsWith("@Reorder:", StringComparison.Ordinal))
                order = line[9..].Trim();
            else if (line.Length > 0 && line[0] is not ('#' or '@'))
            {
                var parts = line.Split(';');
                var classes = parts[0].Trim().Split(' ').Select(Enum.Parse<BidiClass>).ToArray();
                var directions = int.Parse(parts[1], CultureInfo.InvariantCulture);
                foreach (var (bit, direction) in new[] { (1, -1), (2, 0), (4, 1) })
                {
                    if ((directions & bit) == 0)
                        continue;
                    Check(line, [], classes, direction, levels, order, null);
                    checkedCases++;
                }
            }
        }
        Assert.True(checkedCases > 700_000, $"only {checkedCases} cases were read");
    }

    private static void Check(
        string line,
        int[] points,
        BidiClass[] classes,
        int direction,
        string expectedLevels,
        string expectedOrder,
        byte? paragraphLevel
    )
    {
        var levels = Bidi.Levels(points, classes, direction);
        var paragraph = Bidi.ParagraphLevel(classes, direction);
        if (paragraphLevel is { } expectedParagraph)
            Assert.True(expectedParagraph == paragraph, line);
        Bidi.TrimLine(classes, levels, paragraph);
        var kept = Enumerable.Range(0, classes.Length).Where(i => !Bidi.IsRemoved(classes[i])).ToArray();
        var shown = string.Join(
            ' ',
            classes.Select((c, i) => Bidi.IsRemoved(c) ? "x" : levels[i].ToString(CultureInfo.InvariantCulture))
        );
        Assert.True(expectedLevels == shown, $"{line} dir {direction}: {shown} instead of {expectedLevels}");
        var order = Bidi.VisualOrder(kept.Select(i => levels[i]).ToArray()).Select(k => kept[k]);
        Assert.True(expectedOrder == string.Join(' ', order), $"{line} dir {direction}: order");
    }
}
