using System.Collections.Concurrent;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;

namespace Shahr.Partners;

/// <summary>
/// Recognises who asks at the API by <c>Authorization: Bearer shahr_…</c>. The actor has no permissions of any office,
/// and passes only the routes that name one of the token's scopes (<see cref="Actor.TokenScopes"/>).
/// </summary>
internal sealed class TokenScheme(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    CityDatabase database,
    IPeople people,
    SeenTokens seen
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "api-token";
    private const string Bearer = "Bearer ";

    /// <summary>Whoever shows a token at the API is asked for no cookie; a page never looks at tokens.</summary>
    public static string? Instead(HttpContext http) =>
        FieldOf(http) is not null || (http.Request.Path.StartsWithSegments("/api") && Shown(http) is not null)
            ? Name
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var shown = Shown(Context) ?? await SentAsync(Context);
        if (shown is null || TokenText.Read(shown) is not { } token)
            return AuthenticateResult.NoResult();
        var ct = Context.RequestAborted;
        var now = TimeProvider.GetUtcNow().UtcDateTime;
        if (await FindAsync(token.Id, now, ct) is not { } found || !Fits(token, found))
            return AuthenticateResult.NoResult();
        var names = await people.NamesAsync([found.PersonId], ct);
        if (!names.TryGetValue(found.PersonId, out var name))
            return AuthenticateResult.NoResult();
        seen.Saw(found, now);
        Context.Features.Set(
            new Actor
            {
                Person = found.PersonId,
                For = found.PersonId,
                DisplayName = name.DisplayName,
                Session = found.Id,
                TokenScopes = found.ScopeList,
            }
        );
        var identity = new ClaimsIdentity([new Claim("sub", found.PersonId.ToString())], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    // Asked by every call of every program, and a context costs more than the question.
    private async Task<ApiToken?> FindAsync(Guid id, DateTime now, CancellationToken ct)
    {
        var found = await database.ReadAsync(
            """
            select person_id, scopes, secret_hash, seen_at from partners_api_tokens
            where id = @id and revoked_at is null and ends_at > @now
            """,
            command => command.With("@id", id).With("@now", now),
            row => new ApiToken
            {
                Id = id,
                PersonId = new PersonId(row.GetGuid(0)),
                Scopes = row.GetString(1),
                SecretHash = row.GetString(2),
                SeenAt = row.UtcOrNull(3),
            },
            ct
        );
        return found.SingleOrDefault();
    }

    private static string? Shown(HttpContext http) =>
        http.Request.Headers.Authorization.ToString() is { } header
        && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    private static string? FieldOf(HttpContext http) => http.GetEndpoint()?.Metadata.GetMetadata<OpenForToken>()?.Field;

    // The form is read here once, within the limits of every form, and bound from the same reading later.
    private static async Task<string?> SentAsync(HttpContext http)
    {
        if (FieldOf(http) is not { } field)
            return null;
        if (http.Request.Query[field].FirstOrDefault() is { } asked)
            return asked;
        try
        {
            return http.Request.HasFormContentType
                ? (await http.Request.ReadFormAsync(http.RequestAborted))[field].FirstOrDefault()
                : null;
        }
        catch (Exception broken) when (broken is InvalidDataException or BadHttpRequestException or IOException)
        {
            // Whoever binds the form meets the same and answers for it.
            return null;
        }
    }

    private static bool Fits(TokenText token, ApiToken found) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(token.Hash),
            Encoding.ASCII.GetBytes(found.SecretHash)
        );
}

/// <summary>Which tokens were used: the API's reads change nothing, so a job writes it down, coarsely.</summary>
internal sealed class SeenTokens
{
    private static readonly TimeSpan Coarse = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<Guid, DateTime> _waiting = new();

    public void Saw(ApiToken token, DateTime now)
    {
        if (token.SeenAt is not { } last || now - last > Coarse)
            _waiting[token.Id] = now;
    }

    public static async Task<bool> WriteAsync(IServiceProvider scope, CancellationToken ct)
    {
        var seen = scope.GetRequiredService<SeenTokens>();
        if (seen._waiting.IsEmpty)
            return false;
        var transaction = scope.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var db = scope.GetRequiredService<PartnersDb>();
        var batch = seen._waiting.Take(500).ToList();
        foreach (var (id, at) in batch)
        {
            await db.ApiTokens.Where(t => t.Id == id).ExecuteUpdateAsync(set => set.SetProperty(t => t.SeenAt, at), ct);
        }

        await transaction.CommitAsync(ct);
        foreach (var written in batch)
            seen._waiting.TryRemove(written);
        return !seen._waiting.IsEmpty;
    }
}
