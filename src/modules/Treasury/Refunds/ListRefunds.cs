using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// «پس‌دادن پول»: what waits for a second officer, what was decided lately, and where to begin another.
/// </summary>
internal static class ListRefunds
{
    public const string Address = "/treasury/refunds";
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Address, ShowAsync).RequirePermission(RefundsServices.Refund);

    private static async Task<IResult> ShowAsync(TreasuryDb db, UiContext ui, CancellationToken ct)
    {
        var waiting = await LinesAsync(
            db.Refunds.Where(r => r.State == RefundState.Proposed).OrderBy(r => r.ProposedAt),
            db,
            ui,
            ct
        );
        var latest = await LinesAsync(
            db.Refunds.Where(r => r.State != RefundState.Proposed).OrderByDescending(r => r.ProposedAt),
            db,
            ui,
            ct
        );
        return Pages.Of<ListRefundsPage>(new RefundsView(waiting, latest));
    }

    private static async Task<IReadOnlyList<RefundLine>> LinesAsync(
        IQueryable<Refund> which,
        TreasuryDb db,
        UiContext ui,
        CancellationToken ct
    )
    {
        var rows = await which
            .AsNoTracking()
            .Take(Most)
            .Join(db.Parts.AsNoTracking(), r => r.PartId, p => p.Id, (r, p) => new { Refund = r, p.Title })
            .ToListAsync(ct);
        return
        [
            .. rows.Select(r => new RefundLine(
                $"{Address}/{r.Refund.Id}",
                r.Title,
                r.Refund.AmountRial,
                RefundWords.State(r.Refund.State, ui),
                When.Long(r.Refund.ProposedAt, ui)
            )),
        ];
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Waiting">Those that wait for a second officer, the oldest first.</param>
/// <param name="Latest">Those that were decided, the newest first.</param>
public sealed record RefundsView(IReadOnlyList<RefundLine> Waiting, IReadOnlyList<RefundLine> Latest);

/// <summary>One of them.</summary>
public sealed record RefundLine(string Url, string What, Rial Amount, string State, string Proposed);

/// <summary>Where it stands, in words.</summary>
internal static class RefundWords
{
    public static string State(RefundState state, UiContext ui) =>
        state switch
        {
            RefundState.Proposed => ui.Say("منتظر نفر دوم", "Waits for a second officer"),
            RefundState.Moving => ui.Say("در راه کیف پول", "On its way to the wallet"),
            RefundState.Done => ui.Say("پس داده شد", "Given back"),
            RefundState.Failed => ui.Say("جابه‌جا نشد", "Did not move"),
            _ => ui.Say("پذیرفته نشد", "Rejected"),
        };
}
