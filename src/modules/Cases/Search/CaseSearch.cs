using System.Data.Common;
using System.Text.Json;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Search;
using Shahr.Kit.Values;

namespace Shahr.Cases.Search;

/// <summary>A case that was found.</summary>
/// <param name="Line">As a list shows it.</param>
/// <param name="Applicant">Whose it is.</param>
internal sealed record FoundCase(MyCase Line, PersonId Applicant);

/// <summary>One page, newest first.</summary>
/// <param name="Cases">At most <see cref="CaseSearch.PageSize"/>.</param>
/// <param name="Near">True where the words are only near to those that were typed.</param>
/// <param name="Next">Behind which case the next page begins, or null.</param>
internal sealed record FoundCases(IReadOnlyList<FoundCase> Cases, bool Near, CaseId? Next)
{
    public static FoundCases None { get; } = new([], false, null);

    /// <summary>SQL: the parameters of their numbers, which <see cref="Fill"/> adds.</summary>
    public string Among => string.Join(", ", Cases.Select((_, i) => $"@n{i}"));

    public void Fill(DbCommand command)
    {
        foreach (var (i, one) in Cases.Index())
            command.With($"@n{i}", one.Line.Number);
    }

    /// <summary>Stems of any of which a word of theirs is one that was looked for; none of a number.</summary>
    public IReadOnlySet<string> Stems { get; init; } = new HashSet<string>();
}

/// <summary>
/// Finds one's own cases or an office's by words of their title and answers, and of what was said in them. What was
/// typed is asked as it is meant; only if no case has that, as it may be meant.
/// </summary>
internal sealed class CaseSearch(CityDatabase database, WordsOfCases known, NewestFirst newest)
{
    public const int PageSize = 20;

    // FTS5 walks from the newest and stops when the page is full.
    private static readonly string _ofSqlite = $"""
        select s.case_id from cases_search_text t join cases_search s on s.seq = t.rowid
        where cases_search_text match @match
          and t.rowid < coalesce((select seq from cases_search where case_id = @after), 9223372036854775807)
        order by t.rowid desc limit {PageSize + 1}
        """;

    private readonly QuestionReader _reader = new(known);

    /// <summary>Those of one's own, or of whom one acts for as far as one may see them.</summary>
    public Task<FoundCases> MineAsync(
        string typed,
        Actor actor,
        CaseId? after,
        string language,
        CancellationToken ct
    ) =>
        FindAsync(
            typed,
            new Scope([CaseText.Of(actor.For)], InNameOf.CoveredSql(actor.Mandate))
            {
                Fill = command => command.WithCovered(actor.Mandate),
                Has = " and c.applicant = @me",
                Me = actor.For.Value,
                IsApplicant = true,
            },
            after,
            language,
            ct
        );

    /// <summary>Those that any of these offices works or worked on, except one that concerns the officer. An office
    /// that was only asked finds its question on the desk alone.</summary>
    public Task<FoundCases> OfOfficesAsync(
        string typed,
        Actor actor,
        IReadOnlyList<OfficeId> offices,
        CaseId? after,
        string language,
        CancellationToken ct
    ) =>
        offices.Count == 0
            ? Task.FromResult(FoundCases.None)
            : FindAsync(
                typed,
                new Scope([.. offices.Select(CaseText.Of)], " and (c.concerns is null or c.concerns <> @me)")
                {
                    Has = InOffices(offices),
                    Me = actor.Person.Value,
                    Fill = command => FillOffices(command, offices),
                },
                after,
                language,
                ct
            );

    private async Task<FoundCases> FindAsync(
        string typed,
        Scope scope,
        CaseId? after,
        string language,
        CancellationToken ct
    )
    {
        if (PublicNumber.TryParse(typed, out var number))
            return new FoundCases(await NumberedAsync(number, scope, language, ct), false, null);
        var words = QuestionReader.Words(typed);
        if (words.Count == 0)
            return FoundCases.None;
        if (!_reader.KnowsAll(words))
            await known.RefreshAsync(database, ct);
        foreach (var question in Questions(words).OfType<CaseQuestion>())
        {
            var ids = await IdsAsync(question, scope, after, ct);
            if (ids.Count == 0)
                continue;
            var next = ids.Count > PageSize ? ids[PageSize - 1] : (Guid?)null;
            var cases = await LinesAsync([.. ids.Take(PageSize)], scope, language, ct);
            return new FoundCases(cases, question.Near, next is { } last ? new CaseId(last) : null)
            {
                Stems = question.Words.SelectMany(w => w.Ways).SelectMany(way => way).ToHashSet(StringComparer.Ordinal),
            };
        }

        return FoundCases.None;
    }

