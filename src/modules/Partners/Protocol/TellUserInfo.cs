using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Shahr.Contracts;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Shahr.Partners;

/// <summary>
/// What a partner may know of a person as it is today, for the access token of an open consent; whether the token still
/// counts, OpenIddict asked the database before this.
/// </summary>
internal sealed class TellUserInfo(PartnersDb db, IPeople people)
    : IOpenIddictServerHandler<HandleUserInfoRequestContext>
{
    public async ValueTask HandleAsync(HandleUserInfoRequestContext context)
    {
        if (!Guid.TryParse(context.AccessTokenPrincipal?.GetAuthorizationId(), out var id))
        {
            context.Reject(Errors.InvalidToken, "This token is of nobody.");
            return;
        }

        var ct = context.CancellationToken;
        var consent = await db
            .Consents.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == id && c.Status == Statuses.Valid, ct);
        if (consent is null)
        {
            context.Reject(Errors.InvalidToken, "The person took their permission back.");
            return;
        }

        var person = consent.PersonId;
        bool May(string scope) => context.AccessTokenPrincipal.HasScope(scope) && consent.Covers([scope]);
        if (May(Scopes.Profile) && (await people.NamesAsync([person], ct)).GetValueOrDefault(person) is { } name)
            context.Claims[Claims.Name] = name.DisplayName;
        if (!May(Scopes.Phone) && !May(Scopes.Email))
            return;
        var reach = await people.ReachAsync(person, ct);
        if (May(Scopes.Phone) && reach?.Mobile is { } mobile)
            (context.PhoneNumber, context.PhoneNumberVerified) = (mobile, true);
        if (May(Scopes.Email) && reach?.Email is { } email)
            (context.Email, context.EmailVerified) = (email, true);
    }
}
