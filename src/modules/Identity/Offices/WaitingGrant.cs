using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>
/// A permission that one officer wants to give to <see cref="FourEyes.PersonId"/> and a second must confirm. Its state
/// changes only in <see cref="GrantDesk"/>.
/// </summary>
internal sealed class WaitingGrant : FourEyes
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(14);

    public OfficeId OfficeId { get; set; }

    public string Permission { get; set; } = "";
}
