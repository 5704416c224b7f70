using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Cases.Alarms;

/// <summary>
/// Says of steps that run late whom it concerns: the holder before the time is over, colleagues once it is, the head of
/// the office when it lasts. A job calls it every minute. Each alarm of a step is raised once: it is counted where it
/// stood, in the transaction that writes the letters.
/// </summary>
internal sealed class RaiseAlarms(
    CasesDb db,
    ServiceShelf shelf,
    INotify notify,
    IOffices offices,
    AuditTrail audit,
    CaseClock clock
)
{
    private const int Batch = 50;
    private const int MostReaders = 20;

    // Where an office has no head, the mayor's office hears.
    private const string LastResort = "mayor";

    public static Task<bool> RunAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<RaiseAlarms>().RaiseAsync(ct);

    /// <summary>Raises what is due; true when there may be more.</summary>
    public async Task<bool> RaiseAsync(CancellationToken ct)
    {
        var now = clock.Now;
        var due = await db
            .Steps.AsNoTracking()
            .Where(s => s.AlarmAt != null && s.AlarmAt <= now && s.State == StepStanding.Open)
            .OrderBy(s => s.AlarmAt)
            .Take(Batch)
            .Join(db.Cases, s => s.CaseId, c => c.Id, (s, c) => new { Step = s, Case = c })
            .ToListAsync(ct);
        foreach (var one in due)
            await RaiseAsync(one.Case, one.Step, ct);
        await db.SaveChangesAsync(ct);
        return due.Count == Batch;
    }

    private async Task RaiseAsync(Case on, CaseStep step, CancellationToken ct)
    {
        var (was, at) = (step.Alarms, step.AlarmAt);
        step.Alarm(clock);
        var (alarms, next) = (step.Alarms, step.AlarmAt);
        var counted = await db
            .Steps.Where(s => s.Id == step.Id && s.Alarms == was && s.AlarmAt == at && s.State == StepStanding.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.Alarms, alarms).SetProperty(s => s.AlarmAt, next), ct);
        if (counted == 0)
            return; // ended, paused or said meanwhile
        var (template, told) = await ToldAsync(step, alarms, ct);
        // Nobody hears as an officer of what is their own or about them.
        var readers = told.Where(r => r != on.Applicant && r != on.Concerns).ToList();
        // A letter shows an office no more than its page does.
        var sight = CaseSight.Of(step, shelf.Get(on.ServiceCode, on.ServiceVersion));
        foreach (var reader in readers)
        {
            var values = new Dictionary<string, string>
            {
                ["service"] = sight.Title(on.TitleFa, on.TitleEn, "fa"),
                ["number"] = on.PublicNumber.Grouped,
                ["what"] = step.Fa,
                ["until"] = CaseWords.Instant("fa", step.DueAt ?? clock.Now),
            };
            await notify.SendAsync(
                new Message($"step-{step.Id}-{alarms}-{reader}", reader, template, values, "/desk/" + on.Number),
                ct
            );
        }

        audit.Record(
            "cases.alarm",
            "case",
            on.Number,
            null,
            new
            {
                step = step.Code,
                alarms,
                told = readers.Count,
            }
        );
        if (alarms == CaseStep.Reminded)
            return;
        db.Lines.Add(
            new CaseLine
            {
                Id = Guid.CreateVersion7(clock.Now),
                CaseId = step.CaseId,
                Kind = alarms == CaseStep.SecondTold ? LineKind.SecondTold : LineKind.HeadTold,
                At = clock.Now,
                StepId = step.Id,
                Office = step.Office,
            }
        );
    }

    private async Task<(string Template, IReadOnlyList<PersonId> Readers)> ToldAsync(
        CaseStep step,
        int alarms,
        CancellationToken ct
    )
    {
        switch (alarms)
        {
            case CaseStep.Reminded when step.Holder is { } holder:
                return ("step_due_soon", [holder]);
            case CaseStep.Reminded:
                return ("step_due_soon", await offices.OfficersAsync(step.Office, step.Permission, MostReaders, ct));
            case CaseStep.SecondTold:
                return ("step_late", await offices.OfficersAsync(step.Office, step.Permission, MostReaders, ct));
            default:
                var heads = await offices.OfficersAsync(step.Office, CasesPermissions.Lead, MostReaders, ct);
                if (heads.Count == 0 && await offices.FindAsync(LastResort, ct) is { } mayor)
                    heads = await offices.OfficersAsync(mayor.Id, CasesPermissions.Lead, MostReaders, ct);
                return ("step_late_head", heads);
        }
    }
}
