namespace Shahr.Identity;

/// <summary>What a person recognises a device by; never a fingerprint.</summary>
internal static class DeviceLabel
{
    // Order matters: Edge and Opera also say Chrome, Chrome also says Safari.
    private static readonly (string Sign, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrome", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari", "Safari"),
    ];

    private static readonly (string Sign, string Name)[] Systems =
    [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Macintosh", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <summary>«Chrome — Android», or empty when it says nothing known.</summary>
    public static string Of(string? userAgent)
    {
        var text = userAgent is { Length: > 500 } ? userAgent[..500] : userAgent ?? "";
        return string.Join(" — ", new[] { First(Browsers, text), First(Systems, text) }.Where(n => n is not null));
    }

    private static string? First((string Sign, string Name)[] known, string text) =>
        known.FirstOrDefault(k => text.Contains(k.Sign, StringComparison.Ordinal)).Name;
}
