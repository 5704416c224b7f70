using Npgsql;
using Shahr.Cases.Measured;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Bench;

/// <summary>
/// Cases in numbers that no page could take in, for benchmarks on PostgreSQL: each like one that was opened, with an
/// id, a number, a text and an applicant of its own. Nine of ten are closed; nobody is written to about the others.
/// </summary>
internal sealed class CaseCrowd(NpgsqlDataSource city)
{
    private const int Batch = 20_000;

    // Twelve digits, so that none is a number the city has given out.
    private const long First = 100_000_000;

    private static readonly byte[] _key = new byte[16];

    // What of a clone is not as it was in the one it is like.
    private static readonly Dictionary<string, string> _case = new()
    {
        ["id"] = "c.id",
        ["number"] = "c.number",
        ["applicant"] = "c.applicant",
        ["opened_by"] = "c.applicant",
        ["opened_at"] = "c.at",
        ["state"] = "case when c.open then t.state else 'Granted' end",
        ["closed_at"] = "case when c.open then null else c.at + interval '2 days' end",
        ["outcome_fa"] = "case when c.open then null else 'برطرف شد' end",
        ["outcome_en"] = "case when c.open then null else 'Put right' end",
        ["now_fa"] = "case when c.open then t.now_fa end",
        ["now_en"] = "case when c.open then t.now_en end",
        ["now_office"] = "case when c.open then t.now_office end",
        ["now_due"] = "case when c.open then t.now_due end",
    };

    private static readonly Dictionary<string, string> _step = new()
    {
        ["id"] = "gen_random_uuid()",
        ["case_id"] = "c.id",
        ["opened_at"] = "c.at",
        ["alarm_at"] = "null",
        ["state"] = "case when c.open then t.state else 'Done' end",
        ["result"] = "case when c.open then null else 'Granted' end",
        ["closed_at"] = "case when c.open then null else c.at + interval '2 days' end",
    };

    private static readonly Dictionary<string, string> _line = new()
    {
        ["id"] = "gen_random_uuid()",
        ["case_id"] = "c.id",
        ["at"] = "c.at",
        ["person"] = "c.applicant",
    };

    /// <summary>True where the case of this place is open.</summary>
    public static bool IsOpen(int place) => place % 10 == 0;

    /// <summary>
    /// The public numbers of so many new cases, oldest first, each with its text as everything it is found by.
    /// </summary>
    public async Task<IReadOnlyList<string>> MoveInAsync(
        string like,
        int many,
        Func<int, string> textOf,
        IReadOnlyList<PersonId> applicants
    )
    {
        var marks = await TextsAsync(
            "select m from cases_search s, unnest(tsvector_to_array(s.words)) m "
                + "where s.case_id = (select id from cases_cases where number = $1) and m like '@o%'",
            like
        );
        var numbers = new List<string>();
        var words = new HashSet<string>();
        await RunAsync("drop index if exists cases_search_words");
        for (var from = 0; from < many; from += Batch)
        {
            var part = Enumerable.Range(from, Math.Min(Batch, many - from)).ToArray();
            var texts = part.Select(textOf).ToArray();
            foreach (var text in texts)
                words.UnionWith(SearchOfCases.WordsOf(text));
            var whose = part.Select(i => applicants[i % applicants.Count]).ToArray();
            var given = part.Select(i => PublicNumber.FromSequence(First + i, _key).Value).ToArray();
            await WriteAsync(
                like,
                part,
                many,
                given,
                whose,
                [
                    .. texts.Select(
                        (text, i) =>
                            string.Join(' ', [.. SearchOfCases.StemsOf(text), SearchOfCases.MarkOf(whose[i]), .. marks])
                    ),
                ]
            );
            numbers.AddRange(given);
        }

        await using (
            var all = city.CreateCommand(
                "insert into cases_words (word, added_at) select unnest($1), timestamptz 'epoch' on conflict do nothing"
            )
        )
        {
            all.Parameters.AddWithValue(words.ToArray());
            await all.ExecuteNonQueryAsync();
        }

        await RunAsync(
            "create index cases_search_words on cases_search using gin (words) with (gin_pending_list_limit = 256)"
        );
        foreach (var table in new[] { "cases_cases", "cases_steps", "cases_lines", "cases_search", "cases_numbers" })
            await RunAsync($"vacuum analyze {table}");
        return numbers;
    }

    private async Task WriteAsync(
        string like,
        int[] part,
        int many,
        string[] numbers,
        PersonId[] applicants,
        string[] texts
    )
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var times = part.Select(i => now.AddSeconds(-30.0 * (many - i))).ToArray();
        var of = "from unnest(@ids, @numbers, @people, @times, @open) as c (id, number, applicant, at, open), ";
        await using var batch = city.CreateBatch();
        var ids = times.Select(at => Guid.CreateVersion7(at)).ToArray();
        Add("insert into cases_numbers (number) select unnest(@numbers)");
        Add(await CloneAsync("cases_cases", _case) + of + "cases_cases t where t.number = @like");
        var template = " t where t.case_id = (select id from cases_cases where number = @like)";
        Add(await CloneAsync("cases_steps", _step) + of + "cases_steps" + template);
        Add(await CloneAsync("cases_lines", _line) + of + "cases_lines" + template);
        Add(
            "insert into cases_search (case_id, seq, words) select id, n, "
                + "array_to_tsvector(string_to_array(text, ' ') || "
                + SearchOfCases.WindowsSql("n")
                + ") from (select nextval(pg_get_serial_sequence('cases_search', 'seq')) as n, id, text "
                + "from unnest(@ids, @texts) as c (id, text)) numbered"
        );
        await batch.ExecuteNonQueryAsync();

        void Add(string sql)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.AddWithValue("ids", ids);
            command.Parameters.AddWithValue("numbers", numbers);
            command.Parameters.AddWithValue("people", applicants.Select(p => p.Value).ToArray());
            command.Parameters.AddWithValue("times", times);
            command.Parameters.AddWithValue("open", part.Select(IsOpen).ToArray());
            command.Parameters.AddWithValue("texts", texts);
            command.Parameters.AddWithValue("like", like);
            batch.BatchCommands.Add(command);
        }
    }

    private async Task<string> CloneAsync(string table, Dictionary<string, string> changed)
    {
        var columns = await TextsAsync(
            "select column_name from information_schema.columns where table_schema = 'public' and table_name = $1",
            table
        );
        return $"insert into {table} ({string.Join(", ", columns)}) select "
            + string.Join(", ", columns.Select(c => changed.GetValueOrDefault(c, "t." + c)))
            + " ";
    }

    private async Task<List<string>> TextsAsync(string sql, string with)
    {
        await using var command = city.CreateCommand(sql);
        command.Parameters.AddWithValue(with);
        await using var row = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await row.ReadAsync())
            texts.Add(row.GetString(0));
        return texts;
    }

    private async Task RunAsync(string sql)
    {
        await using var command = city.CreateCommand(sql);
        command.CommandTimeout = 3600;
        await command.ExecuteNonQueryAsync();
    }
}
