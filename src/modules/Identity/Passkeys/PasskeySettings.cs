using Microsoft.AspNetCore.Identity;

namespace Shahr.Identity;

/// <summary>
/// The relying party is the host of the city's public address. A passkey answers only to that origin; at
/// <c>localhost</c>, where a city is tried out, the port is not held against it.
/// </summary>
internal static class PasskeySettings
{
    public static void Apply(IdentityPasskeyOptions options, Uri city)
    {
        options.ServerDomain = city.Host;
        // Usernameless: the passkey itself says whose it is. The device asks for a finger, a face or its own code.
        options.ResidentKeyRequirement = "required";
        options.UserVerificationRequirement = "required";
        options.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
        options.ValidateOrigin = asked => ValueTask.FromResult(!asked.CrossOrigin && IsOurs(asked.Origin, city));
    }

    public static bool IsOurs(string? origin, Uri city) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var from)
        && from.Scheme == city.Scheme
        && from.Host == city.Host
        && (from.Port == city.Port || city.IsLoopback);
}
