using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Shahr.Kit.Data;
using Shahr.Kit.Search;

namespace Shahr.Identity;

/// <summary>Somebody found by name.</summary>
internal sealed record FoundPerson(Guid Id, string GivenName, string FamilyName, string NationalCode, bool IsClosed)
{
    /// <summary>The folded words of their name.</summary>
    public SortedSet<string> Words { get; } = NameKeys.WordsOf(GivenName, FamilyName);
}

/// <summary>Where a page of a search begins.</summary>
/// <param name="Near">Among names near to the typed one, and no longer those that are it.</param>
/// <param name="Guess">Which of the names looked for.</param>
/// <param name="After">Behind whom.</param>
internal readonly record struct SearchMark(bool Near, int Guess, Guid After)
{
    /// <summary>As a form carries it.</summary>
    public override string ToString() => $"{(Near ? 'n' : 'e')}.{Guess}.{After:N}";

    /// <summary>The beginning, for whatever is no mark.</summary>
    public static SearchMark Read(string? typed) =>
        typed?.Split('.') is [("n" or "e") and var stage, var guess, var after]
        && int.TryParse(guess, out var number)
        && number is >= 0 and <= PersonSearch.MostGuesses
        && Guid.TryParseExact(after, "N", out var person)
            ? new SearchMark(stage == "n", number, person)
            : default;
}

/// <summary>One page of people.</summary>
/// <param name="People">At most <see cref="PersonSearch.PageSize"/>.</param>
/// <param name="Near">True where their names are only near to the one looked for.</param>
/// <param name="Next">Where the next page begins, or null.</param>
internal sealed record FoundPeople(IReadOnlyList<FoundPerson> People, bool Near, SearchMark? Next);

/// <summary>The distinct words of all names.</summary>
internal sealed class NameWords(TimeProvider clock) : WordBook(clock, "identity_name_words");

/// <summary>
/// Finds people by name. First whose name it is, however it is spelt; only when nobody bears it, or on a further
/// question, those whose name is near: nobody is shown who need not be. Every guess at the name is one walk along
/// the index of <see cref="NameBook"/>, and a person is shown under the first guess that fits them.
/// </summary>
internal sealed class PersonSearch(CityTransaction transaction, NameWords words)
{
    public const int PageSize = 20;
    public const int MostGuesses = 600;
    private const int MostNear = 120;
    private const int MostSlips = 2;

    /// <summary>A name that may be meant: its words, and how many slips lie between.</summary>
    private sealed record Guess(string[] Words, int Slips)
    {
        // The last word with each of the others; one word by itself.
        public string[] Keys { get; } =
            Words.Length == 1 ? Words : [.. Words[..^1].Select(w => NameKeys.Of(w, Words[^1]))];

        public bool Fits(FoundPerson person) => Array.TrueForAll(Words, person.Words.Contains);
    }

    public async Task<FoundPeople> FindAsync(string[] typed, SearchMark start, CancellationToken ct)
    {
        var exact = await ThereAsync(NameKeys.Readings(typed).Select(words => new Guess(Distinct(words), 0)), ct);
        if (!start.Near)
        {
            var found = await WalkAsync(exact, start, ct);
            if (found.People.Count > 0 || start != default)
                return found.Next is null ? found with { Next = new SearchMark(true, 0, default) } : found;
        }

        await words.RefreshAsync(transaction.Database, ct);
        var near = await ThereAsync(NearTo(typed), ct);
        // A mark counts the near guesses alone: how many came before them may change between two pages.
        var first = start.Near
            ? start with
            {
                Guess = start.Guess + exact.Count,
            }
            : new SearchMark(true, exact.Count, default);
        var more = await WalkAsync([.. exact, .. near], first, ct);
        return more.Next is { } next ? more with { Next = next with { Guess = next.Guess - exact.Count } } : more;
    }

    private async Task<FoundPeople> WalkAsync(List<Guess> guesses, SearchMark start, CancellationToken ct)
    {
        var page = new List<FoundPerson>();
        var mark = start;
        for (; mark.Guess < guesses.Count; mark = mark with { Guess = mark.Guess + 1, After = default })
        {
            var keys = await RarestFirstAsync(guesses[mark.Guess].Keys, ct);
            List<FoundPerson> some;
            do
            {
                some = await NextAsync(keys, mark.After, ct);
                foreach (var person in some)
                {
                    // Whoever fits an earlier guess was shown there.
                    var isHere = guesses.FindIndex(g => g.Fits(person)) == mark.Guess;
                    if (isHere && page.Count == PageSize)
                        return new FoundPeople(page, start.Near, mark);
                    if (isHere)
                        page.Add(person);
                    mark = mark with { After = person.Id };
                }
            } while (some.Count > PageSize);
        }

        return new FoundPeople(page, start.Near, null);
    }

