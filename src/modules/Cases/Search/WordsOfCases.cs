using System.Collections.Concurrent;
using Shahr.Kit.Search;

namespace Shahr.Cases.Search;

/// <summary>The distinct words of all cases, as they are written, and the stems under which they are found.</summary>
internal sealed class WordsOfCases(TimeProvider clock) : WordBook(clock, "cases_words")
{
    private readonly ConcurrentDictionary<string, bool> _stems = new(StringComparer.Ordinal);

    /// <summary>True where some case is found under this stem.</summary>
    public bool KnowsStem(string stem) => _stems.ContainsKey(stem);

    protected override void Learned(string word) => _stems[PersianStem.Of(word)] = true;
}
