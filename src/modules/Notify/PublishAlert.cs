using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Notify;

/// <summary>
/// «هشدارهای شهر»: an officer tells everybody something on the home page, and ends it when it is over.
/// </summary>
internal static class PublishAlert
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/alerts", Show).RequirePermission(NotifyModule.Alert);
        app.MapPost("/alerts", Submit).RequirePermission(NotifyModule.Alert);
        app.MapPost("/alerts/{id:guid}/end", End).RequirePermission(NotifyModule.Alert);
    }

    internal sealed record Form(string? Fa, string? En, string? Urgent, string? Hours);

    internal static async Task<IResult> Show(CurrentAlerts alerts, CancellationToken ct) =>
        Pages.Of<PublishAlertPage>(await alerts.AllAsync(ct));

    internal static async Task<IResult> Submit(
        [FromForm] Form form,
        Actor actor,
        NotifyDb db,
        CurrentAlerts alerts,
        AlertsChanged changed,
        AuditTrail audit,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var written = Alert.Write(form.Fa, form.En, form.Urgent == "yes", form.Hours, actor.Person, now);
        if (written.Problem is { } problem)
        {
            KeyValuePair<string, string?>[] typed =
            [
                new("fa", form.Fa),
                new("en", form.En),
                new("urgent", form.Urgent),
                new("hours", form.Hours),
            ];
            return Pages.Again<PublishAlertPage>(await alerts.AllAsync(ct), FormState.From(typed, problem));
        }

        db.Alerts.Add(written.Value);
        audit.Record("notify.alert_published", "alert", written.Value.Id.ToString(), written.Value.Fa);
        changed.Note();
        return new SeeOther("/alerts");
    }

    internal static async Task<IResult> End(
        Guid id,
        NotifyDb db,
        AlertsChanged changed,
        AuditTrail audit,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var ended = await db
            .Alerts.Where(a => a.Id == id && a.EndsAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.EndsAt, now), ct);
        if (ended == 0)
            return Pages.Refuse(NotifyProblems.AlertOver, new WayOn("هشدارهای شهر", "City alerts", "/alerts"));
        audit.Record("notify.alert_ended", "alert", id.ToString());
        changed.Note();
        return new SeeOther("/alerts");
    }
}