    private List<Guess> NearTo(string[] typed)
    {
        var near = new Dictionary<string, IReadOnlyList<NearWord>>();
        var guesses = new Dictionary<string, Guess>();
        // As typed, and with each two neighbours joined; more joins and slips at once would be another name.
        foreach (var reading in NameKeys.Readings(typed).Take(typed.Length))
        {
            foreach (var word in reading.Where(w => !near.ContainsKey(w)))
                near[word] = words.Near(word, MostNear);
            foreach (var guess in Combine(reading.Select(w => near[w])).Where(g => g.Slips > 0))
                guesses.TryAdd(string.Join(' ', guess.Words.Order(StringComparer.Ordinal)), guess);
        }

        return [.. guesses.Values.OrderBy(g => g.Slips).Take(MostGuesses)];
    }

    private static IEnumerable<Guess> Combine(IEnumerable<IReadOnlyList<NearWord>> choices)
    {
        IEnumerable<(string[] Words, int Slips)> whole = [([], 0)];
        foreach (var choice in choices)
            whole = whole.SelectMany(sofar =>
                choice
                    .Where(near => sofar.Slips + near.Slips <= MostSlips)
                    .Select(near => (Words: (string[])[.. sofar.Words, near.Word], Slips: sofar.Slips + near.Slips))
            );
        return whole.Select(g => new Guess(Distinct(g.Words), g.Slips));
    }

    private static string[] Distinct(string[] words) => [.. words.Distinct()];

    /// <summary>Those of the guesses all of whose keys somebody bears.</summary>
    private async Task<List<Guess>> ThereAsync(IEnumerable<Guess> guesses, CancellationToken ct)
    {
        var all = guesses.ToList();
        var keys = all.SelectMany(g => g.Keys).Distinct().ToArray();
        if (keys.Length == 0)
            return [];
        var isSqlite = transaction.Database.Kind == DatabaseKind.Sqlite;
        var list = isSqlite ? "json_each(@keys)" : "unnest(@keys) as each(value)";
        await using var command = transaction.Command(
            $"select value from {list} where exists (select 1 from identity_name_keys n where n.name_key = value)"
        );
        command.With("@keys", isSqlite ? JsonSerializer.Serialize(keys) : keys);
        var there = new HashSet<string>(StringComparer.Ordinal);
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            there.Add(row.GetString(0));
        return all.FindAll(g => Array.TrueForAll(g.Keys, there.Contains));
    }

    // Of three words and more the rarest two lead, and the others are looked up person by person.
    private async Task<string[]> RarestFirstAsync(string[] keys, CancellationToken ct)
    {
        if (keys.Length == 1)
            return keys;
        var counted = new List<(string Key, long People)>();
        foreach (var key in keys)
        {
            await using var command = transaction.Command(
                "select count(*) from (select 1 from identity_name_keys where name_key = @key limit 2000) as counted"
            );
            var many = await command.With("@key", key).ExecuteScalarAsync(ct);
            counted.Add((key, Convert.ToInt64(many, CultureInfo.InvariantCulture)));
        }

        return [.. counted.OrderBy(c => c.People).Select(c => c.Key)];
    }

    private async Task<List<FoundPerson>> NextAsync(string[] keys, Guid after, CancellationToken ct)
    {
        var others = Enumerable
            .Range(1, keys.Length - 1)
            .Select(i =>
                " and exists (select 1 from identity_name_keys o "
                + $"where o.name_key = @k{i} and o.person_id = n.person_id)"
            );
        await using var command = transaction.Command(
            $"""
            select p.id, p.given_name, p.family_name, p.national_code,
              p.died_on is not null or p.merged_into is not null
            from (select n.person_id from identity_name_keys n
              where n.name_key = @k0 and n.person_id > @after{string.Concat(others)}
              order by n.person_id limit @most) as found
            join identity_people p on p.id = found.person_id order by p.id
            """
        );
        command.With("@after", after).With("@most", PageSize + 1);
        for (var i = 0; i < keys.Length; i++)
            command.With($"@k{i}", keys[i]);
        var people = new List<FoundPerson>();
        await using DbDataReader row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
            people.Add(
                new FoundPerson(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetBoolean(4))
            );
        return people;
    }
}
