using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>«کارهای من»: my cases, newest first, fifty to a page. One compiled read, no joins, no tracking.</summary>
internal static class ListMyCases
{
#pragma warning disable CA1309 // The comparison is the database's own, in an expression it must be able to translate.
    public const int PageSize = 50;

    private static readonly Func<CasesDb, PersonId, DateTime, string, IAsyncEnumerable<MyCase>> _mine =
        EF.CompileAsyncQuery(
            (CasesDb db, PersonId me, DateTime before, string number) =>
                db
                    .Cases.AsNoTracking()
                    .Where(c => c.Applicant == me && c.OpenedAt <= before)
                    .Where(c => c.OpenedAt < before || string.Compare(c.Number, number) < 0)
                    .OrderByDescending(c => c.OpenedAt)
                    .ThenByDescending(c => c.Number)
                    .Take(PageSize + 1)
                    .Select(c => new MyCase(
                        c.Number,
                        c.TitleFa,
                        c.TitleEn,
                        c.State,
                        c.OutcomeFa,
                        c.OutcomeEn,
                        c.OpenedAt,
                        c.NowFa,
                        c.NowEn,
                        c.NowOffice,
                        c.NowDue,
                        c.NowAsked
                    ))
        );

    private static readonly Func<CasesDb, PersonId, DateTime, string, IAsyncEnumerable<MyCase>> _followed =
        EF.CompileAsyncQuery(
            (CasesDb db, PersonId me, DateTime before, string number) =>
                db
                    .Followers.AsNoTracking()
                    .Where(f => f.Person == me)
                    .Join(db.Cases, f => f.CaseId, c => c.Id, (_, c) => c)
                    .Where(c => c.OpenedAt < before || (c.OpenedAt == before && string.Compare(c.Number, number) < 0))
                    .OrderByDescending(c => c.OpenedAt)
                    .ThenByDescending(c => c.Number)
                    .Take(PageSize + 1)
                    .Select(c => new MyCase(
                        c.Number,
                        c.TitleFa,
                        c.TitleEn,
                        c.State,
                        c.OutcomeFa,
                        c.OutcomeEn,
                        c.OpenedAt,
                        c.NowFa,
                        c.NowEn,
                        c.NowOffice,
                        c.NowDue,
                        false
                    ))
        );

#pragma warning restore CA1309

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/cases", Show).RequireSignIn();
        app.MapGet("/api/v1/cases", ShowApi).RequireSignIn();
    }

    public static async Task<IResult> Show(
        string? after,
        string? following,
        Actor actor,
        UiContext ui,
        CasesDb db,
        OfficeNames offices,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var followed = following == "1";
        var (rows, next) = await PageAsync(db, actor, after, followed);
        var names = await offices.AllAsync(ui.Language, ct);
        var more = next is null ? null : "/cases?" + (followed ? "following=1&" : "") + "after=" + next;
        return Pages.Of<ListMyCasesPage>(
            new MyCasesView(
                rows,
                names.Of,
                clock.Now,
                followed,
                after is null ? null
                    : followed ? "/cases?following=1"
                    : "/cases",
                more
            )
        );
    }

    public static async Task<IResult> ShowApi(
        string? after,
        Actor actor,
        UiContext ui,
        CasesDb db,
        OfficeNames offices,
        CancellationToken ct
    )
    {
        var (rows, next) = await PageAsync(db, actor, after, false);
        var names = await offices.AllAsync(ui.Language, ct);
        return TypedResults.Json(
            new
            {
                cases = rows.Select(c => new
                {
                    number = c.Number,
                    title = c.Title(ui.Language),
                    state = c.State.ToString(),
                    outcome = c.Outcome(ui.Language),
                    openedAt = c.OpenedAt,
                    now = c.Now(ui.Language),
                    heldBy = c.NowOffice is { } office ? names.Of(office) : null,
                    dueAt = c.NowDue,
                    waitsForYou = c.NowAsked,
                }),
                next,
            }
        );
    }

    /// <summary>One page and the cursor of the next, or null at the end. A cursor nobody gave out begins
    /// anew.</summary>
    public static async Task<(IReadOnlyList<MyCase> Rows, string? Next)> PageAsync(
        CasesDb db,
        Actor actor,
        string? after,
        bool followed
    )
    {
        var (before, number) = Cursor.Read(after) ?? (DateTime.SpecifyKind(DateTime.MaxValue, DateTimeKind.Utc), "");
        var rows = new List<MyCase>(PageSize + 1);
        await foreach (var row in (followed ? _followed : _mine)(db, actor.For, before, number))
            rows.Add(row);
        if (rows.Count <= PageSize)
            return (rows, null);
        rows.RemoveAt(PageSize);
        return (rows, Cursor.Write(rows[^1].OpenedAt, rows[^1].Number));
    }
}

/// <summary>A place in a list: an instant and a tie-breaker. Whoever changes it only changes where their own list
/// begins.</summary>
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

/// <summary>A line of the list.</summary>
public sealed record MyCase(
    string Number,
    string TitleFa,
    string TitleEn,
    CaseState State,
    string? OutcomeFa,
    string? OutcomeEn,
    DateTime OpenedAt,
    string? NowFa,
    string? NowEn,
    OfficeId? NowOffice,
    DateTime? NowDue,
    bool NowAsked
)
{
    /// <summary>Title in a language.</summary>
    public string Title(string language) => language == "en" ? TitleEn : TitleFa;

    /// <summary>What came out, or null.</summary>
    public string? Outcome(string language) => language == "en" ? OutcomeEn : OutcomeFa;

    /// <summary>The open steps, or null.</summary>
    public string? Now(string language) => language == "en" ? NowEn : NowFa;
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
