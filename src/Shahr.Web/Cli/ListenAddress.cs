using System.Globalization;

namespace Shahr.Web.Cli;

/// <summary>Where the city listens, and under which address a person at this machine reaches it.</summary>
internal static class ListenAddress
{
    /// <summary>What is listened on when nothing is said.</summary>
    public const string Default = "http://localhost:5080";

    /// <summary>The addresses of <c>--port</c> or <c>--urls</c>, one or several with semicolons between.</summary>
    /// <exception cref="StartException">One of them is none.</exception>
    public static string Read(int? port, string? urls)
    {
        if (port is < 1 or > 65_535)
            throw new StartException(
                $"درگاه شبکه عددی از ۱ تا ۶۵۵۳۵ است، نه {BackupCommand.Fa(port.Value)}.",
                $"A port is a number from 1 to 65535, not {port}.",
                "./run --port 5081"
            );
        if (port is { } number)
            return string.Create(CultureInfo.InvariantCulture, $"http://localhost:{number}");
        var all = Split(urls ?? "");
        foreach (var url in all)
        {
            if (Uri.TryCreate(Named(url), UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp)
                continue;
            throw new StartException(
                $"نشانی «{url}» در ‎--urls باید مانند http://127.0.0.1:5080 باشد؛ HTTPS کار پراکسی است "
                    + "(docs/deployment.md).",
                $"The address '{url}' in --urls must look like http://127.0.0.1:5080; HTTPS is the proxy's work "
                    + "(docs/deployment.md)."
            );
        }

        return all.Length == 0 ? Default : string.Join(';', all);
    }

    /// <summary>
    /// The address for links and QR codes of a city that was told no PublicUrl: the first one listened on, by the name
    /// localhost where it is this machine's (passkeys belong to names, not to numbers).
    /// </summary>
    public static string Link(string addresses)
    {
        var first = new Uri(Named(Split(addresses)[0]));
        var anywhere = first.IsLoopback || first.Host is "0.0.0.0" or "[::]";
        return new UriBuilder(first.Scheme, anywhere ? "localhost" : first.Host, first.Port).Uri.GetLeftPart(
            UriPartial.Authority
        );
    }

    // Stars and plus signs stand for every address, and no Uri knows them.
    private static string Named(string url) =>
        url.Replace("://*", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal);

    private static string[] Split(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
