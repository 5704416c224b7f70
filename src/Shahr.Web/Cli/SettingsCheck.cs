using System.Globalization;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary>Reads settings by name; an unknown or wrong one is refused with its name, never ignored.</summary>
internal static class SettingsCheck
{
    private static readonly string[] Known =
    [
        .. typeof(CityOptions).GetProperties().Where(p => p.CanWrite).Select(p => p.Name),
    ];

    public static CityOptions Read(IConfiguration configuration)
    {
        foreach (var section in configuration.GetChildren())
        {
            if (!Known.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new StartException(
                    $"تنظیم «{section.Key}» شناخته نیست. تنظیم‌های شناخته: {string.Join("، ", Known)}.",
                    $"Setting '{section.Key}' is not known. Known settings: {string.Join(", ", Known)}."
                );
            }
        }

        var plain = new CityOptions();
        return plain with
        {
            Data = configuration["Data"] ?? plain.Data,
            Database = configuration["Database"],
            NameFa = configuration["NameFa"] ?? plain.NameFa,
            NameEn = configuration["NameEn"] ?? plain.NameEn,
            PublicUrl = Url(configuration["PublicUrl"]),
            Demo = Flag(configuration, "Demo", plain.Demo),
            ApplySchema = Flag(configuration, "ApplySchema", plain.ApplySchema),
            TrustedProxies =
            [
                .. configuration
                    .GetSection("TrustedProxies")
                    .GetChildren()
                    .Select(c => c.Value)
                    .OfType<string>()
                    .Select(Proxy),
            ],
        };
    }

    /// <summary>
    /// The connection string when PostgreSQL's driver understands it. Its text is not repeated: it may hold a password.
    /// </summary>
    public static string? Database(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        try
        {
            var address = new Npgsql.NpgsqlConnectionStringBuilder(text);
            if (!string.IsNullOrEmpty(address.Host))
                return text;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or InvalidCastException)
        {
            // Told below, in our own words.
        }

        throw new StartException(
            "رشتهٔ اتصال پایگاه داده درست نیست؛ چنین نوشته می‌شود: "
                + "Host=/var/run/postgresql;Username=shahr;Database=shahr",
            "The database connection string is wrong; write it like: "
                + "Host=/var/run/postgresql;Username=shahr;Database=shahr"
        );
    }

    private static string Proxy(string text) =>
        System.Net.IPAddress.TryParse(text, out _) || System.Net.IPNetwork.TryParse(text, out _)
            ? text
            : throw new StartException(
                $"تنظیم TrustedProxies باید نشانی‌هایی مانند 127.0.0.1 یا 10.0.0.0/24 باشد، نه «{text}».",
                $"Setting TrustedProxies must hold addresses such as 127.0.0.1 or 10.0.0.0/24, not '{text}'."
            );

    private static string? Url(string? text) =>
        text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && IsOrigin(url))
            ? text?.TrimEnd('/')
            : throw new StartException(
                $"تنظیم PublicUrl باید نشانی کاملی مانند https://city.example باشد، نه «{text}».",
                $"Setting PublicUrl must be a full address such as https://city.example, not '{text}'."
            );

    // The city's pages link to «/track», so it lives at the root of a host and below no path.
    private static bool IsOrigin(Uri url) =>
        url is { Scheme: "http" or "https", AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" };

    private static bool Flag(IConfiguration configuration, string name, bool plain) =>
        configuration[name] switch
        {
            null or "" => plain,
            var text when bool.TryParse(text, out var flag) => flag,
            var text => throw new StartException(
                string.Create(CultureInfo.InvariantCulture, $"تنظیم {name} باید true یا false باشد، نه «{text}»."),
                $"Setting {name} must be true or false, not '{text}'."
            ),
        };
}
