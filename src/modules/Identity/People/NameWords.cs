using System.Numerics;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>A word of the city's names, and by how many slips it differs from the one that was typed.</summary>
internal readonly record struct NearWord(string Word, int Slips);

/// <summary>
/// The distinct words of all names, held in memory: a few hundred thousand in a metropolis, some 30 MB. A misspelt word
/// is compared with all of about its length; most are put aside by the set of their letters alone. Every question first
/// reads the words that came since.
/// </summary>
internal sealed class NameWords(TimeProvider clock) : IDisposable
{
    // A word is stamped before its transaction commits; none takes that long.
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private volatile Word[][] _byLength = [];
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

    /// <summary>Reads the words that are new since the last time.</summary>
    public async Task RefreshAsync(CityTransaction transaction, CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var words = await ReadAsync(transaction, _since, ct);
            _since = now - _overlap;
            var fresh = words.Where(_known.Add).Select(w => new Word(LettersOf(w), w)).ToList();
            if (fresh.Count == 0)
                return;
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

    /// <summary>False where the letters alone say that more slips lie between: each changes two at most.</summary>
    public static bool MayBeNear(string one, string other, int slips) =>
        MayBeNear(LettersOf(one), LettersOf(other), slips);

    public void Dispose() => _turn.Dispose();

    private static async Task<List<string>> ReadAsync(CityTransaction transaction, DateTime since, CancellationToken ct)
    {
        await using var command = transaction.Command("select word from identity_name_words where added_at >= @since");
        command.With("@since", DateTime.SpecifyKind(since, DateTimeKind.Utc));
        var words = new List<string>();
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            words.Add(row.GetString(0));
        return words;
    }

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
