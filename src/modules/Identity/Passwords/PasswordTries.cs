using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Identity;

/// <summary>
/// Counts tries at passwords, the city's own and the directory's: by the keyed hash of whom they are about, by the
/// network or the kiosk they come from, and over the city. All processes count together.
/// </summary>
internal sealed class PasswordTries(Limits limits, SessionDesk sessions, KioskHere kiosks, CurrentRequest request)
{
    private const string Wrong = "password-wrong";

    /// <summary>One try more about somebody and from this network; the refusal where they were too many.</summary>
    public async Task<Refusal?> CountAsync(string about, CancellationToken ct)
    {
        if (await CountAccountAsync(about, ct) is { } often)
            return often;
        var (from, most) = await kiosks.AskAsync(ct) is { } kiosk
            ? ("kiosk." + kiosk.Id, PasswordDesk.MostFromOneKiosk)
            : (sessions.AddressHash(request.Network), PasswordDesk.MostFromOneAddress);
        return Often(await limits.CountAsync("password-from:" + from, most, TimeSpan.FromMinutes(10), ct));
    }

    /// <summary>One more about somebody, whose network was counted before.</summary>
    public async Task<Refusal?> CountAccountAsync(string about, CancellationToken ct) =>
        Often(
            await limits.CountAsync("password:" + about, PasswordDesk.MostTries, PasswordDesk.Window, ct)
                ?? await limits.CountAsync(
                    "password-day:" + about,
                    PasswordDesk.MostTriesADay,
                    TimeSpan.FromDays(1),
                    ct
                )
        );

    /// <summary>In a storm only known devices are heard. Only read: who is refused for it makes it no longer.</summary>
    public async Task<Refusal?> RestAsync(bool known, CancellationToken ct) =>
        !known && await limits.LeftAsync(Wrong, PasswordDesk.MostWrong, ct) is { } rest
            ? Refusal.Minutes(PasswordProblems.Resting, rest)
            : null;

    /// <summary>A wrong one, for the count over the city.</summary>
    public Task WrongAsync(CancellationToken ct) =>
        limits.CountAsync(Wrong, PasswordDesk.MostWrong, TimeSpan.FromMinutes(1), ct);

    /// <summary>A right one begins anew.</summary>
    public Task RightAsync(string about, CancellationToken ct) => limits.ForgetAsync("password:" + about, ct);

    private static Refusal? Often(TimeSpan? wait) =>
        wait is { } pause ? Refusal.Minutes(IdentityProblems.TooOften, pause) : null;
}
