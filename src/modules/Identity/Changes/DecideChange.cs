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

    private static Task<IResult> ShowAsync(Guid id, Actor actor, SecondOfficer<Change> second, CancellationToken ct) =>
        second.ShowAsync(id, actor, ct);

    private static Task<IResult> ConfirmAsync(
        Guid id,
        Actor actor,
        SecondOfficer<Change> second,
        CancellationToken ct
    ) => second.ConfirmAsync(id, actor, ct);

    private static Task<IResult> StopAsync(
        Guid id,
        [FromForm] StopForm form,
        Actor actor,
        SecondOfficer<Change> second,
        CancellationToken ct
    ) => second.StopAsync(id, form, actor, ct);
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
