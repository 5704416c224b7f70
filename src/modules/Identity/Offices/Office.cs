using System.Linq.Expressions;
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

    /// <summary>When somebody last said that it stays; null until they did.</summary>
    public DateTime? ReviewedAt { get; set; }

    public PersonId? ReviewedBy { get; set; }

    /// <summary>What a quarter's review has to look at: held since before it, and not looked at in it.</summary>
    public static Expression<Func<OfficeGrant, bool>> DueIn(Quarter quarter)
    {
        var began = quarter.BeginsAt;
        return g => g.GrantedAt < began && (g.ReviewedAt == null || g.ReviewedAt < began);
    }

    public bool IsDueIn(Quarter quarter) => GrantedAt < quarter.BeginsAt && !(ReviewedAt >= quarter.BeginsAt);
}
