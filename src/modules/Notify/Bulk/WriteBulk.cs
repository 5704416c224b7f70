using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// An officer writes a notice to many and says whom it is for; its author may change it until it is approved.
/// </summary>
internal static class WriteBulk
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/notices/new", ShowNewAsync).RequirePermission(NotifyModule.Bulk);
        app.MapPost("/notices", SubmitAsync).RequirePermission(NotifyModule.Bulk);
        app.MapGet("/notices/{id:guid}/edit", ShowAsync).RequirePermission(NotifyModule.Bulk);
        app.MapPost("/notices/{id:guid}/edit", EditAsync).RequirePermission(NotifyModule.Bulk);
    }

    private static async Task<IResult> ShowNewAsync(BulkChoices choices, CancellationToken ct) =>
        Pages.Of<WriteBulkPage>(await choices.ViewAsync(null, ct));

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        BulkForm form,
        BulkDesk desk,
        BulkChoices choices,
        CancellationToken ct
    )
    {
        var (draft, problems) = await form.ReadAsync(typed, ct);
        if (draft is not null)
        {
            var written = await desk.WriteAsync(actor, draft, ct);
            if (written.Problem is not { } refused)
                return new SeeOther($"{ListBulks.Address}/{written.Value}");
            problems = [refused];
        }

        return Pages.Again<WriteBulkPage>(await choices.ViewAsync(null, ct), FormState.From(typed, problems));
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        BulkDesk desk,
        BulkChoices choices,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(id, ct) is not { } bulk)
            return Pages.Refuse(BulkProblems.NotFound, ListBulks.Way);
        if (bulk.Author != actor.Person)
            return Pages.Refuse(BulkProblems.NotYours, ShowBulk.Way(id));
        return bulk.IsOpen
            ? Pages.Of<WriteBulkPage>(await choices.ViewAsync(bulk, ct))
            : Pages.Refuse(BulkProblems.Changed, ShowBulk.Way(id));
    }

    private static async Task<IResult> EditAsync(
        Guid id,
        IFormCollection typed,
        Actor actor,
        BulkForm form,
        BulkDesk desk,
        BulkChoices choices,
        CancellationToken ct
    )
    {
        var (draft, problems) = await form.ReadAsync(typed, ct);
        if (draft is not null)
        {
            return await desk.EditAsync(actor, id, ShowBulk.VersionOf(typed["version"]), draft, ct) is { } refused
                ? Pages.Refuse(refused, ShowBulk.Way(id), ListBulks.Way)
                : new SeeOther($"{ListBulks.Address}/{id}");
        }

        if (await desk.FindAsync(id, ct) is not { } bulk)
            return Pages.Refuse(BulkProblems.NotFound, ListBulks.Way);
        return Pages.Again<WriteBulkPage>(await choices.ViewAsync(bulk, ct), FormState.From(typed, problems));
    }
}
