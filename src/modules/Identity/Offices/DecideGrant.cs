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
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/grants/{id:guid}", ShowAsync).RequirePermission(IdentityModule.ManageOffices);
        app.MapPost("/grants/{id:guid}/confirmation", ConfirmAsync)
            .RequirePermission(IdentityModule.ManageOffices)
            .RequireFresh("تأیید دسترسی «{What}» برای {Name}", "Confirming the permission “{What}” for {Name}");
        app.MapPost("/grants/{id:guid}/stopping", StopAsync).RequirePermission(IdentityModule.ManageOffices);
    }

    private static Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        SecondOfficer<WaitingGrant> second,
        CancellationToken ct
    ) => second.ShowAsync(id, actor, ct);

    private static Task<IResult> ConfirmAsync(
        Guid id,
        Actor actor,
        SecondOfficer<WaitingGrant> second,
        CancellationToken ct
    ) => second.ConfirmAsync(id, actor, ct);

    private static Task<IResult> StopAsync(
        Guid id,
        [FromForm] StopForm form,
        Actor actor,
        SecondOfficer<WaitingGrant> second,
        CancellationToken ct
    ) => second.StopAsync(id, form, actor, ct);
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
