using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// The second pair of eyes on a dangerous permission: another manager confirms it or refuses it with a reason; whoever
/// asked for it may take it back.
/// </summary>
internal static class DecideGrant
{
    private static readonly WayOn _wayOn = new("دسترسی‌های در انتظار", "Grants that wait", "/grants");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/grants/{id:guid}", ShowAsync).RequirePermission(IdentityModule.ManageOffices);
        app.MapPost("/grants/{id:guid}/confirmation", ConfirmAsync)
            .RequirePermission(IdentityModule.ManageOffices)
            .RequireFresh("تأیید دسترسی «{What}» برای {Name}", "Confirming the permission “{What}” for {Name}");
        app.MapPost("/grants/{id:guid}/stopping", StopAsync).RequirePermission(IdentityModule.ManageOffices);
    }

    internal sealed record Form(string? Reason);

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        GrantDesk desk,
        GrantViews views,
        CancellationToken ct
    )
    {
        var (grant, refused) = await OpenAsync(id, actor, desk, ct);
        return grant is null ? refused : Pages.Of<DecideGrantPage>(await views.OfAsync(grant, actor, ct));
    }

    private static async Task<IResult> ConfirmAsync(
        Guid id,
        Actor actor,
        GrantDesk desk,
        GrantViews views,
        CancellationToken ct
    )
    {
        var (grant, refused) = await OpenAsync(id, actor, desk, ct);
        if (grant is null)
            return refused;
        return await desk.ConfirmAsync(grant, actor, ct) is { } problem
            ? await AgainAsync(grant, actor, FormState.Of(problem), desk, views, ct)
            : new SeeOther($"/grants/{id}");
    }

    private static async Task<IResult> StopAsync(
        Guid id,
        [FromForm] Form form,
        Actor actor,
        GrantDesk desk,
        GrantViews views,
        CancellationToken ct
    )
    {
        var (grant, refused) = await OpenAsync(id, actor, desk, ct);
        if (grant is null)
            return refused;
        var reason = OfficeDesk.ReadReason(form.Reason);
        if ((reason.Problem ?? await desk.StopAsync(grant, actor, reason.Value, ct)) is not { } problem)
            return new SeeOther($"/grants/{id}");
        return await AgainAsync(grant, actor, FormState.From([new("Reason", form.Reason)], problem), desk, views, ct);
    }

    // Nobody looks here at what is to be their own; they were told by letter.
    private static async Task<(WaitingGrant? Grant, IResult Refused)> OpenAsync(
        Guid id,
        Actor actor,
        GrantDesk desk,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(id, ct) is not { } grant)
            return (null, Pages.Refuse(GrantProblems.Unknown, _wayOn));
        return await desk.IsOwnAsync(actor, grant, ct)
            ? (null, Pages.Refuse(GrantProblems.Own, _wayOn))
            : (grant, Results.Empty);
    }

    // What somebody else decided meanwhile is shown as it now stands.
    private static async Task<IResult> AgainAsync(
        WaitingGrant grant,
        Actor actor,
        FormState state,
        GrantDesk desk,
        GrantViews views,
        CancellationToken ct
    )
    {
        var fresh = await desk.FindAsync(grant.Id, ct) ?? grant;
        return Pages.Again<DecideGrantPage>(await views.OfAsync(fresh, actor, ct), state);
    }
}

/// <summary>A waiting grant as its page shows it.</summary>
/// <param name="Id">The grant.</param>
/// <param name="Name">Who is to hold it.</param>
/// <param name="Permission">What, in words.</param>
/// <param name="Office">Where.</param>
public sealed record GrantView(Guid Id, string Name, string Permission, string Office)
{
    /// <summary>How it stands, in words.</summary>
    public required string State { get; init; }

    /// <summary>What they hold in that office already; empty for who does not work there.</summary>
    public required string Held { get; init; }

    /// <summary>Why it was asked for.</summary>
    public required string Reason { get; init; }

    /// <summary>By whom and when.</summary>
    public required string Asked { get; init; }

    /// <summary>Until when it may be confirmed.</summary>
    public required string Until { get; init; }

    /// <summary>Who confirmed, refused or took it back, or null.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>Why it was refused or taken back, or null.</summary>
    public string? Why { get; init; }

    /// <summary>True while it may be confirmed or stopped.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>True for who asked for it: another one confirms.</summary>
    public bool IsOwn { get; init; }
}
