using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// The second pair of eyes: another officer sees exactly what will change and confirms it, or anybody at that desk
/// stops it with a reason.
/// </summary>
internal static class DecideChange
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/people/changes/{id:guid}", ShowAsync).RequirePermission(IdentityModule.ChangePeople);
        app.MapPost("/people/changes/{id:guid}/confirmation", ConfirmAsync)
            .RequirePermission(IdentityModule.ChangePeople)
            .RequireFresh("تأیید این تغییر برای {Name}: {What}", "Confirming this change of {Name}: {What}");
        app.MapPost("/people/changes/{id:guid}/stopping", StopAsync).RequirePermission(IdentityModule.ChangePeople);
    }

    internal sealed record Form(string? Reason);

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        ChangeDesk desk,
        ChangeViews views,
        CancellationToken ct
    )
    {
        var (change, refused) = await OpenAsync(id, actor, desk, ct);
        return change is null ? refused : Pages.Of<DecideChangePage>(await views.OfAsync(change, actor, ct));
    }

    private static async Task<IResult> ConfirmAsync(
        Guid id,
        Actor actor,
        ChangeDesk desk,
        ChangeViews views,
        CancellationToken ct
    )
    {
        var (change, refused) = await OpenAsync(id, actor, desk, ct);
        if (change is null)
            return refused;
        return await desk.ConfirmAsync(change, actor, ct) is { } problem
            ? await AgainAsync(change, actor, FormState.Of(problem), desk, views, ct)
            : new SeeOther($"/people/changes/{id}");
    }

    private static async Task<IResult> StopAsync(
        Guid id,
        [FromForm] Form form,
        Actor actor,
        ChangeDesk desk,
        ChangeViews views,
        CancellationToken ct
    )
    {
        var (change, refused) = await OpenAsync(id, actor, desk, ct);
        if (change is null)
            return refused;
        var reason = OfficeDesk.ReadReason(form.Reason);
        if ((reason.Problem ?? await desk.StopAsync(change, actor, reason.Value, ct)) is not { } problem)
            return new SeeOther($"/people/changes/{id}");
        return await AgainAsync(change, actor, FormState.From([new("Reason", form.Reason)], problem), desk, views, ct);
    }

    // Nobody looks here at what is written down about themselves; they were told by letter.
    private static async Task<(Change? Change, IResult Refused)> OpenAsync(
        Guid id,
        Actor actor,
        ChangeDesk desk,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(id, ct) is not { } change)
            return (null, Pages.Refuse(ChangeProblems.Unknown, _wayOn));
        return await desk.IsOwnAsync(actor, change, ct)
            ? (null, Pages.Refuse(ChangeProblems.Own, _wayOn))
            : (change, Results.Empty);
    }

    // What somebody else decided meanwhile is shown as it now stands.
    private static async Task<IResult> AgainAsync(
        Change change,
        Actor actor,
        FormState state,
        ChangeDesk desk,
        ChangeViews views,
        CancellationToken ct
    )
    {
        var fresh = await desk.FindAsync(change.Id, ct) ?? change;
        return Pages.Again<DecideChangePage>(await views.OfAsync(fresh, actor, ct), state);
    }

    private static readonly WayOn _wayOn = new("تغییر پرونده‌ها", "Changes of records", "/people/changes");
}

/// <summary>A change as its page shows it.</summary>
/// <param name="Id">The change.</param>
/// <param name="State">How it stands, in words.</param>
/// <param name="What">What changes.</param>
/// <param name="About">Whose record it is; of two accounts first the one that goes.</param>
public sealed record ChangeView(Guid Id, string State, string What, IReadOnlyList<PersonFacts> About)
{
    /// <summary>The name before another, or null.</summary>
    public string? OldName { get; init; }

    /// <summary>Why it was written down.</summary>
    public required string Reason { get; init; }

    /// <summary>Which paper was seen, and what of it compared.</summary>
    public required string Paper { get; init; }

    /// <summary>By whom and when it was written down.</summary>
    public required string Begun { get; init; }

    /// <summary>Until when it may be confirmed.</summary>
    public required string Until { get; init; }

    /// <summary>Who confirmed or stopped it, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Why it was stopped, or null.</summary>
    public string? Why { get; init; }

    /// <summary>True while it may be confirmed or stopped.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>True for the officer who wrote it down: another one confirms.</summary>
    public bool IsOwn { get; init; }

    /// <summary>What kind it is.</summary>
    internal ChangeKind Kind { get; init; }
}
