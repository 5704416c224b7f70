using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;

namespace Shahr.Ui;

/// <summary>
/// Whose money it is: one's own, and of an organisation or a ward for whoever was given everything there. A member with
/// the right to see only reads; where their right ends at an amount, they pay up to it. A person who has an account
/// sees to their money themselves, whomever they have act for them elsewhere.
/// </summary>
public static class PurseDoor
{
    /// <summary>Only signed-in people, with their own money or that of whom they act for wholly.</summary>
    /// <param name="route">The slice's route.</param>
    /// <param name="pays">True where money is moved or asked for; seeing is not enough then.</param>
    public static RouteHandlerBuilder RequirePurse(this RouteHandlerBuilder route, bool pays = false) =>
        route
            .RequireSignIn()
            .AlsoForWhoHasNoHands()
            .AddEndpointFilter(
                async (context, next) =>
                    context.HttpContext.Features.Get<Actor>()?.Mandate is { } mandate
                    && !(pays ? mandate.IsForEverything : mandate.ShowsEverything)
                        ? Pages.Refuse(
                            (pays ? PurseProblems.NotToPay : PurseProblems.NotToSee).With(mandate.For.Name),
                            new WayOn("خانه", "Home", "/")
                        )
                        : await next(context)
            );

    /// <summary>Why they do not pay so much; null where they do.</summary>
    public static Problem? WhyNotPay(this Actor actor, Rial amount) =>
        actor.Mandate is not { } mandate || mandate.May(amount, Mandate.EveryService) ? null
        : mandate.IsForEverything
            ? PurseProblems.AboveTheirs.With(mandate.UpTo(Mandate.EveryService)?.ToNumberString() ?? "")
        : PurseProblems.NotToPay.With(mandate.For.Name);
}
