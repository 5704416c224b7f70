using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Desk;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Search;

/// <summary>
/// Finding cases by words: a citizen among their own, an officer among those of their offices, newest first. Names of
/// applicants are shown at the desk alone, and the look at them is logged in one row.
/// </summary>
internal static class FindCases
{
    /// <summary>Letters of a question.</summary>
    public const int Longest = 200;

    /// <summary>Where a citizen searches.</summary>
    public const string Mine = "/cases/search";

    /// <summary>Where an officer searches.</summary>
    public const string AtDesk = "/desk/search";

    private const string Reason = "جست‌وجو در میز کار";
    private const string FoundText = "تکه‌ای از متن پرونده";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Mine, ShowMine).RequireSignIn().AlsoForAnother();
        app.MapGet("/api/v1/cases/search", MineApi).RequireSignIn().AlsoByToken("cases.read");
        app.MapGet(AtDesk, ShowDesk).RequirePermission(CasesPermissions.Work);
        app.MapGet("/api/v1/cases/inbox/search", DeskApi).RequirePermission(CasesPermissions.Work);
    }

    public static async Task<IResult> ShowMine(
        string? q,
        string? after,
        Actor actor,
        UiContext ui,
        CaseSearch search,
        Snippets snippets,
        OfficeNames offices,
        [FromServices] IAccessLog looks,
        CancellationToken ct
    )
    {
        var typed = Typed(q);
        var found = await search.MineAsync(typed, actor, Read(after), ui.Language, ct);
        if (found.Cases.Count > 0)
            await looks.LookedAsync(actor, [ListMyCases.ListField, FoundText], ct);
        var names = await offices.AllAsync(ui.Language, ct);
        var view = ViewOf(found, typed, Mine, after, names);
        return Pages.Of<FindCasesPage>(view with { Snippets = await snippets.OfAsync(found, ct) });
    }

    public static async Task<IResult> ShowDesk(
        string? q,
        string? after,
        Actor actor,
        UiContext ui,
        DeskSearch search,
        Snippets snippets,
        OfficeNames offices,
        [FromServices] IPeople people,
        [FromServices] IAccessLog looks,
        CancellationToken ct
    )
    {
        var typed = Typed(q);
        var found = await search.FindAsync(typed, actor, DeskDoor.OfficesOf(actor), Read(after), ui.Language, ct);
        var applicants = await NamesAsync(found, people, looks, ct);
        var names = await offices.AllAsync(ui.Language, ct);
        return Pages.Of<FindCasesPage>(
            ViewOf(found, typed, AtDesk, after, names) with
            {
                Applicants = applicants,
                Snippets = await snippets.OfAsync(found, ct),
            }
        );
    }

    public static async Task<IResult> MineApi(
        string? q,
        string? after,
        Actor actor,
        UiContext ui,
        CaseSearch search,
        Snippets snippets,
        CancellationToken ct
    )
    {
        var found = await search.MineAsync(Typed(q), actor, Read(after), ui.Language, ct);
        return Json(found, await snippets.OfAsync(found, ct), null);
    }

    public static async Task<IResult> DeskApi(
        string? q,
        string? after,
        Actor actor,
        UiContext ui,
        DeskSearch search,
        Snippets snippets,
        [FromServices] IPeople people,
        [FromServices] IAccessLog looks,
        CancellationToken ct
    )
    {
        var offices = DeskDoor.OfficesOf(actor);
        var found = await search.FindAsync(Typed(q), actor, offices, Read(after), ui.Language, ct);
        return Json(found, await snippets.OfAsync(found, ct), await NamesAsync(found, people, looks, ct));
    }

    private static IResult Json(
        FoundCases found,
        IReadOnlyDictionary<string, IReadOnlyList<SnippetPart>> snippets,
        IReadOnlyDictionary<string, string>? applicants
    )
    {
        return TypedResults.Json(
            new
            {
                cases = found.Cases.Select(c => new
                {
                    number = c.Line.Number,
                    title = c.Line.Title,
                    state = c.Line.State.ToString(),
                    openedAt = c.Line.OpenedAt,
                    dueAt = c.Line.NowDue,
                    applicant = applicants?.GetValueOrDefault(c.Line.Number),
                    snippet = string.Concat(Parts(c).Select(p => p.Text)),
                    found = Parts(c).Where(p => p.IsFound).Select(p => p.Text).Distinct(),
                }),
                near = found.Near,
                next = found.Next?.ToString(),
            }
        );

        IReadOnlyList<SnippetPart> Parts(FoundCase on) => snippets.GetValueOrDefault(on.Line.Number) ?? [];
    }

    private static FindCasesView ViewOf(
        FoundCases found,
        string typed,
        string page,
        string? after,
        NamesOfOffices offices
    ) =>
        new(typed, [.. found.Cases.Select(c => c.Line)], offices.Of)
        {
            IsNear = found.Near,
            FirstUrl = after is null ? null : Url(page, typed, null),
            NextUrl = found.Next is { } next ? Url(page, typed, next) : null,
        };

    private static async Task<IReadOnlyDictionary<string, string>> NamesAsync(
        FoundCases found,
        IPeople people,
        IAccessLog looks,
        CancellationToken ct
    )
    {
        var applicants = found.Cases.Select(c => c.Applicant);
        var fields = found.Stems.Count == 0 ? ShowInbox.NameField : [.. ShowInbox.NameField, FoundText];
        var names = await ShowInbox.NamesAsync(applicants, Reason, people, looks, ct, fields);
        return found.Cases.ToDictionary(c => c.Line.Number, c => PersonName.In(names, c.Applicant, "—"));
    }

    private static string Typed(string? q) => PersianText.CleanLine(q is { Length: > Longest } ? q[..Longest] : q);

    // A place nobody gave out begins anew.
    private static CaseId? Read(string? after) => CaseId.TryParse(after, out var id) ? id : null;

    private static string Url(string page, string typed, CaseId? after) =>
        $"{page}?q={Uri.EscapeDataString(typed)}" + (after is { } place ? $"&after={place}" : "");
}

/// <summary>What was asked and what was found.</summary>
public sealed record FindCasesView(string Query, IReadOnlyList<MyCase> Cases, Func<OfficeId, string> Office)
{
    /// <summary>At the desk: names of applicants by number of the case; null among one's own.</summary>
    public IReadOnlyDictionary<string, string>? Applicants { get; init; }

    /// <summary>Where the words stand, by number of the case.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<SnippetPart>> Snippets { get; init; } =
        new Dictionary<string, IReadOnlyList<SnippetPart>>();

    /// <summary>True where the words are only near to those that were typed.</summary>
    public bool IsNear { get; init; }

    /// <summary>The first page, from any later one.</summary>
    public string? FirstUrl { get; init; }

    /// <summary>The next page, if there is one.</summary>
    public string? NextUrl { get; init; }
}
