using Microsoft.Extensions.Configuration;

namespace Shahr.Identity;

/// <summary>
/// How long somebody stays signed in at a kiosk, from <c>Identity:Kiosk</c> of the settings: <c>IdleMinutes</c> without
/// a visit (2 to 30; else 5), and <c>WholeMinutes</c> at most (5 to 120; else 15).
/// </summary>
internal sealed record KioskSettings(TimeSpan Idle, TimeSpan Whole)
{
    /// <summary>So long before the end of its rest a page asks whether anybody is still there.</summary>
    public static readonly TimeSpan Warning = TimeSpan.FromSeconds(30);

    /// <exception cref="InvalidOperationException">A number is out of its bounds.</exception>
    public static KioskSettings Read(IConfiguration section) =>
        new(Minutes(section, "IdleMinutes", 5, 2, 30), Minutes(section, "WholeMinutes", 15, 5, 120));

    private static TimeSpan Minutes(IConfiguration section, string name, int usual, int fewest, int most)
    {
        var minutes = section.GetValue<int?>(name) ?? usual;
        return minutes >= fewest && minutes <= most
            ? TimeSpan.FromMinutes(minutes)
            : throw new InvalidOperationException($"Identity:Kiosk:{name} is between {fewest} and {most} minutes.");
    }
}
