using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Cases.Fees;
using Shahr.Contracts;
using Shahr.Kit.Outbox;

namespace Shahr.Cases.Alarms;

/// <summary>
/// Where a law says that silence approves, takes the step whose promised time has passed for approved: with its papers
/// and letters, and with the name of the office that was silent. A job calls it every minute. Each step is a
/// transaction of its own in which the case is locked, so that an officer who decides at the same moment comes before
/// or after.
/// </summary>
internal sealed class DeemApproved(
    CasesDb db,
    CaseStore store,
    ServiceShelf shelf,
    OrderPapers papers,
    FeesOfCase fees,
    CityEvents events,
    IOffices offices,
    CaseClock clock
)
{
    public static Task<bool> RunAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<DeemApproved>().TakeAsync(ct);

    /// <summary>Takes the step that is due the longest; true when there may be more.</summary>
    public async Task<bool> TakeAsync(CancellationToken ct)
    {
        var now = clock.Now;
        var due = await db
            .Steps.AsNoTracking()
            .Where(s => s.Deemed != null && s.State == StepStanding.Open && s.DueAt < now)
            .OrderBy(s => s.DueAt)
            .Select(s => new { s.Id, s.CaseId })
            .FirstOrDefaultAsync(ct);
        if (due is null)
            return false;
        if (await store.LockAsync(due.CaseId.ToString(), ct) is not { } on || on.Step(due.Id) is not { } step)
            return true;
        var service = shelf.Get(on.ServiceCode, on.ServiceVersion);
        var office = (await offices.AllAsync(ct)).FirstOrDefault(o => o.Id == step.Office)?.Fa ?? "";
        var said = $"{office} تا پایان مهلت پاسخ نداد. {service.Of(step)?.DeemedApproved?.Law.Fa}";
        if (on.Lapse(step, said, service.Outcomes, clock) is not null)
            return true; // decided, or asked something, meanwhile
        store.WriteOfTime(on, LineKind.Deemed, step, said);
        await fees.AskAsync(on, null, ct);
        if (on.State == CaseState.Granted)
            await papers.OrderAsync(on, service, step, null, ct);
        if (on.IsOpen)
            events.Tell(new CaseTold(on.Id, on.Number, on.TitleFa, on.Applicant, said));
        else
            events.Tell(new CaseDecided(on.Id, on.Number, on.TitleFa, on.Applicant, Granted: true, said));
        return true;
    }
}
