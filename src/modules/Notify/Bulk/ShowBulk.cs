using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// One notice: what it says, whom it reaches by which ways at what cost, who wrote and approved it, and how far it is.
/// </summary>
internal static class ShowBulk
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/notices/{id:guid}", ShowAsync).RequirePermission(NotifyModule.Bulk);

    public static WayOn Way(Guid id) => new("دیدن خبر", "See the notice", $"{ListBulks.Address}/{id}");

    /// <summary>The version a form was about; 0 is none.</summary>
    public static int VersionOf(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        NotifyDb db,
        SmsLines lines,
        IPeople people,
        IOffices offices,
        ICases cases,
        CancellationToken ct
    )
    {
        if (await db.Bulks.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct) is not { } bulk)
            return Pages.Refuse(BulkProblems.NotFound, ListBulks.Way);
        var walks = await db.BulkWalks.AsNoTracking().Where(w => w.BulkId == id).ToListAsync(ct);
        PersonId?[] who = [bulk.Author, bulk.Approver, bulk.Stopper, bulk.Organisation];
        var names = await people.NamesAsync([.. who.OfType<PersonId>().Distinct()], ct);
        string? NameOf(PersonId? one) => one is { } person ? names.GetValueOrDefault(person)?.DisplayName : null;
        var office = bulk.Office is null ? null : (await offices.AllAsync(ct)).FirstOrDefault(o => o.Id == bulk.Office);
        var service = cases.Services.FirstOrDefault(s => s.Code == bulk.Service);
        return Pages.Of<ShowBulkPage>(
            new BulkView
            {
                Url = $"{ListBulks.Address}/{id}",
                State = bulk.State.ToString(),
                Version = bulk.Version,
                Fa = (bulk.TitleFa, bulk.TextFa),
                En = bulk.TitleEn is { } title ? (title, bulk.TextEn ?? "") : null,
                Urgent = bulk.Urgent,
                Place = bulk.Around is null ? null : bulk.Place ?? "",
                RadiusMeters = bulk.RadiusMeters,
                Office = office is null ? null : (office.Fa, office.En),
                Border = bulk.Border,
                Middle = MiddleOf(bulk.Border),
                Organisation = NameOf(bulk.Organisation) is { } name ? $"{name} ({bulk.OrganisationCode})" : null,
                Service = bulk.Service is { } code ? (service?.Fa ?? code, service?.En ?? code) : null,
                Author = NameOf(bulk.Author) ?? "",
                Approver = NameOf(bulk.Approver),
                Stopper = NameOf(bulk.Stopper),
                Count = SumsOf(walks.Find(w => w.Kind == WalkKind.Count)),
                Plan = SumsOf(walks.Find(w => w.Kind == WalkKind.Plan)),
                Prices = [.. lines.InOrder.Select(l => (l.Name, l.PriceRial))],
                Waiting = bulk.WaitingMessages,
                MayEdit = bulk.IsOpen && bulk.Author == actor.Person,
                MayApprove = bulk.State == BulkState.Waiting && bulk.Author != actor.Person,
                MayStop = bulk.MayBeStopped,
            }
        );
    }

    private static GeoPoint MiddleOf(string? border) =>
        border is null || BulkBorder.Corners(border) is not { Count: > 0 } corners
            ? default
            : new GeoPoint(corners.Average(c => c.Lat), corners.Average(c => c.Lon));

    private static BulkSums? SumsOf(BulkWalk? walk) =>
        walk is null
            ? null
            : new BulkSums(
                walk.People,
                walk.Unwilling,
                walk.Inbox,
                walk.Sms,
                walk.SmsParts,
                walk.Emails,
                walk.Pushes,
                walk.Held,
                walk.IsOver
            );
}

/// <summary>Sums of a walk through a notice's people.</summary>
public sealed record BulkSums(
    int People,
    int Unwilling,
    int Inbox,
    int Sms,
    int SmsParts,
    int Emails,
    int Pushes,
    int Held,
    bool IsWhole
);

/// <summary>What the page of a notice shows.</summary>
public sealed record BulkView
{
    /// <summary>Address of this page.</summary>
    public required string Url { get; init; }

    /// <summary>Where it stands.</summary>
    public required string State { get; init; }

    /// <summary>What an approval is about.</summary>
    public required int Version { get; init; }

    /// <summary>Title and text.</summary>
    public required (string Title, string Text) Fa { get; init; }

    /// <summary>The same in English, or null.</summary>
    public required (string Title, string Text)? En { get; init; }

    /// <summary>It heeds no wish.</summary>
    public required bool Urgent { get; init; }

    /// <summary>Middle of the area in words, or null where it is not for an area.</summary>
    public required string? Place { get; init; }

    /// <summary>Radius of the area.</summary>
    public required int RadiusMeters { get; init; }

    /// <summary>The office whose officers it is for, or null.</summary>
    public required (string Fa, string En)? Office { get; init; }

    /// <summary>Corners of a drawn area, or null.</summary>
    public required string? Border { get; init; }

    /// <summary>Where its map opens.</summary>
    public required GeoPoint Middle { get; init; }

    /// <summary>The organisation whose people it is for, or null.</summary>
    public required string? Organisation { get; init; }

    /// <summary>The service whose applicants it is for, or null.</summary>
    public required (string Fa, string En)? Service { get; init; }

    /// <summary>Who wrote it.</summary>
    public required string Author { get; init; }

    /// <summary>Who approved it.</summary>
    public required string? Approver { get; init; }

    /// <summary>Who stopped it.</summary>
    public required string? Stopper { get; init; }

    /// <summary>What was counted beforehand.</summary>
    public required BulkSums? Count { get; init; }

    /// <summary>What was queued.</summary>
    public required BulkSums? Plan { get; init; }

    /// <summary>What each provider takes for a part, in the order they are tried; 0 is unknown.</summary>
    public required IReadOnlyList<(string Name, long PriceRial)> Prices { get; init; }

    /// <summary>Messages that have not left.</summary>
    public required int? Waiting { get; init; }

    /// <summary>This reader may change it.</summary>
    public required bool MayEdit { get; init; }

    /// <summary>This reader may approve it.</summary>
    public required bool MayApprove { get; init; }

    /// <summary>It can still be stopped.</summary>
    public required bool MayStop { get; init; }
}
