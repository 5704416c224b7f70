using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// A service is given no more: no new request of it is taken, what runs goes on. It can be brought back.
/// </summary>
internal static class WithdrawService
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/services/{code}/withdrawal", Show).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/services/{code}/withdrawal", Submit)
            .RequirePermission(CasesPermissions.Design)
            .RequireFresh("کنار گذاشتن یک خدمت", "Withdrawing a service");
        app.MapPost("/designer/services/{code}/restoration", Restore)
            .RequirePermission(CasesPermissions.Design)
            .RequireFresh("بازگرداندن یک خدمت", "Bringing a service back");
    }

    public static async Task<IResult> Show(
        string code,
        CasesDb db,
        ServiceShelf shelf,
        UiContext ui,
        CancellationToken ct
    ) =>
        shelf.Newest(code) is { } service
            ? Pages.Of<WithdrawServicePage>(await ViewAsync(service, db, ui, ct))
            : Pages.Refuse(CasesProblems.NoSuchService, ListDesigns.Way);

    public static async Task<IResult> Submit(
        string code,
        IFormCollection form,
        Actor actor,
        CasesDb db,
        CityTransaction transaction,
        AuditTrail audit,
        ServiceShelf shelf,
        NewOnShelf changes,
        CaseClock clock,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (shelf.Newest(code) is not { } service)
            return Pages.Refuse(CasesProblems.NoSuchService, ListDesigns.Way);
        var typed = form["reason"].FirstOrDefault() ?? "";
        var reason = typed.Length > 2000 ? "" : PersianText.CleanLine(typed);
        if (reason.Length is 0 or > 500)
            return Pages.Again<WithdrawServicePage>(
                await ViewAsync(service, db, ui, ct),
                FormState.From(form, DesignerProblems.WithdrawalReason.On("reason"))
            );
        await using var insert = transaction.Command(
            """
            insert into cases_withdrawals (code, reason, officer, at) values (@code, @reason, @officer, @at)
            on conflict (code) do nothing
            """
        );
        insert.With("@code", code).With("@reason", reason).With("@officer", actor.Person.Value).With("@at", clock.Now);
        if (await insert.ExecuteNonQueryAsync(ct) == 0)
            return Pages.Refuse(DesignerProblems.WithdrawalSettled, ListDesigns.Way);
        audit.Record("cases.service_withdrawn", "service", code, reason);
        var withdrawn = await db.Withdrawn.Select(w => w.Code).ToListAsync(ct);
        changes.After(s => s.Withdraw(withdrawn));
        return new SeeOther(ListDesigns.Address);
    }

    public static async Task<IResult> Restore(
        string code,
        IFormCollection form,
        CasesDb db,
        AuditTrail audit,
        NewOnShelf changes,
        CancellationToken ct
    )
    {
        _ = form; // Binding the form is what has its antiforgery token checked.
        if (await db.Withdrawn.Where(w => w.Code == code).ExecuteDeleteAsync(ct) == 0)
            return Pages.Refuse(DesignerProblems.WithdrawalSettled, ListDesigns.Way);
        audit.Record("cases.service_restored", "service", code);
        var withdrawn = await db.Withdrawn.Select(w => w.Code).ToListAsync(ct);
        changes.After(s => s.Withdraw(withdrawn));
        return new SeeOther(ListDesigns.Address);
    }

    private static async Task<WithdrawalView> ViewAsync(
        ServiceDefinition service,
        CasesDb db,
        UiContext ui,
        CancellationToken ct
    )
    {
        var standing = await db.Withdrawn.AsNoTracking().SingleOrDefaultAsync(w => w.Code == service.Code, ct);
        var running = await db.Cases.CountAsync(c => c.ServiceCode == service.Code && c.State == CaseState.Open, ct);
        return new WithdrawalView(service.Code, service.Title.In(ui.Language), running, standing?.Reason);
    }
}

/// <summary>What the page of a withdrawal shows; the reason is null while the service is given.</summary>
public sealed record WithdrawalView(string Code, string Title, int Running, string? Reason);
