using System.Globalization;

namespace Shahr.Shape.Tests;

/// <summary>
/// Old breaches still allowed: lines <c>Rule path count</c> in ratchet.txt, or <c>Rule * count</c> for the house. The
/// list only shrinks: more breaches than listed fail, and fewer fail too, until the line is lowered or taken out.
/// </summary>
internal sealed class Ratchet(IReadOnlyDictionary<(string Rule, string Path), int> allowed)
{
    public const string File = "tests/Shahr.Shape.Tests/ratchet.txt";

    public const string House = "*";

    public static Ratchet Read(string text)
    {
        var allowed = new Dictionary<(string, string), int>();
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var rule, var path, var count])
            {
                throw new FormatException($"ratchet.txt: \"{line}\" is not \"Rule path count\".");
            }

            allowed[(rule, path)] = int.Parse(count, CultureInfo.InvariantCulture);
        }

        return new Ratchet(allowed);
    }

    public int Allowed(string rule, string path) => allowed.GetValueOrDefault((rule, path));

    /// <summary>Empty when the rule holds but for what is listed; otherwise the lines to print.</summary>
    public IReadOnlyList<string> Judge(string rule, IReadOnlyList<Finding> findings)
    {
        var lines = new List<string>();
        foreach (var place in findings.GroupBy(f => PlaceOf(rule, f.Path)))
        {
            if (place.Count() > Allowed(rule, place.Key))
                lines.AddRange(place.Select(f => f.ToString()));
        }

        foreach (var ((_, path), listed) in allowed.Where(a => a.Key.Rule == rule))
        {
            var now = findings.Count(f => PlaceOf(rule, f.Path) == path);
            if (now >= listed)
                continue;
            var use = now == 0 ? "take the line out" : $"write {now}";
            lines.Add($"{File}:1: {rule} {path} is listed with {listed} and has {now}, {use}");
        }

        return lines;
    }

    /// <summary>A rule listed with "*" is counted over the whole house.</summary>
    public string PlaceOf(string rule, string path) => allowed.ContainsKey((rule, House)) ? House : path;
}
