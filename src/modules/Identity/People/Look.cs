using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>One look at other people's records: who, when, why, which fields. A list of fifty is one look.</summary>
internal sealed class Look
{
    /// <summary>UUIDv7: sorts by time.</summary>
    public Guid Id { get; set; }

    public DateTime At { get; set; }

    /// <summary>Null when the city itself looked, for example while making a document.</summary>
    public PersonId? Viewer { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Names of the fields, with commas.</summary>
    public string Fields { get; set; } = "";
}

/// <summary>A person whose record was part of a look.</summary>
internal sealed class LookSubject
{
    public PersonId PersonId { get; set; }

    public Guid LookId { get; set; }

    /// <summary>Number of the case in which the person asked about this look; null while they have not.</summary>
    public string? AskedAs { get; set; }
}
