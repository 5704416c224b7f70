using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>
/// What the slip of the counter lets in once: kept as a keyed hash, one of a person, and gone when it was used.
/// </summary>
internal sealed class EntryCode
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(30);

    public PersonId PersonId { get; set; }

    public string Hash { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public DateTime EndsAt { get; set; }
}

/// <summary>A slip as it is printed, this once.</summary>
/// <param name="Name">For whom.</param>
/// <param name="Code">Sixteen digits in four groups.</param>
/// <param name="EndsAt">Until when it works.</param>
public sealed record EntrySlip(string Name, string Code, DateTime EndsAt);
