using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using Shahr.Kit.Values;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace Shahr.Partners;

/// <summary>
/// The code a screen shows: eight digits in two halves, as every Persian keyboard has digits and everybody can read
/// them aloud. Digits of both scripts are taken; what stands between them is not looked at.
/// </summary>
internal static class ScreenCodes
{
    public const int Length = 8;

    /// <summary>How long a screen waits for its person.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>The eight digits somebody typed, or null.</summary>
    public static string? Read(string? typed)
    {
        var digits = string.Concat(PersianText.ToLatinDigits(typed).Where(char.IsAsciiDigit).Take(Length + 1));
        return digits.Length == Length ? digits : null;
    }

    /// <summary><c>4821-7703</c></summary>
    public static string Shown(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";
}

/// <summary>A screen begins; of one partner not too many wait, as every open code makes guessing easier.</summary>
internal sealed class BeginScreen(PartnersDb db, TimeProvider clock)
    : IOpenIddictServerHandler<HandleDeviceAuthorizationRequestContext>,
        IOpenIddictServerHandler<ApplyDeviceAuthorizationResponseContext>
{
    /// <summary>Screens of one partner that wait at the same time.</summary>
    public const int Most = 500;

    public async ValueTask HandleAsync(HandleDeviceAuthorizationRequestContext context)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await db.Tokens.CountAsync(
            t =>
                t.Application != null
                && t.Application.ClientId == context.ClientId
                && t.Type == TokenTypeIdentifiers.Private.UserCode
                && t.Status == Statuses.Valid
                && t.ExpirationDate > now,
            context.CancellationToken
        );
        if (waiting >= Most)
            context.Reject(Errors.SlowDown, "Too many screens wait at the same time; try again in some minutes.");
    }

    public ValueTask HandleAsync(ApplyDeviceAuthorizationResponseContext context)
    {
        if (ScreenCodes.Read(context.Response.UserCode) is { } code)
        {
            context.Response.UserCode = ScreenCodes.Shown(code);
            context.Response["interval"] = (long)PollSlowly.Pause.TotalSeconds;
        }

        return default;
    }
}

/// <summary>A screen asks whether its person agreed: every five seconds, and not more often (RFC 8628, section 3.5).
/// </summary>
internal sealed class PollSlowly(PartnersDb db, TimeProvider clock) : IOpenIddictServerHandler<ValidateTokenContext>
{
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // The network may carry one question faster than the one before it.
    private static readonly TimeSpan Least = Pause - TimeSpan.FromSeconds(1);

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context.Principal?.HasTokenType(TokenTypeIdentifiers.Private.DeviceCode) != true)
            return;
        if (!Guid.TryParse(context.TokenId, out var id))
            return;
        var now = clock.GetUtcNow().UtcDateTime;
        var before = now - Least;
        var asked = await db
            .Tokens.Where(t => t.Id == id && (t.PolledAt == null || t.PolledAt <= before))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.PolledAt, now), context.CancellationToken);
        if (asked == 0)
            context.Reject(Errors.SlowDown, "Ask every five seconds.");
    }
}
