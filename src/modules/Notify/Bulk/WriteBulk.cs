using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
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

    private static async Task<IResult> ShowNewAsync(
        [FromServices] IMaps maps,
        [FromServices] IOffices offices,
        CancellationToken ct
    ) => Pages.Of<WriteBulkPage>(await ViewAsync(null, maps, offices, ct));

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        BulkForm form,
        BulkDesk desk,
        [FromServices] IMaps maps,
        [FromServices] IOffices offices,
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

        return Pages.Again<WriteBulkPage>(await ViewAsync(null, maps, offices, ct), FormState.From(typed, problems));
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        BulkDesk desk,
        [FromServices] IMaps maps,
        [FromServices] IOffices offices,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(id, ct) is not { } bulk)
            return Pages.Refuse(BulkProblems.NotFound, ListBulks.Way);
        if (bulk.Author != actor.Person)
            return Pages.Refuse(BulkProblems.NotYours, ShowBulk.Way(id));
        return bulk.IsOpen
            ? Pages.Of<WriteBulkPage>(await ViewAsync(bulk, maps, offices, ct))
            : Pages.Refuse(BulkProblems.Changed, ShowBulk.Way(id));
    }

    private static async Task<IResult> EditAsync(
        Guid id,
        IFormCollection typed,
        Actor actor,
        BulkForm form,
        BulkDesk desk,
        [FromServices] IMaps maps,
        [FromServices] IOffices offices,
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
        return Pages.Again<WriteBulkPage>(await ViewAsync(bulk, maps, offices, ct), FormState.From(typed, problems));
    }

    private static async Task<WriteBulkView> ViewAsync(
        BulkNotice? bulk,
        IMaps maps,
        IOffices offices,
        CancellationToken ct
    )
    {
        var (center, zoom) = maps.View ?? (new GeoPoint(35.7, 51.4), 11);
        var all = await offices.AllAsync(ct);
        return new WriteBulkView
        {
            Action = bulk is null ? ListBulks.Address : $"{ListBulks.Address}/{bulk.Id}/edit",
            BackUrl = bulk is null ? ListBulks.Address : $"{ListBulks.Address}/{bulk.Id}",
            Version = bulk?.Version ?? 0,
            TitleFa = bulk?.TitleFa,
            TextFa = bulk?.TextFa,
            TitleEn = bulk?.TitleEn,
            TextEn = bulk?.TextEn,
            Urgent = bulk?.Urgent ?? false,
            Whom = bulk switch
            {
                null => null,
                { Around: not null } => BulkForm.Area,
                { Office: not null } => BulkForm.OfOffice,
                _ => BulkForm.Everyone,
            },
            Center = bulk?.Around ?? center,
            Zoom = zoom,
            Lat = Invariant(bulk?.Lat),
            Lon = Invariant(bulk?.Lon),
            Place = bulk?.Place,
            Radius = bulk is { RadiusMeters: > 0 } ? bulk.RadiusMeters : 1000,
            Office = all.FirstOrDefault(o => o.Id == bulk?.Office)?.Code,
            Offices = all,
        };
    }

    private static string? Invariant(double? degrees) => degrees?.ToString("0.######", CultureInfo.InvariantCulture);
}

/// <summary>What the page of a notice's words and people shows.</summary>
public sealed record WriteBulkView
{
    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>The page before.</summary>
    public required string BackUrl { get; init; }

    /// <summary>The version that is being edited; 0 of a new one.</summary>
    public int Version { get; init; }

    /// <summary>The kept title.</summary>
    public string? TitleFa { get; init; }

    /// <summary>The kept text.</summary>
    public string? TextFa { get; init; }

    /// <summary>The kept English title.</summary>
    public string? TitleEn { get; init; }

    /// <summary>The kept English text.</summary>
    public string? TextEn { get; init; }

    /// <summary>It heeds no wish.</summary>
    public bool Urgent { get; init; }

    /// <summary><c>everyone</c>, <c>area</c>, <c>office</c>, or null.</summary>
    public string? Whom { get; init; }

    /// <summary>Where the map opens.</summary>
    public GeoPoint Center { get; init; }

    /// <summary>Its first zoom.</summary>
    public double Zoom { get; init; }

    /// <summary>The kept latitude.</summary>
    public string? Lat { get; init; }

    /// <summary>The kept longitude.</summary>
    public string? Lon { get; init; }

    /// <summary>The kept place in words.</summary>
    public string? Place { get; init; }

    /// <summary>The kept radius in metres.</summary>
    public int Radius { get; init; }

    /// <summary>Code of the kept office.</summary>
    public string? Office { get; init; }

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<OfficeName> Offices { get; init; } = [];
}
