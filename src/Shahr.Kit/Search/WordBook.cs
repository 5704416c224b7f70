using System.Collections.Concurrent;
using System.Numerics;
using Shahr.Kit.Data;

namespace Shahr.Kit.Search;

/// <summary>A word that is written somewhere, and by how many slips it differs from the one that was typed.</summary>
public readonly record struct NearWord(string Word, int Slips);

/// <summary>
/// The distinct words of a table, held in memory: of all names of a metropolis a few hundred thousand, some 30 MB. A
/// misspelt word is compared with all of about its length; most are put aside by the set of their letters alone. Every
/// question first reads the words that came since.
/// </summary>
/// <param name="clock">The time.</param>
/// <param name="table">Where they are: <c>word</c>, and <c>added_at</c> with an index.</param>
public abstract class WordBook(TimeProvider clock, string table) : IDisposable
{
    // A word is stamped before its transaction commits; none takes that long.
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly ConcurrentDictionary<string, bool> _written = new(StringComparer.Ordinal);
    private volatile Word[][] _byLength = [];
    private volatile string[] _sorted = [];
    private DateTime _since = DateTime.MinValue;

    private readonly record struct Word(ulong Letters, string Text);

    /// <summary>Slips that are forgiven in a word: none in the shortest, one in short, two in longer ones.</summary>
    public static int Forgiven(string word) =>
        word.Length switch
        {
            <= 2 => 0,
            <= 5 => 1,
            _ => 2,
        };

    /// <summary>The words nearest to this one, the nearest first, itself among them where it is a name.</summary>
    public IReadOnlyList<NearWord> Near(string typed, int most)
    {
        var (forgiven, letters) = (Forgiven(typed), LettersOf(typed));
        var near = new List<NearWord>();
        var slips = new Slips(typed);
        var byLength = _byLength;
        for (var length = typed.Length - forgiven; length <= typed.Length + forgiven; length++)
        {
            if (length < 1 || length >= byLength.Length)
                continue;
            foreach (var word in byLength[length])
            {
                if (MayBeNear(word.Letters, letters, forgiven) && slips.To(word.Text, forgiven) is { } many)
                    near.Add(new NearWord(word.Text, many));
            }
        }

        near.Sort((a, b) => a.Slips != b.Slips ? a.Slips - b.Slips : string.CompareOrdinal(a.Word, b.Word));
        return near.Count > most ? near[..most] : near;
    }

    /// <summary>True where the word is written somewhere, as far as this process has read or written.</summary>
    public bool Knows(string word) =>
        Array.BinarySearch(_sorted, word, StringComparer.Ordinal) >= 0 || _written.ContainsKey(word);

    /// <summary>Known words that begin so, in their order.</summary>
    public IReadOnlyList<string> Beginning(string typed, int most)
    {
        var sorted = _sorted;
        var at = Array.BinarySearch(sorted, typed, StringComparer.Ordinal);
        return
        [
            .. sorted
                .Skip(at < 0 ? ~at : at)
                .TakeWhile(word => word.StartsWith(typed, StringComparison.Ordinal))
                .Take(most),
        ];
    }

    /// <summary>Remembers words that this process has just committed, so that it need not write them again.</summary>
    public void Remember(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            _written[word] = true;
            Learned(word);
        }
    }

    /// <summary>Reads the words that are new since the last time.</summary>
    public async Task RefreshAsync(CityDatabase database, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var words = await ReadAsync(database, _since, ct);
            _since = now - _overlap;
            var fresh = FreshOf(words).ConvertAll(w => new Word(LettersOf(w), w));
            _written.Clear();
            if (fresh.Count == 0)
                return;
            fresh.ForEach(word => Learned(word.Text));
            var grown = new Word[Math.Max(_byLength.Length, fresh.Max(w => w.Text.Length) + 1)][];
            var more = fresh.ToLookup(w => w.Text.Length);
            for (var length = 0; length < grown.Length; length++)
            {
                var had = length < _byLength.Length ? _byLength[length] : [];
                grown[length] = more.Contains(length) ? [.. had, .. more[length]] : had;
            }

            _byLength = grown;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A word was met for the first time.</summary>
    protected virtual void Learned(string word) { }

    /// <summary>False where the letters alone say that more slips lie between: each changes two at most.</summary>
    public static bool MayBeNear(string one, string other, int slips) =>
        MayBeNear(LettersOf(one), LettersOf(other), slips);

    /// <inheritdoc/>
    public void Dispose()
    {
        _turn.Dispose();
        GC.SuppressFinalize(this);
    }

    // In their order, and taken into the sorted ones.
    private List<string> FreshOf(List<string> read)
    {
        read.Sort(StringComparer.Ordinal);
        var (known, fresh) = (_sorted, new List<string>());
        foreach (var word in read)
        {
            if (Array.BinarySearch(known, word, StringComparer.Ordinal) < 0)
                fresh.Add(word);
        }

        if (fresh.Count == 0)
            return fresh;
        var (all, old, added) = (new string[known.Length + fresh.Count], 0, 0);
        for (var i = 0; i < all.Length; i++)
        {
            var isOld =
                added == fresh.Count || (old < known.Length && string.CompareOrdinal(known[old], fresh[added]) < 0);
            all[i] = isOld ? known[old++] : fresh[added++];
        }

        _sorted = all;
        return fresh;
    }

    private Task<List<string>> ReadAsync(CityDatabase database, DateTime since, CancellationToken ct) =>
        database.ReadAsync(
            $"select word from {table} where added_at >= @since",
            command => command.With("@since", DateTime.SpecifyKind(since, DateTimeKind.Utc)),
            row => row.GetString(0),
            ct
        );

    private static bool MayBeNear(ulong one, ulong other, int slips) =>
        BitOperations.PopCount(one ^ other) <= 2 * slips;

    private static ulong LettersOf(string word)
    {
        var letters = 0UL;
        foreach (var letter in word)
            letters |= 1UL << (letter & 63);
        return letters;
    }
}
