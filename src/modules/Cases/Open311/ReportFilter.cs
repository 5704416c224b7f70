using Microsoft.AspNetCore.Mvc;

namespace Shahr.Cases.Open311;

/// <summary>What of the reports a client wants; everything else it says is passed over.</summary>
public sealed record ReportFilter
{
    /// <summary>Numbers with commas between; where given, nothing else counts.</summary>
    [FromQuery(Name = "service_request_id")]
    public string? Ids { get; init; }

    /// <summary>Codes with commas between.</summary>
    [FromQuery(Name = "service_code")]
    public string? Codes { get; init; }

    /// <summary>The first instant; ninety days before the last at most.</summary>
    [FromQuery(Name = "start_date")]
    public string? From { get; init; }

    /// <summary>The last instant; now, where it is not said.</summary>
    [FromQuery(Name = "end_date")]
    public string? Until { get; init; }

    /// <summary><c>open</c>, <c>closed</c>, or both.</summary>
    [FromQuery(Name = "status")]
    public string? Status { get; init; }

    /// <summary>From one on.</summary>
    [FromQuery(Name = "page")]
    public string? Page { get; init; }

    /// <summary>Reports a page.</summary>
    [FromQuery(Name = "page_size")]
    public string? PageSize { get; init; }
}
