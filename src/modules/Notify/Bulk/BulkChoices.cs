using System.Globalization;
using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What an officer may choose from when they say whom a notice is for, and what they chose.</summary>
internal sealed class BulkChoices(IMaps maps, IOffices offices, ICases cases)
{
    /// <summary>The page for a new notice, or for one that is changed.</summary>
    public async Task<WriteBulkView> ViewAsync(BulkNotice? bulk, CancellationToken ct)
    {
        var (center, zoom) = maps.View ?? (new GeoPoint(35.7, 51.4), 11);
        var all = await offices.AllAsync(ct);
        return new WriteBulkView
        {
            Action = bulk is null ? ListBulks.Address : $"{ListBulks.Address}/{bulk.Id}/edit",
            BackUrl = bulk is null ? ListBulks.Address : $"{ListBulks.Address}/{bulk.Id}",
            Version = bulk?.Version ?? 0,
            TitleFa = bulk?.TitleFa,
            TextFa = bulk?.TextFa,
            TitleEn = bulk?.TitleEn,
            TextEn = bulk?.TextEn,
            Urgent = bulk?.Urgent ?? false,
            Whom = bulk switch
            {
                null => null,
                { Around: not null } => BulkForm.Area,
                { Border: not null } => BulkForm.Drawn,
                { Office: not null } => BulkForm.OfOffice,
                { Organisation: not null } => BulkForm.OfOrganisation,
                { Service: not null } => BulkForm.OfService,
                _ => BulkForm.Everyone,
            },
            Center = bulk?.Around ?? center,
            Zoom = zoom,
            Lat = Invariant(bulk?.Lat),
            Lon = Invariant(bulk?.Lon),
            Place = bulk?.Place,
            Radius = bulk is { RadiusMeters: > 0 } ? bulk.RadiusMeters : 1000,
            Office = all.FirstOrDefault(o => o.Id == bulk?.Office)?.Code,
            Offices = all,
            Border = bulk?.Border,
            Organisation = bulk?.OrganisationCode,
            Service = bulk?.Service,
            Services = cases.Services,
        };
    }

    private static string? Invariant(double? degrees) => degrees?.ToString("0.######", CultureInfo.InvariantCulture);
}

/// <summary>What the page of a notice's words and people shows.</summary>
public sealed record WriteBulkView
{
    /// <summary>Where the form is sent.</summary>
    public required string Action { get; init; }

    /// <summary>The page before.</summary>
    public required string BackUrl { get; init; }

    /// <summary>The version that is being edited; 0 of a new one.</summary>
    public int Version { get; init; }

    /// <summary>The kept title.</summary>
    public string? TitleFa { get; init; }

    /// <summary>The kept text.</summary>
    public string? TextFa { get; init; }

    /// <summary>The kept English title.</summary>
    public string? TitleEn { get; init; }

    /// <summary>The kept English text.</summary>
    public string? TextEn { get; init; }

    /// <summary>It heeds no wish.</summary>
    public bool Urgent { get; init; }

    /// <summary>One of the words of <c>BulkForm</c>, <c>everyone</c>, or null.</summary>
    public string? Whom { get; init; }

    /// <summary>Where the map opens.</summary>
    public GeoPoint Center { get; init; }

    /// <summary>Its first zoom.</summary>
    public double Zoom { get; init; }

    /// <summary>The kept latitude.</summary>
    public string? Lat { get; init; }

    /// <summary>The kept longitude.</summary>
    public string? Lon { get; init; }

    /// <summary>The kept place in words.</summary>
    public string? Place { get; init; }

    /// <summary>The kept radius in metres.</summary>
    public int Radius { get; init; }

    /// <summary>Code of the kept office.</summary>
    public string? Office { get; init; }

    /// <summary>Corners of the kept drawn area.</summary>
    public string? Border { get; init; }

    /// <summary>National id of the kept organisation.</summary>
    public string? Organisation { get; init; }

    /// <summary>Code of the kept service.</summary>
    public string? Service { get; init; }

    /// <summary>Services whose applicants it may be for.</summary>
    public IReadOnlyList<ServiceName> Services { get; init; } = [];

    /// <summary>What may be chosen.</summary>
    public IReadOnlyList<OfficeName> Offices { get; init; } = [];
}
