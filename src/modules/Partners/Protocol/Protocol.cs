using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Shahr.Partners;

/// <summary>
/// OpenID Connect as this city speaks it: authorisation code with PKCE (S256) and nothing looser, refresh tokens that
/// work once, identifiers of one sector only.
/// </summary>
internal static class Protocol
{
    public const string TokenAddress = "/connect/token";
    public const string RevocationAddress = "/connect/revocation";
    public const string DeviceAddress = "/connect/device";
    public const string UserInfoAddress = "/connect/userinfo";

    /// <summary>A refresh token, the longest-lived of what is signed.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);

    public static IServiceCollection AddProtocol(this IServiceCollection services, Uri issuer)
    {
        services.AddSingleton<ProtocolKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(s => s.GetRequiredService<ProtocolKeys>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(s =>
            s.GetRequiredService<ProtocolKeys>()
        );
        services.AddScoped<ProtocolTransaction>();
        services
            .AddOpenIddict()
            .AddCore(core =>
            {
                core.UseEntityFrameworkCore()
                    .UseDbContext<PartnersDb>()
                    .ReplaceDefaultEntities<Partner, Consent, UnusedScope, PartnerToken, Guid>();
                core.ReplaceApplicationManager<Partner, PartnerSecrets>();
                core.ReplaceTokenStore<PartnerToken, TokenRows>();
            })
            .AddServer(server =>
            {
                server.SetIssuer(issuer);
                server.SetAuthorizationEndpointUris(Authorize.Address);
                server.SetTokenEndpointUris(TokenAddress);
                server.SetRevocationEndpointUris(RevocationAddress);
                server.SetUserInfoEndpointUris(UserInfoAddress);
                server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().RequireProofKeyForCodeExchange();
                server.AllowClientCredentialsFlow();
                AddScreens(server);
                server.SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1));
                server.SetIdentityTokenLifetime(TimeSpan.FromMinutes(10));
                server.SetAccessTokenLifetime(TimeSpan.FromMinutes(15));
                server.SetRefreshTokenLifetime(LongestLife);
                server.SetRefreshTokenReuseLeeway(null);
                // What a partner holds names nobody but by its own word, so that it may read it: no reason to seal it.
                server.DisableAccessTokenEncryption();
                server.Configure(Narrow);
                // It would write down a permission that nobody gave: people give them, on the page, or there is none.
                server.RemoveEventHandler(OpenIddictServerHandlers.AttachAuthorization.Descriptor);
                // SpendOnce has written it down already, in a statement of which only one of two succeeds.
                server.RemoveEventHandler(OpenIddictServerHandlers.RedeemTokenEntry.Descriptor);
                Listen(server);
                ListenToMachines(server);
                ListenToScreens(server);
                var web = server
                    .UseAspNetCore()
                    .EnableAuthorizationEndpointPassthrough()
                    .EnableEndUserVerificationEndpointPassthrough();
                if (issuer.Scheme == Uri.UriSchemeHttp)
                    web.DisableTransportSecurityRequirement();
            });
        services.Replace(ServiceDescriptor.Singleton<IAuthenticationSchemeProvider, ProtocolSchemes>());
        return services;
    }

    /// <summary>
    /// OpenIddict answers these while it authenticates the request; the routes stand here for their limits.
    /// </summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        foreach (var address in new[] { TokenAddress, DeviceAddress, RevocationAddress, UserInfoAddress })
            app.MapPost(address, () => TypedResults.NotFound()).RequireRateLimiting("partner").DisableAntiforgery();
        app.MapGet(UserInfoAddress, () => TypedResults.NotFound()).RequireRateLimiting("partner");
    }

    private static void Narrow(OpenIddictServerOptions options)
    {
        options.CodeChallengeMethods.Clear();
        options.CodeChallengeMethods.Add(CodeChallengeMethods.Sha256);
        // A posted answer would need a page with a script of its own, a fragment leaks into histories.
        options.ResponseModes.Clear();
        options.ResponseModes.Add(ResponseModes.Query);
        options.PromptValues.Clear();
        options.PromptValues.UnionWith([PromptValues.None, PromptValues.Consent]);
        options.SubjectTypes.Clear();
        options.SubjectTypes.Add(SubjectTypes.Pairwise);
        options.Scopes.UnionWith(Leaving.All.Select(l => l.Scope).Concat(MachineScope.All.Select(m => m.Scope)));
        options.Claims.UnionWith(Told.Claims);
        // What a partner may ask stands in its permissions; scopes are a closed list and no table.
        options.DisableScopeValidation = true;
    }

    // OpenID Connect Back-Channel Logout 1.0, section 2.1; the library knows no word for it.
    private static ValueTask Announce(HandleConfigurationRequestContext context)
    {
        context.Metadata["backchannel_logout_supported"] = true;
        context.Metadata["backchannel_logout_session_supported"] = true;
        return default;
    }

    // Nobody shows an identity token to the city, and partners check it by the published keys: a row would say nothing.
    private static ValueTask KeepNoRow(GenerateTokenContext context)
    {
        if (context.TokenType == TokenTypeIdentifiers.IdentityToken)
            context.CreateTokenEntry = false;
        return default;
    }

    private static void Listen(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<GenerateTokenContext>(on => on.UseInlineHandler(KeepNoRow).SetOrder(int.MinValue));
        server.AddEventHandler<ProcessRequestContext>(on =>
            on.UseScopedHandler<ProtocolTransaction.Begin>().SetOrder(int.MinValue + 200_000)
        );
        server.AddEventHandler<ApplyTokenResponseContext>(on =>
            on.UseScopedHandler<ProtocolTransaction.Commit<ApplyTokenResponseContext>>().SetOrder(int.MinValue)
        );
        server.AddEventHandler<ApplyRevocationResponseContext>(on =>
            on.UseScopedHandler<ProtocolTransaction.Commit<ApplyRevocationResponseContext>>().SetOrder(int.MinValue)
        );
        server.AddEventHandler<ApplyAuthorizationResponseContext>(on =>
            on.UseScopedHandler<ProtocolTransaction.Commit<ApplyAuthorizationResponseContext>>().SetOrder(int.MinValue)
        );
        server.AddEventHandler<ApplyAuthorizationResponseContext>(on =>
            on.UseSingletonHandler<RefusedRequest>().SetOrder(int.MinValue + 200_000)
        );
        server.AddEventHandler<HandleAuthorizationRequestContext>(on =>
            on.UseSingletonHandler<SilentRequest>().SetOrder(int.MinValue)
        );
        server.AddEventHandler<HandleUserInfoRequestContext>(on =>
            on.UseScopedHandler<TellUserInfo>()
                .SetOrder(OpenIddictServerHandlers.UserInfo.AttachClaims.Descriptor.Order + 1)
        );
        server.AddEventHandler<HandleConfigurationRequestContext>(on =>
            on.UseInlineHandler(Announce).SetOrder(int.MaxValue - 100_000)
        );
        server.AddEventHandler<ValidateTokenContext>(on =>
            on.UseScopedHandler<TellReuse>()
                .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 1)
        );
        server.AddEventHandler<ProcessSignInContext>(on =>
            on.UseScopedHandler<SpendOnce>().SetOrder(OpenIddictServerHandlers.RedeemTokenEntry.Descriptor.Order - 1)
        );
    }

    private static void AddScreens(OpenIddictServerBuilder server)
    {
        server.AllowDeviceAuthorizationFlow();
        server.SetDeviceAuthorizationEndpointUris(DeviceAddress);
        server.SetEndUserVerificationEndpointUris(AllowScreen.Address);
        server.SetDeviceCodeLifetime(ScreenCodes.Life);
        server.SetUserCodeLifetime(ScreenCodes.Life);
        server.SetUserCodeLength(ScreenCodes.Length);
        server.SetUserCodeCharset([.. "0123456789".Select(c => c.ToString())]);
    }

    private static void ListenToScreens(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<HandleDeviceAuthorizationRequestContext>(on =>
            on.UseScopedHandler<BeginScreen>().SetOrder(int.MinValue)
        );
        server.AddEventHandler<ApplyDeviceAuthorizationResponseContext>(on =>
            on.UseScopedHandler<BeginScreen>().SetOrder(int.MinValue)
        );
        server.AddEventHandler<ApplyDeviceAuthorizationResponseContext>(on =>
            on.UseScopedHandler<ProtocolTransaction.Commit<ApplyDeviceAuthorizationResponseContext>>()
                .SetOrder(int.MinValue)
        );
        server.AddEventHandler<ExtractEndUserVerificationRequestContext>(on =>
            on.UseInlineHandler(ReadDigits).SetOrder(int.MaxValue - 100_000)
        );
        server.AddEventHandler<ApplyEndUserVerificationResponseContext>(on =>
            on.UseSingletonHandler<RefusedRequest>().SetOrder(int.MinValue + 200_000)
        );
        server.AddEventHandler<ValidateTokenContext>(on =>
            on.UseScopedHandler<PollSlowly>()
                .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 2)
        );
    }

    private static ValueTask ReadDigits(ExtractEndUserVerificationRequestContext context)
    {
        if (context.Request is { UserCode: { } typed } request)
            request.UserCode = ScreenCodes.Read(typed);
        return default;
    }

    private static void ListenToMachines(OpenIddictServerBuilder server)
    {
        server.AddEventHandler<ValidateTokenRequestContext>(on =>
            on.UseSingletonHandler<KeepMachinesApart>()
                .SetOrder(OpenIddictServerHandlers.Exchange.ValidateScopePermissions.Descriptor.Order - 1)
        );
        server.AddEventHandler<ValidateAuthorizationRequestContext>(on =>
            on.UseSingletonHandler<KeepMachinesApart>()
                .SetOrder(OpenIddictServerHandlers.Authentication.ValidateScopePermissions.Descriptor.Order - 1)
        );
        server.AddEventHandler<HandleTokenRequestContext>(on =>
            on.UseScopedHandler<MachineToken>()
                .SetOrder(OpenIddictServerHandlers.Exchange.AttachPrincipal.Descriptor.Order + 1)
        );
    }
}

/// <summary>OpenIddict asks for a type of scope; none is kept.</summary>
internal sealed class UnusedScope : OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreScope<Guid>;
