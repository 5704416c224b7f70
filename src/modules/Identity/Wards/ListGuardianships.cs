using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«تأیید سرپرستی»: what waits for an officer of the registry desk, the oldest first.</summary>
internal static class ListGuardianships
{
    private const int Most = 100;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/guardianships", ShowAsync).RequirePermission(IdentityModule.ConfirmGuardians);

    private static async Task<IResult> ShowAsync(IdentityDb db, UiContext ui, string? done, CancellationToken ct)
    {
        var waiting = await db
            .Guardianships.AsNoTracking()
            .Where(g => g.State == ClaimState.Claimed)
            .OrderBy(g => g.ClaimedAt)
            .Take(Most)
            .ToListAsync(ct);
        return Pages.Of<ListGuardianshipsPage>(
            new GuardianshipsView(waiting.ConvertAll(g => new WaitingLine(g.Id, When.Long(g.ClaimedAt, ui))), done)
        );
    }
}

/// <summary>One that waits; whose it is and about which child, one sees only by opening it.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Since">Since when it waits.</param>
public sealed record WaitingLine(Guid Id, string Since);

/// <summary>What the page shows.</summary>
/// <param name="Waiting">The oldest first.</param>
/// <param name="Done">What was just done, or null.</param>
public sealed record GuardianshipsView(IReadOnlyList<WaitingLine> Waiting, string? Done);
