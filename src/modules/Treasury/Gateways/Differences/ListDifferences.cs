using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// An officer sees where ledger, provider and bank do not say the same, with what each says, and settles it with a
/// reason that stays.
/// </summary>
internal static class ListDifferences
{
    public const string Address = "/treasury/differences";
    private const int PageSize = 50;
    private const int LongestReason = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePermission(TreasuryModule.Reconcile);
        app.MapPost(Address + "/settlements", SettleAsync).RequirePermission(TreasuryModule.Reconcile);
    }

    /// <summary>Which one, and why it is settled.</summary>
    internal sealed record Form(string? Difference, string? Reason);

    private static async Task<IResult> ShowAsync(TreasuryDb db, UiContext ui, CancellationToken ct) =>
        Pages.Of<ListDifferencesPage>(await ViewAsync(db, ui, ct));

    private static async Task<IResult> SettleAsync(
        [FromForm] Form form,
        Actor actor,
        TreasuryDb db,
        AuditTrail audit,
        UiContext ui,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var reason = PersianText.CleanLine(form.Reason);
        if (reason.Length is 0 or > LongestReason)
            return await AgainAsync(GatewaysProblems.ReasonNeeded.On(nameof(form.Reason)), form, db, ui, ct);
        _ = Guid.TryParse(form.Difference, out var id);
        var (now, by) = (clock.GetUtcNow().UtcDateTime, (PersonId?)actor.Person);
        var settled = await db
            .Differences.Where(d => d.Id == id && d.SettledAt == null)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.SettledAt, now)
                        .SetProperty(d => d.SettledBy, by)
                        .SetProperty(d => d.Reason, reason),
                ct
            );
        if (settled == 0)
            return await AgainAsync(GatewaysProblems.DifferenceNotFound, form, db, ui, ct);
        audit.Record("treasury.difference_settled", "difference", id.ToString(), reason);
        return new SeeOther(Address);
    }

    private static async Task<IResult> AgainAsync(
        Problem problem,
        Form form,
        TreasuryDb db,
        UiContext ui,
        CancellationToken ct
    ) =>
        Pages.Again<ListDifferencesPage>(
            await ViewAsync(db, ui, ct),
            FormState.From(
                [new(nameof(form.Difference), form.Difference), new(nameof(form.Reason), form.Reason)],
                problem
            )
        );

    private static async Task<DifferencesView> ViewAsync(TreasuryDb db, UiContext ui, CancellationToken ct)
    {
        var open = await db
            .Differences.AsNoTracking()
            .Where(d => d.SettledAt == null)
            .OrderBy(d => d.FoundAt)
            .ThenBy(d => d.Id)
            .Take(PageSize)
            .ToListAsync(ct);
        var days = await db.GatewayDays.AsNoTracking().OrderByDescending(d => d.ReadAt).Take(1).ToListAsync(ct);
        return new(
            [.. open.Select(d => Line(d, ui))],
            days.Count == 0 ? null : When.Day(JalaliDate.From(days[0].Day), ui.Language)
        );
    }

    private static DifferenceLine Line(MoneyDifference d, UiContext ui) =>
        new(
            d.Id.ToString(),
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
public sealed record DifferencesView(IReadOnlyList<DifferenceLine> Open, string? LastDay);

/// <summary>One difference and what each side says, in rials.</summary>
public sealed record DifferenceLine(
    string Id,
    string Reference,
    string Where,
    string What,
    string Ledger,
    string Provider,
    string Bank
);
