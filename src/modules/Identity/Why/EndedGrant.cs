using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>How a permission ended.</summary>
internal enum GrantEnd
{
    /// <summary>Its officer was taken out of the office.</summary>
    LeftOffice,

    /// <summary>They were given other work there, without this.</summary>
    OtherWork,

    /// <summary>A quarterly review took it.</summary>
    Review,
}

/// <summary>A permission that somebody held in an office until it ended.</summary>
internal sealed class EndedGrant
{
    public Guid Id { get; set; }

    public OfficeId OfficeId { get; set; }

    public PersonId PersonId { get; set; }

    public string Permission { get; set; } = "";

    public DateTime GrantedAt { get; set; }

    public PersonId? GrantedBy { get; set; }

    public DateTime EndedAt { get; set; }

    /// <summary>Null when the city itself did it.</summary>
    public PersonId? EndedBy { get; set; }

    public GrantEnd How { get; set; }

    public static EndedGrant Of(OfficeGrant grant, GrantEnd how, PersonId? by, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            OfficeId = grant.OfficeId,
            PersonId = grant.PersonId,
            Permission = grant.Permission,
            GrantedAt = grant.GrantedAt,
            GrantedBy = grant.GrantedBy,
            EndedAt = now,
            EndedBy = by,
            How = how,
        };
}
