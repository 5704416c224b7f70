using System.Globalization;
using System.Text.Json;

namespace Shahr.Ui.Tests;

/// <summary>WCAG 2.2, 1.4.3 and 1.4.11, computed from the tokens the stylesheet is built from.</summary>
public sealed class ContrastTests
{
    public static TheoryData<string, double, double> Themes =>
        new()
        {
            { "light", 4.5, 3 },
            { "dark", 4.5, 3 },
            { "contrast", 7, 4.5 },
            { "contrast-dark", 7, 4.5 },
        };

    [Theory]
    [MemberData(nameof(Themes))]
    public void Every_pair_of_colours_can_be_read(string theme, double text, double graphic)
    {
        using var tokens = JsonDocument.Parse(File.ReadAllText(Path.Combine(Render.Root, "web", "css", "tokens.json")));
        var colours = tokens.RootElement.GetProperty("themes").GetProperty(theme);
        var weak = new List<string>();
        foreach (var (list, least) in new[] { ("text", text), ("graphic", graphic) })
        {
            foreach (var pair in tokens.RootElement.GetProperty(list).EnumerateArray())
            {
                var (front, back) = (pair[0].GetString() ?? "", pair[1].GetString() ?? "");
                var ratio = Ratio(
                    colours.GetProperty(front).GetString() ?? "",
                    colours.GetProperty(back).GetString() ?? ""
                );
                if (ratio < least)
                    weak.Add($"{front} on {back}: {ratio:0.00} < {least}");
            }
        }
        Assert.Empty(weak);
    }

    [Fact]
    public void The_formula_gives_the_known_figures()
    {
        Assert.Equal(21, Ratio("#000000", "#ffffff"), 2);
        Assert.Equal(4.54, Ratio("#767676", "#ffffff"), 2);
    }

    private static double Ratio(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Part(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }
}
