using System.Globalization;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary>Reads settings by name; an unknown or wrong one is refused with its name, never ignored.</summary>
internal static class SettingsCheck
{
    private static readonly string[] Known =
        [.. typeof(CityOptions).GetProperties().Where(p => p.CanWrite).Select(p => p.Name)];

    public static CityOptions Read(IConfiguration configuration)
    {
        foreach (var section in configuration.GetChildren())
        {
            if (!Known.Contains(section.Key, StringComparer.OrdinalIgnoreCase))
            {
                throw new StartException(
                    $"تنظیم «{section.Key}» شناخته نیست. تنظیم‌های شناخته: {string.Join('،', Known)}.",
                    $"Setting '{section.Key}' is not known. Known settings: {string.Join(", ", Known)}.");
            }
        }

        var plain = new CityOptions();
        return plain with
        {
            Data = configuration["Data"] ?? plain.Data,
            Database = configuration["Database"],
            NameFa = configuration["NameFa"] ?? plain.NameFa,
            NameEn = configuration["NameEn"] ?? plain.NameEn,
            PublicUrl = Url(configuration["PublicUrl"]) ?? plain.PublicUrl,
            Demo = Flag(configuration, "Demo", plain.Demo),
            ApplySchema = Flag(configuration, "ApplySchema", plain.ApplySchema),
            TrustedProxies = [.. configuration.GetSection("TrustedProxies").GetChildren().Select(c => c.Value).OfType<string>()],
        };
    }

    private static string? Url(string? text) => text is null || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        ? text?.TrimEnd('/')
        : throw new StartException(
            $"تنظیم PublicUrl باید نشانی کاملی مانند https://city.example باشد، نه «{text}».",
            $"Setting PublicUrl must be a full address such as https://city.example, not '{text}'.");

    private static bool Flag(IConfiguration configuration, string name, bool plain) => configuration[name] switch
    {
        null or "" => plain,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw new StartException(
            string.Create(CultureInfo.InvariantCulture, $"تنظیم {name} باید true یا false باشد، نه «{text}»."),
            $"Setting {name} must be true or false, not '{text}'."),
    };
}
