using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// The second pair of eyes: another officer sees exactly what will change and confirms it, or anybody at the counter
/// stops it with a reason.
/// </summary>
internal static class DecideRecovery
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/recoveries/{id:guid}", ShowAsync).RequirePermission(IdentityModule.Recover);
        app.MapPost("/recoveries/{id:guid}/confirmation", ConfirmAsync)
            .RequirePermission(IdentityModule.Recover)
            .RequireFresh("تأیید بازیابی دسترسی {Name}: {Changes}", "Confirming the recovery of {Name}: {Changes}");
        app.MapPost("/recoveries/{id:guid}/stopping", StopAsync).RequirePermission(IdentityModule.Recover);
    }

    internal sealed record Form(string? Reason);

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        CounterDesk desk,
        CounterViews views,
        CancellationToken ct
    )
    {
        var (recovery, refused) = await OpenAsync(id, actor, desk, ct);
        return recovery is null ? refused : Pages.Of<DecideRecoveryPage>(await views.OfAsync(recovery, actor, ct));
    }

    private static async Task<IResult> ConfirmAsync(
        Guid id,
        Actor actor,
        CounterDesk desk,
        CounterViews views,
        CancellationToken ct
    )
    {
        var (recovery, refused) = await OpenAsync(id, actor, desk, ct);
        if (recovery is null)
            return refused;
        return await desk.ConfirmAsync(recovery, actor, ct) is { } problem
            ? await AgainAsync(recovery, actor, FormState.Of(problem), desk, views, ct)
            : new SeeOther($"/recoveries/{id}");
    }

    private static async Task<IResult> StopAsync(
        Guid id,
        [FromForm] Form form,
        Actor actor,
        CounterDesk desk,
        CounterViews views,
        CancellationToken ct
    )
    {
        var (recovery, refused) = await OpenAsync(id, actor, desk, ct);
        if (recovery is null)
            return refused;
        var reason = OfficeDesk.ReadReason(form.Reason);
        if ((reason.Problem ?? await desk.StopAsync(recovery, actor, reason.Value, ct)) is not { } problem)
            return new SeeOther($"/recoveries/{id}");
        var state = FormState.From([new("Reason", form.Reason)], problem);
        return await AgainAsync(recovery, actor, state, desk, views, ct);
    }

    // One's own account is not for oneself to look at here; /me/recovery is.
    private static async Task<(Recovery? Recovery, IResult Refused)> OpenAsync(
        Guid id,
        Actor actor,
        CounterDesk desk,
        CancellationToken ct
    )
    {
        if (await desk.FindAsync(id, ct) is not { } recovery)
            return (null, Pages.Refuse(CounterProblems.RecoveryUnknown, _wayOn));
        return await desk.IsOwnAsync(actor, recovery.PersonId, ct)
            ? (null, Pages.Refuse(CounterProblems.OwnRecovery, _wayOn))
            : (recovery, _nothing);
    }

    // What somebody else decided meanwhile is shown as it now stands.
    private static async Task<IResult> AgainAsync(
        Recovery recovery,
        Actor actor,
        FormState state,
        CounterDesk desk,
        CounterViews views,
        CancellationToken ct
    )
    {
        var fresh = await desk.FindAsync(recovery.Id, ct) ?? recovery;
        return Pages.Again<DecideRecoveryPage>(await views.OfAsync(fresh, actor, ct), state);
    }

    private static readonly IResult _nothing = Results.Empty;

    private static readonly WayOn _wayOn = new("بازیابی دسترسی", "Recoveries of access", "/recoveries");
}
