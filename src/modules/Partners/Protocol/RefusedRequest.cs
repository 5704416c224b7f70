using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Shahr.Kit;
using Shahr.Ui;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Shahr.Partners;

/// <summary>
/// A request that cannot be trusted is answered with a page of the city and leads nowhere else. Only a request that is
/// right in every part, and whom the person then turned down, goes back to the partner with an error.
/// </summary>
internal sealed class RefusedRequest
    : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>,
        IOpenIddictServerHandler<ApplyEndUserVerificationResponseContext>
{
    public ValueTask HandleAsync(ApplyAuthorizationResponseContext context) =>
        context.Error is null || context.RedirectUri is not null ? default : RefuseAsync(context);

    // Whoever turns a screen down is led on by the page.
    public ValueTask HandleAsync(ApplyEndUserVerificationResponseContext context) =>
        context.Error is null or Errors.AccessDenied ? default : RefuseAsync(context);

    private static async ValueTask RefuseAsync(BaseRequestContext context)
    {
        if (
            context.Transaction is not { Response: { } answer }
            || context.Transaction.GetHttpRequest() is not { } asked
        )
            return;
        // The page greets who is signed in; nobody has read the session yet.
        await asked.HttpContext.AuthenticateAsync();
        await Pages.Refuse(ProblemOf(answer)).ExecuteAsync(asked.HttpContext);
        context.HandleRequest();
    }

    private static Problem ProblemOf(OpenIddictResponse answer) =>
        answer.Error switch
        {
            Errors.UnauthorizedClient => PartnersProblems.NotOpen,
            Errors.InvalidScope => PartnersProblems.AsksTooMuch,
            // A scope outside the registration has no error of its own, but an address that explains it.
            _ when answer.ErrorUri?.EndsWith("ID2051", StringComparison.Ordinal) == true =>
                PartnersProblems.AsksTooMuch,
            _ => PartnersProblems.BadRequest,
        };
}

/// <summary>
/// A partner asks without wanting a page (<c>prompt=none</c>): whoever would have to answer something first is not
/// shown it, and the partner hears that there is something to ask.
/// </summary>
internal sealed class SilentRequest : IOpenIddictServerHandler<HandleAuthorizationRequestContext>
{
    public async ValueTask HandleAsync(HandleAuthorizationRequestContext context)
    {
        if (!context.Request.HasPromptValue(PromptValues.None))
            return;
        if (context.Transaction.GetHttpRequest()?.HttpContext is not { } http)
            return;
        await http.AuthenticateAsync();
        if (http.Features.Get<Actor>() is not { } actor)
            context.Reject(Errors.LoginRequired);
        else if (actor.Mandate is not null)
            context.Reject(Errors.InteractionRequired);
    }
}
