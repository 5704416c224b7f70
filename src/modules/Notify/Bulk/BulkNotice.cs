using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>Where a notice to many stands.</summary>
internal enum BulkState
{
    /// <summary>Its people, ways and cost are being counted.</summary>
    Counting,

    /// <summary>Counted; waits for another officer.</summary>
    Waiting,

    /// <summary>Approved; its messages are being queued.</summary>
    Planning,

    /// <summary>Everything is queued and on its way.</summary>
    Sending,

    /// <summary>Nothing waits any more.</summary>
    Done,

    /// <summary>An officer stopped it; what still waits is being taken back.</summary>
    Stopping,

    /// <summary>Stopped, with nothing left that waits.</summary>
    Stopped,
}

/// <summary>What a notice says and whom it is for, as it was typed and cleaned.</summary>
internal sealed record BulkDraft(
    Words Fa,
    Words? En,
    bool Urgent,
    GeoPoint? Around,
    int RadiusMeters,
    string? Place,
    OfficeId? Office
)
{
    /// <summary>Corners of a drawn area, or null.</summary>
    public IReadOnlyList<GeoPoint>? Within { get; init; }

    /// <summary>For those who act for this organisation, or null.</summary>
    public PersonId? Organisation { get; init; }

    /// <summary>Its national id.</summary>
    public string? OrganisationCode { get; init; }

    /// <summary>For those who have an open case of this service, or null.</summary>
    public string? Service { get; init; }
}

/// <summary>
/// One notice to many people. Its state changes only by guarded updates: see <see cref="BulkDesk"/> and
/// <see cref="PlanBulks"/>. The version counts edits: who approves, approves what they have read.
/// </summary>
internal sealed class BulkNotice
{
    public const string Code = "notice";

    /// <summary>What a notice is called in lists, and the ways it goes.</summary>
    public static readonly Template Plain = new(
        new("خبر همگانی", "{title}"),
        new("General notice", "{title}"),
        Channel.Inbox,
        Channel.Sms,
        Channel.Email
    );

    public required Guid Id { get; init; }

    public string TitleFa { get; private set; } = "";

    public string TextFa { get; private set; } = "";

    public string? TitleEn { get; private set; }

    public string? TextEn { get; private set; }

    public bool Urgent { get; private set; }

    public double? Lat { get; private set; }

    public double? Lon { get; private set; }

    public int RadiusMeters { get; private set; }

    public string? Place { get; private set; }

    public OfficeId? Office { get; private set; }

    /// <summary>Corners of a drawn area, as <see cref="BulkBorder"/> writes them.</summary>
    public string? Border { get; private set; }

    public PersonId? Organisation { get; private set; }

    public string? OrganisationCode { get; private set; }

    public string? Service { get; private set; }

    public BulkState State { get; private set; }

    public int Version { get; private set; }

    public required PersonId Author { get; init; }

    public PersonId? Approver { get; private set; }

    public PersonId? Stopper { get; private set; }

    public DateTime WrittenAt { get; private set; }

    public DateTime? ApprovedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Messages that have not left yet, as they were counted at <see cref="LookedAt"/>.</summary>
    public int? WaitingMessages { get; private set; }

    public DateTime? LookedAt { get; private set; }

    /// <summary>Whom it is for; of a service, <see cref="BulkPeople"/> asks who they are.</summary>
    public Audience Audience =>
        new(Around, RadiusMeters, Office)
        {
            Within = Border is null ? null : BulkBorder.Corners(Border),
            Organisation = Organisation,
        };

    public GeoPoint? Around => Lat is { } lat && Lon is { } lon ? new GeoPoint(lat, lon) : null;

    /// <summary>May still be changed by its author and approved by another.</summary>
    public bool IsOpen => State is BulkState.Counting or BulkState.Waiting;

    public bool MayBeStopped => IsOpen || State is BulkState.Planning or BulkState.Sending;

    /// <summary>The template its messages are written by.</summary>
    public Template Template
    {
        get
        {
            var fa = new Words(TitleFa, TextFa);
            var en = TitleEn is { } title && TextEn is { } text ? new Words(title, text) : fa;
            return Plain with { Fa = fa, En = en, Urgent = Urgent };
        }
    }

    /// <summary>Says this from now on; its people are counted anew.</summary>
    public void Write(BulkDraft draft, DateTime now)
    {
        (TitleFa, TextFa) = (draft.Fa.Subject, draft.Fa.Text);
        (TitleEn, TextEn) = (draft.En?.Subject, draft.En?.Text);
        (Urgent, Office) = (draft.Urgent, draft.Office);
        (Lat, Lon, RadiusMeters, Place) = (draft.Around?.Lat, draft.Around?.Lon, draft.RadiusMeters, draft.Place);
        Border = draft.Within is { } corners ? BulkBorder.Rows(corners) : null;
        (Organisation, OrganisationCode, Service) = (draft.Organisation, draft.OrganisationCode, draft.Service);
        (State, WrittenAt) = (BulkState.Counting, now);
        Version++;
    }
}
