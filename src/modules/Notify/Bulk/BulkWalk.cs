using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>What for somebody goes through all people of a notice.</summary>
internal enum WalkKind
{
    /// <summary>To say beforehand how many, by which ways and at what cost.</summary>
    Count,

    /// <summary>To queue the messages.</summary>
    Plan,
}

/// <summary>
/// How far a notice's people were gone through, in the order of their ids, and the sums up to there. A batch and its
/// step on this row are one transaction: a crash repeats or loses nothing.
/// </summary>
internal sealed class BulkWalk
{
    public required Guid BulkId { get; init; }

    public required WalkKind Kind { get; init; }

    public PersonId? LastPerson { get; set; }

    public bool IsOver { get; set; }

    public int People { get; set; }

    /// <summary>Asked for no general notices.</summary>
    public int Unwilling { get; set; }

    public int Inbox { get; set; }

    public int Sms { get; set; }

    /// <summary>What providers charge for: a long SMS is several parts.</summary>
    public int SmsParts { get; set; }

    public int Emails { get; set; }

    /// <summary>People who are notified in their browsers.</summary>
    public int Pushes { get; set; }

    /// <summary>People whose phone stays silent until their quiet hours end.</summary>
    public int Held { get; set; }

    /// <summary>Messages that leave the city.</summary>
    public int Outside => Sms + Emails + Pushes;

    public static BulkWalk Start(Guid bulk, WalkKind kind) => new() { BulkId = bulk, Kind = kind };
}
