using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Desk;

/// <summary>
/// One act on many steps: chosen from a page of the desk, looked over with what is to be done and why, then done to
/// each by itself. What is refused for one (a colleague was faster, it is one's own) leaves the others done.
/// </summary>
internal static class WorkOnMany
{
    private static readonly string[] _acts = ["claim", "release", "yes", "no"];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/desk/batch", Choose).RequirePermission(CasesPermissions.Work);
        app.MapGet("/desk/batch/acts", Check).RequirePermission(CasesPermissions.Work);
        app.MapPost("/desk/batch/acts", Submit).RequirePermission(CasesPermissions.Work);
    }

    public static async Task<IResult> Choose(
        [AsParameters] DeskFilter filter,
        Actor actor,
        CasesDb db,
        ServiceShelf shelf,
        CancellationToken ct
    )
    {
        var (rows, next) = await ShowInbox.PageAsync(db, shelf, actor, filter, ct);
        return Pages.Of<ChooseManyPage>(
            new ManyView(rows) { Back = filter.Url(null), Next = next is null ? null : filter.Url(next, "/desk/batch") }
        );
    }

    public static async Task<IResult> Check(
        [FromQuery(Name = "step")] string[]? step,
        Actor actor,
        CasesDb db,
        ServiceShelf shelf,
        CancellationToken ct
    )
    {
        var chosen = await ShowInbox.TheseAsync(db, shelf, actor, step ?? [], ct);
        return chosen.Count == 0
            ? DeskDoor.Refuse(WorkProblems.NoneChosen, null)
            : Pages.Of<WorkOnManyPage>(new ManyView(chosen));
    }

    public static async Task<IResult> Submit(
        IFormCollection form,
        Actor actor,
        CasesDb db,
        ServiceShelf shelf,
        DeskDoor door,
        StepActs acts,
        CancellationToken ct
    )
    {
        var chosen = await ShowInbox.TheseAsync(db, shelf, actor, [.. form["step"]], ct);
        if (chosen.Count == 0)
            return DeskDoor.Refuse(WorkProblems.NoneChosen, null);
        var note = Remark.Read(form, "note", "دلیل", "the reason");
        var act = form["act"].FirstOrDefault();
        var wrong =
            note.Problem
            ?? (
                !_acts.Contains(act) ? WorkProblems.ResultNeeded.On("act")
                : act == "no" && note.Value.Length == 0 ? WorkProblems.ReasonNeeded.On("note")
                : null
            );
        if (wrong is not null)
            return Pages.Again<WorkOnManyPage>(new ManyView(chosen), FormState.From(form, wrong));

        var text = note.Value.Length == 0 ? null : note.Value;
        var done = new List<(DeskRow Row, Problem? Refused)>();
        // In one order, so that two officers with the same steps wait for each other and never in a circle.
        foreach (var row in chosen.OrderBy(r => r.Number, StringComparer.Ordinal).ThenBy(r => r.Id))
        {
            var locked = await door.LockAsync(row.Number, row.Id.ToString(), actor, ct);
            done.Add((row, locked.Problem ?? await DoAsync(acts, act, locked.Value, actor, text, ct)));
        }

        return Pages.Of<ManyDonePage>(done);
    }

    private static async Task<Problem?> DoAsync(
        StepActs acts,
        string? act,
        (Case Case, CaseStep Step) on,
        Actor actor,
        string? text,
        CancellationToken ct
    ) =>
        act switch
        {
            "claim" => await acts.ClaimAsync(on.Case, on.Step, actor, ct),
            "release" => acts.Release(on.Case, on.Step, actor),
            _ => await acts.CloseAsync(on.Case, on.Step, actor, act == "yes", text, ct),
        };
}

/// <summary>Steps to choose from, or those that were chosen.</summary>
public sealed record ManyView(IReadOnlyList<DeskRow> Rows)
{
    /// <summary>The desk as it was.</summary>
    public string Back { get; init; } = "/desk";

    /// <summary>The next steps to choose from.</summary>
    public string? Next { get; init; }
}
