using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>«کارهای من»: my cases, newest first, fifty to a page. One prepared read, no context.</summary>
internal static class ListMyCases
{
    public const int PageSize = 50;

    /// <summary>What somebody who acts for another sees in a list, in that person's log of looks.</summary>
    public const string ListField = "فهرست درخواست‌ها";

    /// <summary>The reports that somebody follows.</summary>
    public const string FollowedUrl = "/cases?following=1";

    private const string Page = """
        and c.opened_at <= @before and (c.opened_at < @before or c.number < @number)
        order by c.opened_at desc, c.number desc limit @most
        """;

    private const string Event = "left join cases_life_events e on e.id = c.life_event_id";

    private const string Mine = $"from cases_cases c {Event} where c.applicant = @me";

    private static readonly (string Fa, string En) _mine = InBoth(Mine);

    private static readonly (string Fa, string En) _followed = InBoth(
        $"from cases_followers f join cases_cases c on c.id = f.case_id {Event} where f.person = @me"
    );

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/cases", Show).RequireSignIn().AlsoForAnother();
        app.MapGet("/api/v1/cases", ShowApi).RequireSignIn().AlsoByToken("cases.read");
    }

    public static async Task<IResult> Show(
        string? after,
        string? following,
        Actor actor,
        UiContext ui,
        CityDatabase database,
        OfficeNames offices,
        CaseClock clock,
        [FromServices] IAccessLog looks,
        CancellationToken ct
    )
    {
        // What somebody follows is theirs alone.
        var followed = following == "1" && actor.Mandate is null;
        var (rows, next) = await PageAsync(database, actor, ui.Language, after, followed, ct);
        if (rows.Count > 0)
            await looks.LookedAsync(actor, [ListField], ct);
        var names = await offices.AllAsync(ui.Language, ct);
        var more = next is null ? null : "/cases?" + (followed ? "following=1&" : "") + "after=" + next;
        return Pages.Of<ListMyCasesPage>(
            new MyCasesView(
                rows,
                names.Of,
                clock.Now,
                followed,
                after is null ? null
                    : followed ? FollowedUrl
                    : "/cases",
                more
            )
        );
    }

    public static async Task<IResult> ShowApi(
        string? after,
        Actor actor,
        UiContext ui,
        CityDatabase database,
        OfficeNames offices,
        CancellationToken ct
    )
    {
        var (rows, next) = await PageAsync(database, actor, ui.Language, after, false, ct);
        var names = await offices.AllAsync(ui.Language, ct);
        return TypedResults.Json(
            new
            {
                cases = rows.Select(c => new
                {
                    number = c.Number,
                    title = c.Title,
                    state = c.State.ToString(),
                    outcome = c.Outcome,
                    openedAt = c.OpenedAt,
                    now = c.Now,
                    heldBy = c.NowOffice is { } office ? names.Of(office) : null,
                    dueAt = c.NowDue,
                    waitsForYou = c.NowAsked,
                    lifeEvent = c.EventNumber,
                }),
                next,
            }
        );
    }

    /// <summary>
    /// One page and the cursor of the next, or null at the end. A cursor nobody gave out begins anew.
    /// </summary>
    public static async Task<(IReadOnlyList<MyCase> Rows, string? Next)> PageAsync(
        CityDatabase database,
        Actor actor,
        string language,
        string? after,
        bool followed,
        CancellationToken ct
    )
    {
        var (before, number) = Cursor.Read(after) ?? (DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), "");
        var sql = followed ? _followed : _mine;
        var rows = await database.ReadAsync(
            actor.Mandate is { } mandate
                ? In(language, Mine + InNameOf.CoveredSql(mandate))
                : CaseWords.Say(language, sql.Fa, sql.En),
            command =>
                command
                    .WithCovered(actor.Mandate)
                    .With("@me", actor.For.Value)
                    .With("@before", before)
                    .With("@number", number)
                    .With("@most", PageSize + 1),
            MyCase.Of,
            ct
        );
        if (rows.Count <= PageSize)
            return (rows, null);
        rows.RemoveAt(PageSize);
        return (rows, Cursor.Write(rows[^1].OpenedAt, rows[^1].Number));
    }

    // Only the reader's language is read: of fifty rows the other is half of all words.
    private static (string Fa, string En) InBoth(string from) => (In("fa", from), In("en", from));

    private static string In(string language, string from) =>
        $"""
            select {MyCase.Columns(language, "c.now_asked and c.applicant = @me")}
            {from}
            {Page}
            """;
}

/// <summary>
/// A place in a list: an instant and a tie-breaker. Whoever changes it changes where their own list begins.
/// </summary>
internal static class Cursor
{
    public static string Write(DateTime at, string key) => at.Ticks.ToString(CultureInfo.InvariantCulture) + "_" + key;

    public static (DateTime At, string Key)? Read(string? cursor)
    {
        if (cursor?.Split('_', 2) is not [var ticks, var key] || key.Length > 40)
            return null;
        return
            long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTime.MaxValue.Ticks
            ? (new DateTime(at, DateTimeKind.Utc), key)
            : null;
    }
}

/// <summary>A line of the list, in the reader's language.</summary>
public sealed record MyCase(
    string Number,
    string Title,
    CaseState State,
    string? Outcome,
    DateTime OpenedAt,
    string? Now,
    OfficeId? NowOffice,
    DateTime? NowDue,
    bool NowAsked
)
{
    /// <summary>Number of the life event it is a part of; null for a request of its own.</summary>
    public string? EventNumber { get; init; }

    /// <summary>Title of that event.</summary>
    public string? EventTitle { get; init; }

    internal const int ColumnCount = 11;

    /// <summary>What <see cref="Of"/> reads, of <c>cases_cases c</c> and <c>cases_life_events e</c>.</summary>
    internal static string Columns(string language, string asked) =>
        $"""
            c.number, c.title_{language}, c.state, c.outcome_{language}, c.opened_at, c.now_{language}, c.now_office,
            c.now_due, {asked}, e.number, e.title_{language}
            """;

    /// <summary>The line of a row read in the order of the constructor.</summary>
    internal static MyCase Of(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            Enum.Parse<CaseState>(row.GetString(2)),
            row.TextOrNull(3),
            row.Utc(4),
            row.TextOrNull(5),
            row.GuidOrNull(6) is { } office ? new OfficeId(office) : null,
            row.UtcOrNull(7),
            row.GetBoolean(8)
        )
        {
            EventNumber = row.TextOrNull(9),
            EventTitle = row.TextOrNull(10),
        };
}

/// <summary>What the list shows.</summary>
public sealed record MyCasesView(
    IReadOnlyList<MyCase> Cases,
    Func<OfficeId, string> Office,
    DateTime Now,
    bool Followed,
    string? FirstUrl,
    string? NextUrl
);
