using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>An office (اداره) of the city.</summary>
internal sealed class Office
{
    public OfficeId Id { get; set; }

    /// <summary>Stable lower-case code that services name, <c>lighting</c>.</summary>
    public string Code { get; set; } = "";

    public string Fa { get; set; } = "";

    public string En { get; set; } = "";
}

/// <summary>Somebody who works in an office.</summary>
internal sealed class Officer
{
    public OfficeId OfficeId { get; set; }

    public PersonId PersonId { get; set; }

    public DateTime Since { get; set; }
}

/// <summary>One permission of one officer in one office.</summary>
internal sealed class OfficeGrant
{
    public OfficeId OfficeId { get; set; }

    public PersonId PersonId { get; set; }

    public string Permission { get; set; } = "";

    public DateTime GrantedAt { get; set; }

    /// <summary>Null when the city itself gave it (the first administrator, the demo).</summary>
    public PersonId? GrantedBy { get; set; }
}
