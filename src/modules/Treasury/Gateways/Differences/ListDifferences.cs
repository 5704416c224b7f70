using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// Where ledger, provider and bank do not say the same, with what each says and the case in which the office of finance
/// looks into it. Nothing is settled here: the case is decided, and its reason stays.
/// </summary>
internal static class ListDifferences
{
    public const string Address = "/treasury/differences";
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Address, ShowAsync).RequirePermission(TreasuryModule.Reconcile);

    private static async Task<IResult> ShowAsync(string? after, TreasuryDb db, UiContext ui, CancellationToken ct)
    {
        var from = Guid.TryParse(after, out var id) ? id : Guid.Empty;
        // Ids grow with time, so that the oldest comes first.
        var open = await db
            .Differences.AsNoTracking()
            .Where(d => d.SettledAt == null && d.Id > from)
            .OrderBy(d => d.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var next = open.Count > PageSize ? open[PageSize - 1].Id : (Guid?)null;
        var last = await db.GatewayDays.AsNoTracking().OrderByDescending(d => d.ReadAt).FirstOrDefaultAsync(ct);
        return Pages.Of<ListDifferencesPage>(
            new DifferencesView(
                [.. open.Take(PageSize).Select(d => Line(d, ui))],
                last is null ? null : When.Day(JalaliDate.From(last.Day), ui.Language),
                next is null ? null : $"{Address}?after={next}"
            )
        );
    }

    private static DifferenceLine Line(MoneyDifference d, UiContext ui) =>
        new(
            d.CaseNumber is { } number ? PublicNumber.Parse(number) : null,
            d.Reference,
            $"{d.Gateway}، {When.Day(JalaliDate.From(d.Day), ui.Language)}",
            d.Kind switch
            {
                DifferenceKind.MissingInLedger => ui.Say("در دفتر کل نیست", "Not in the ledger"),
                DifferenceKind.MissingAtProvider => ui.Say("درگاه آن را ندارد", "The provider does not have it"),
                DifferenceKind.MissingAtBank => ui.Say("بانک آن را ندارد", "The bank does not have it"),
                DifferenceKind.AmountDiffers => ui.Say("مبلغ یکی نیست", "Not the same amount"),
                _ => ui.Say("دو بار آمده است", "It is there twice"),
            },
            Said(d.LedgerRial),
            Said(d.ProviderRial),
            Said(d.BankRial)
        );

    private static string Said(Rial? amount) => amount?.ToNumberString() ?? "—";
}

/// <summary>What the page shows.</summary>
/// <param name="Open">Those that are not settled, oldest first.</param>
/// <param name="LastDay">The day that was last held against the others; null for none yet.</param>
/// <param name="NextUrl">Where those that follow are, or null.</param>
public sealed record DifferencesView(IReadOnlyList<DifferenceLine> Open, string? LastDay, string? NextUrl);

/// <summary>One difference and what each side says, in rials; its case, once there is one.</summary>
public sealed record DifferenceLine(
    PublicNumber? Case,
    string Reference,
    string Where,
    string What,
    string Ledger,
    string Provider,
    string Bank
);
