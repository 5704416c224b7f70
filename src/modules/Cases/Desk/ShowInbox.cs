using System.Linq.Expressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Desk;

/// <summary>
/// The officer's desk: open steps of their offices by deadline, so that what is late comes first. Names of applicants
/// are fetched in one go, and the look at them is logged in one row.
/// </summary>
internal static class ShowInbox
{
    public const int PageSize = 50;

    /// <summary>What a list of names is written down as.</summary>
    public static readonly IReadOnlyList<string> NameField = ["name"];

    /// <summary>The reason written beside a look at the list.</summary>
    public const string ListReason = "دیدن فهرست میز کار";

    // An expression, so that the database sends what a line shows and no more.
    private static readonly Expression<Func<StepOfCase, DeskRow>> _row = r => new DeskRow(
        r.Step.Id.Value,
        r.Case.Number,
        r.Case.TitleFa,
        r.Case.TitleEn,
        r.Step.Fa,
        r.Step.En,
        r.Step.Office,
        r.Step.Holder,
        r.Step.State != StepStanding.Open,
        r.Step.OpenedAt,
        r.Step.DueAt,
        r.Case.Applicant,
        r.Case.WroteAt != null && r.Step.Inquiry == null && r.Step.Shows == null
    )
    {
        Inquiry = r.Step.Inquiry,
        Shows = r.Step.Shows,
        IsActive = CaseStep.Active.Contains(r.Step.State),
        ServiceCode = r.Case.ServiceCode,
        ServiceVersion = r.Case.ServiceVersion,
    };

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/desk", Show).RequirePermission(CasesPermissions.Work);
        app.MapGet("/api/v1/cases/inbox", ShowApi).RequirePermission(CasesPermissions.Work);
    }

    public static async Task<IResult> Show(
        [AsParameters] DeskFilter filter,
        Actor actor,
        UiContext ui,
        CasesDb db,
        ServiceShelf shelf,
        OfficeNames offices,
        [FromServices] IPeople people,
        [FromServices] IAccessLog looks,
        [FromServices] IAbsences absences,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var (rows, next) = await PageAsync(db, shelf, actor, filter, ct);
        var names = await NamesAsync(rows.Select(r => r.Applicant).OfType<PersonId>(), ListReason, people, looks, ct);
        var away = await absences.AwayAsync([.. rows.Select(r => r.Holder).OfType<PersonId>()], ct);
        var office = await offices.AllAsync(ui.Language, ct);
        return Pages.Of<ShowInboxPage>(
            new InboxView(
                rows,
                id => id is { } known ? PersonName.In(names, known, "—") : "—",
                office.Of,
                away.ContainsKey,
                clock.Now,
                actor.Person,
                filter,
                [
                    .. shelf
                        .All.Where(s => !s.IsLifeEvent)
                        .OrderBy(s => s.Code, StringComparer.Ordinal)
                        .Select(s => new Choice(s.Code, s.Title.In(ui.Language))),
                ],
                filter.After is null ? null : filter.Url(null),
                next is null ? null : filter.Url(next)
            )
        );
    }

    public static async Task<IResult> ShowApi(
        [AsParameters] DeskFilter filter,
        Actor actor,
        UiContext ui,
        CasesDb db,
        ServiceShelf shelf,
        OfficeNames offices,
        [FromServices] IPeople people,
        [FromServices] IAccessLog looks,
        CancellationToken ct
    )
    {
        var (rows, next) = await PageAsync(db, shelf, actor, filter, ct);
        var names = await NamesAsync(rows.Select(r => r.Applicant).OfType<PersonId>(), ListReason, people, looks, ct);
        var office = await offices.AllAsync(ui.Language, ct);
        return TypedResults.Json(
            new
            {
                steps = rows.Select(r => new
                {
                    number = r.Number,
                    title = r.Title(ui.Language),
                    step = r.Step(ui.Language),
                    office = office.Of(r.Office),
                    state = r.Standing,
                    wrote = r.Wrote,
                    since = r.OpenedAt,
                    due = r.DueAt,
                    mine = r.Holder == actor.Person,
                    held = r.Holder is not null,
                    applicant = r.Applicant is { } known ? names.GetValueOrDefault(known)?.DisplayName : null,
                }),
                next,
            }
        );
    }

    public static async Task<(IReadOnlyList<DeskRow> Rows, string? Next)> PageAsync(
        CasesDb db,
        ServiceShelf shelf,
        Actor actor,
        DeskFilter filter,
        CancellationToken ct
    )
    {
        var offices = DeskDoor.OfficesOf(actor);
        StepStanding[] standing = filter.State switch
        {
            "asked" => [StepStanding.Paused, StepStanding.Unpaid],
            "elsewhere" => [StepStanding.Elsewhere],
            _ => [StepStanding.Open],
        };
        var steps = db.Steps.AsNoTracking().Where(s => offices.Contains(s.Office) && standing.Contains(s.State));
        if (filter.Mine == "1")
            steps = steps.Where(s => s.Holder == actor.Person);
        if (filter.Mine == "0")
            steps = steps.Where(s => s.Holder == null);
        if (Cursor.Read(filter.After) is { } after && StepId.TryParse(after.Key, out var last))
            steps = steps.Where(s => s.DueAt >= after.At && (s.DueAt > after.At || s.Id.CompareTo(last) > 0));
        var rows = steps
            .Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new StepOfCase { Step = s, Case = c })
            .Where(r => r.Case.Concerns != actor.Person);
        if (filter.State == "wrote")
            rows = rows.Where(r => r.Case.WroteAt != null && r.Step.Inquiry == null && r.Step.Shows == null);
        if (!string.IsNullOrEmpty(filter.Service))
            rows = rows.Where(r => r.Case.ServiceCode == filter.Service);
        var page = await rows.OrderBy(r => r.Step.DueAt)
            .ThenBy(r => r.Step.Id)
            .Take(PageSize + 1)
            .Select(_row)
            .ToListAsync(ct);
        if (page.Count <= PageSize)
            return (Seen(page, shelf), null);
        page.RemoveAt(PageSize);
        return (Seen(page, shelf), Cursor.Write(page[^1].DueAt ?? default, page[^1].Id.ToString()));
    }

    /// <summary>Those of these steps that are active in the officer's offices, nearest deadline first.</summary>
    public static async Task<IReadOnlyList<DeskRow>> TheseAsync(
        CasesDb db,
        ServiceShelf shelf,
        Actor actor,
        IEnumerable<string?> steps,
        CancellationToken ct
    )
    {
        var ids = steps
            .Take(PageSize)
            .Select(text => StepId.TryParse(text ?? "", out var id) ? id : default)
            .Where(id => id != default)
            .ToList();
        var offices = DeskDoor.OfficesOf(actor);
        var rows = await db
            .Steps.AsNoTracking()
            .Where(s => ids.Contains(s.Id) && offices.Contains(s.Office))
            .Where(s => s.State != StepStanding.Waiting && s.State != StepStanding.Skipped)
            .Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new StepOfCase { Step = s, Case = c })
            .Where(r => r.Case.Concerns != actor.Person)
            .OrderBy(r => r.Step.DueAt)
            .ThenBy(r => r.Step.Id)
            .Select(_row)
            .ToListAsync(ct);
        return Seen(rows, shelf);
    }

    // Of a question to an office a line shows what that office sees of the case, whoever reads it.
    private static List<DeskRow> Seen(List<DeskRow> rows, ServiceShelf shelf) =>
        rows.ConvertAll(row =>
        {
            var service = shelf.Get(row.ServiceCode, row.ServiceVersion);
            var sight = CaseSight.Of(row.Inquiry, row.Shows, row.IsActive, service);
            if (sight.IsWhole)
                return row;
            return row with
            {
                TitleFa = sight.Title(row.TitleFa, row.TitleEn, "fa"),
                TitleEn = sight.Title(row.TitleFa, row.TitleEn, "en"),
                Applicant = sight.ShowsApplicant ? row.Applicant : null,
            };
        });

    /// <summary>Names of the applicants on a list, and one row of the look at all of them.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IEnumerable<PersonId> listed,
        string reason,
        IPeople people,
        IAccessLog looks,
        CancellationToken ct,
        IReadOnlyList<string>? fields = null
    )
    {
        var applicants = listed.Distinct().ToList();
        if (applicants.Count == 0)
            return new Dictionary<PersonId, PersonName>();
        await looks.LookedAtAsync(applicants, reason, fields ?? NameField, ct);
        return await people.NamesAsync(applicants, ct);
    }

    private sealed record StepOfCase
    {
        public required CaseStep Step { get; init; }
        public required Case Case { get; init; }
    }
}

/// <summary>What the officer asked the list for; all of it comes as text and anything unknown is passed over.</summary>
public sealed record DeskFilter
{
    // Properties, not a constructor: the generator of request delegates writes typeof(string?) for the latter.
    public string? Service { get; init; }
    public string? State { get; init; }
    public string? Mine { get; init; }
    public string? After { get; init; }

    /// <summary>The same list from another place on.</summary>
    public string Url(string? after, string page = "/desk") =>
        page
        + "?"
        + string.Join(
            '&',
            new[] { ("service", Service), ("state", State), ("mine", Mine), ("after", after) }
                .Where(p => !string.IsNullOrEmpty(p.Item2))
                .Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2 ?? "")}")
        );
}

/// <summary>What the desk shows.</summary>
public sealed record InboxView(
    IReadOnlyList<DeskRow> Rows,
    Func<PersonId?, string> Name,
    Func<OfficeId, string> Office,
    Func<PersonId, bool> IsAway,
    DateTime Now,
    PersonId Me,
    DeskFilter Filter,
    IReadOnlyList<Choice> Services,
    string? FirstUrl,
    string? NextUrl
);
