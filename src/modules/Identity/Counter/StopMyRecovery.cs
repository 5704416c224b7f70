using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Where the notice of a recovery leads: what somebody asked for at the counter, and the button that stops it. No fresh
/// proof is asked, so that a victim is not slowed.
/// </summary>
internal static class StopMyRecovery
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/recovery", ShowAsync).RequireSignIn();
        app.MapPost("/me/recovery/stopping", StopAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(
        Actor actor,
        CounterDesk desk,
        CounterViews views,
        string? done,
        CancellationToken ct
    )
    {
        var waiting = await desk.WaitingOfAsync(actor.Person, ct);
        return Pages.Of<StopMyRecoveryPage>(
            new MyRecoveryView(waiting is null ? null : await views.SayAsync(waiting, ct), done == "1")
        );
    }

    private static async Task<IResult> StopAsync(Actor actor, CounterDesk desk, UiContext ui, CancellationToken ct)
    {
        var why = ui.Say("صاحب حساب آن را نخواسته بود.", "The owner of the account had not asked for it.");
        return
            await desk.WaitingOfAsync(actor.Person, ct) is { } waiting
            && await desk.StopAsync(waiting, actor, why, ct) is null
            ? new SeeOther("/me/recovery?done=1")
            : Pages.Again<StopMyRecoveryPage>(
                new MyRecoveryView(null, Stopped: false),
                FormState.Of(CounterProblems.RecoveryOver)
            );
    }
}

/// <summary>The recovery of mine that waits, or null, and whether I have just stopped one.</summary>
public sealed record MyRecoveryView(RecoveryView? Waiting, bool Stopped);
