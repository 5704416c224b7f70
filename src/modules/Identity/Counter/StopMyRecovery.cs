using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Where the notice of a recovery leads: what somebody asked for at the counter or of trusted people, and the button
/// that stops it, which stands on every page of the owner meanwhile. No fresh proof is asked, and whoever acts for
/// another just now need not go back first, so that a victim is not slowed.
/// </summary>
internal static class StopMyRecovery
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/recovery", ShowAsync).RequireSignIn().AlsoForAnother();
        app.MapPost("/me/recovery/stopping", StopAsync).RequireSignIn().AlsoForAnother();
    }

    private static async Task<IResult> ShowAsync(
        Actor actor,
        CounterDesk desk,
        CounterViews views,
        TrustedRecoveryDesk trusted,
        UiContext ui,
        string? done,
        CancellationToken ct
    )
    {
        var waiting = await desk.WaitingOfAsync(actor.Person, ct);
        return Pages.Of<StopMyRecoveryPage>(
            new MyRecoveryView(waiting is null ? null : await views.SayAsync(waiting, ct), done == "1")
            {
                Trusted = (await trusted.OpenOfAsync(actor.Person, ct)).ConvertAll(r => LineOf(r, trusted, ui)),
            }
        );
    }

    // One button for all of them: a victim has no time to choose.
    private static async Task<IResult> StopAsync(
        Actor actor,
        CounterDesk desk,
        TrustedRecoveryDesk trusted,
        UiContext ui,
        CancellationToken ct
    )
    {
        var why = ui.Say("صاحب حساب آن را نخواسته بود.", "The owner of the account had not asked for it.");
        var stopped = await trusted.StopMineAsync(actor.Person, ct);
        if (
            await desk.WaitingOfAsync(actor.Person, ct) is { } waiting
            && await desk.StopAsync(waiting, actor, why, ct) is null
        )
            stopped++;
        return stopped > 0
            ? new SeeOther("/me/recovery?done=1")
            : Pages.Again<StopMyRecoveryPage>(
                new MyRecoveryView(null, Stopped: false),
                FormState.Of(CounterProblems.RecoveryOver)
            );
    }

    private static MyTrustedRecovery LineOf(TrustedRecovery one, TrustedRecoveryDesk desk, UiContext ui) =>
        new(
            When.Long(one.AskedAt, ui),
            one.Device,
            desk.MobileOf(one)?.Value[^4..] ?? "",
            one.HoldsAt is { } holds ? When.Long(holds, ui) : null
        );
}

/// <summary>The recovery of mine that waits at the counter, or null, and whether I have just stopped one.</summary>
public sealed record MyRecoveryView(RecoveryView? Waiting, bool Stopped)
{
    /// <summary>Those that trusted people were asked about.</summary>
    public IReadOnlyList<MyTrustedRecovery> Trusted { get; init; } = [];
}

/// <summary>One that trusted people were asked about, as its owner sees it.</summary>
/// <param name="Asked">When it was asked.</param>
/// <param name="Device">From what sort of device; empty where unknown.</param>
/// <param name="Digits">The last digits of the new mobile.</param>
/// <param name="Holds">When the new mobile holds; null until two have confirmed.</param>
public sealed record MyTrustedRecovery(string Asked, string Device, string Digits, string? Holds);
