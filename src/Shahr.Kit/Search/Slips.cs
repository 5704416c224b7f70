namespace Shahr.Kit.Search;

/// <summary>
/// How many slips of the finger lie between a typed word and others: a letter too much, one missing, one for another,
/// or two neighbours changed about, no place twice. A whole column of the comparison is one machine word (Hyyrö 2003,
/// "A bit-vector algorithm for computing Levenshtein and Damerau edit distances").
/// </summary>
public sealed class Slips
{
    private const int Longest = 64;

    // Up to the end of the Arabic block; the letters of other scripts are looked up in the word itself.
    private readonly ulong[] _places = new ulong[0x800];
    private readonly string _typed;

    /// <summary>Prepares the comparison of this word with many.</summary>
    public Slips(string typed)
    {
        _typed = typed;
        for (var i = 0; i < Math.Min(typed.Length, Longest); i++)
            if (typed[i] < _places.Length)
                _places[typed[i]] |= 1UL << i;
    }

    /// <summary>The number of slips, or null where they are more than so many or a word is too long to count.</summary>
    public int? To(string word, int most)
    {
        if (Math.Abs(word.Length - _typed.Length) > most || _typed.Length is 0 or > Longest)
            return null;
        var (rises, falls, equal, before) = (ulong.MaxValue, 0UL, 0UL, 0UL);
        var (slips, last) = (_typed.Length, 1UL << (_typed.Length - 1));
        foreach (var letter in word)
        {
            var here = PlacesOf(letter);
            var turned = ((~equal & here) << 1) & before;
            equal = (((here & rises) + rises) ^ rises) | here | falls | turned;
            var up = falls | ~(equal | rises);
            var down = equal & rises;
            if ((up & last) != 0)
                slips++;
            if ((down & last) != 0)
                slips--;
            up = (up << 1) | 1;
            rises = (down << 1) | ~(equal | up);
            falls = up & equal;
            before = here;
        }

        return slips <= most ? slips : null;
    }

    private ulong PlacesOf(char letter)
    {
        if (letter < _places.Length)
            return _places[letter];
        var places = 0UL;
        for (var i = 0; i < _typed.Length; i++)
            if (_typed[i] == letter)
                places |= 1UL << i;
        return places;
    }
}