    // The second compares with every written word: only where the first found nothing.
    private IEnumerable<CaseQuestion?> Questions(IReadOnlyList<SearchWord> words)
    {
        yield return _reader.Exact(words);
        yield return _reader.Loose(words);
    }

    private Task<List<Guid>> IdsAsync(CaseQuestion question, Scope scope, CaseId? after, CancellationToken ct)
    {
        var mark = AskedWord.AnyOf(scope.Marks);
        return database.Kind == DatabaseKind.Postgres
            ? newest.IdsAsync(mark, scope.IsApplicant, question.Words, after, PageSize + 1, ct)
            : database.ReadAsync(
                _ofSqlite,
                command =>
                    command
                        .With("@match", CaseQuestion.In(DatabaseKind.Sqlite, [mark, .. question.Words]))
                        .With("@after", after?.Value ?? Guid.AllBitsSet),
                row => row.GetGuid(0),
                ct
            );
    }

    private Task<List<FoundCase>> LinesAsync(Guid[] ids, Scope scope, string language, CancellationToken ct)
    {
        var isSqlite = database.Kind == DatabaseKind.Sqlite;
        var among = isSqlite ? "(select value from json_each(@ids))" : "(select unnest(@ids))";
        object given = isSqlite ? JsonSerializer.Serialize(ids.Select(id => id.ToString().ToUpperInvariant())) : ids;
        return ReadAsync(
            language,
            $"c.id in {among}{scope.Seen} order by c.id desc",
            command => scope.Fill(command.With("@ids", given).With("@me", scope.Me)),
            ct
        );
    }

    private Task<List<FoundCase>> NumberedAsync(
        PublicNumber number,
        Scope scope,
        string language,
        CancellationToken ct
    ) =>
        ReadAsync(
            language,
            $"c.number = @number{scope.Has}{scope.Seen}",
            command => scope.Fill(command.With("@number", number.Value).With("@me", scope.Me)),
            ct
        );

    private Task<List<FoundCase>> ReadAsync(
        string language,
        string where,
        Action<DbCommand> fill,
        CancellationToken ct
    ) =>
        database.ReadAsync(
            $"""
            select {MyCase.Columns(language, "c.now_asked")}, c.applicant
            from cases_cases c left join cases_life_events e on e.id = c.life_event_id where {where}
            """,
            fill,
            row => new FoundCase(MyCase.Of(row), new PersonId(row.GetGuid(MyCase.ColumnCount))),
            ct
        );

    private static string InOffices(IReadOnlyList<OfficeId> offices) =>
        " and exists (select 1 from cases_steps s where s.case_id = c.id and s.inquiry is null and s.shows is null"
        + " and s.office in ("
        + string.Join(", ", offices.Select((_, i) => $"@o{i}"))
        + "))";

    private static void FillOffices(DbCommand command, IReadOnlyList<OfficeId> offices)
    {
        foreach (var (i, office) in offices.Index())
            command.With($"@o{i}", office.Value);
    }

    /// <summary>Among which cases is searched.</summary>
    /// <param name="Marks">Any of which a case must bear in the index.</param>
    /// <param name="Seen">SQL on <c>cases_cases c</c>: which of those found are shown.</param>
    private sealed record Scope(IReadOnlyList<string> Marks, string Seen)
    {
        /// <summary>SQL that says the same as the marks, for a case that is asked for by number.</summary>
        public required string Has { get; init; }

        /// <summary>Who looks.</summary>
        public required Guid Me { get; init; }

        /// <summary>Adds the parameters of both.</summary>
        public Action<DbCommand> Fill { get; init; } = _ => { };

        /// <summary>The cases are of one person.</summary>
        public bool IsApplicant { get; init; }
    }
}
