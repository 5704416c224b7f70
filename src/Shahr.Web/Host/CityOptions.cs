namespace Shahr.Web.Host;

/// <summary>
/// What the operator may set: by command line, by environment (<c>SHAHR__…</c>) or by <c>shahr.json</c>.
/// </summary>
public sealed record CityOptions
{
    /// <summary>Folder of everything that must be kept: SQLite file, files, keys, maps.</summary>
    public string Data { get; init; } = "data";

    /// <summary>PostgreSQL connection string; null means SQLite in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>The city's name in Persian.</summary>
    public string NameFa { get; init; } = "شهر نمونه";

    /// <summary>The city's name in English.</summary>
    public string NameEn { get; init; } = "Sample City";

    /// <summary>
    /// Address under which citizens reach the city; printed in QR codes. Null: the address it is served at.
    /// </summary>
    public string? PublicUrl { get; init; }

    /// <summary>True seeds the demo city and opens <c>/dev/outbox</c>. Never on a real city.</summary>
    public bool Demo { get; init; }

    /// <summary>True applies pending schema at start; false refuses to start instead.</summary>
    public bool ApplySchema { get; init; } = true;

    /// <summary>Addresses of reverse proxies whose forwarded headers are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];
}
