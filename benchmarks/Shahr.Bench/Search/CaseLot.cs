using System.Globalization;
using Shahr.Cases.Measured;

namespace Shahr.Bench;

/// <summary>
/// Texts of very many cases and questions about them: requests as citizens write them, each with a street and a number
/// of its own, so that some words stand in every tenth case and many in a handful. The same seed gives the same.
/// </summary>
internal sealed class CaseLot(int seed = 1405)
{
    private static readonly IReadOnlyList<string> _requests = new JudgementSet().Texts;
    private readonly NameLot _streets = new(seed);
    private readonly Random _random = new(seed);

    /// <summary>A request; the number only says that it is another.</summary>
    public string Text(int number)
    {
        var street = _streets.Draw().Family;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{_requests[_random.Next(_requests.Count)]} خیابان {street}، پلاک {_random.Next(1, 400)}"
        );
    }

    /// <summary>What somebody types: common words, a street with them, a slip, a beginning, what is nowhere.</summary>
    public string Question(int number)
    {
        string[] words = [.. SearchOfCases.WordsOf(_requests[_random.Next(_requests.Count)]).Where(w => w.Length > 3)];
        if (words.Length < 2)
            return "چراغ";
        _random.Shuffle(words);
        var street = _streets.Draw().Family;
        return (number % 8) switch
        {
            0 => words[0],
            1 or 2 => $"{words[0]} {words[1]}",
            3 => $"{words[0]} خیابان {street}",
            4 => $"{words[0]} {_streets.Slip(words[1])}",
            5 => $"{words[0]} {words[1][..^1]}",
            6 => $"{street} پلاک {_random.Next(1, 400)}",
            _ => $"{words[0]} {street}غضث",
        };
    }
}
