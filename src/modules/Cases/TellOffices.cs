using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>Another office was asked inside the case, by an officer or by the city itself.</summary>
/// <param name="Case">The case.</param>
/// <param name="Step">The step in which it answers.</param>
internal sealed record OfficeAsked(CaseId Case, StepId Step) : ICityEvent
{
    public string Stream => Case.ToString();
}

/// <summary>The office that was asked has answered.</summary>
/// <param name="Case">The case.</param>
/// <param name="Step">The step in which it answered.</param>
internal sealed record OfficeAnswered(CaseId Case, StepId Step) : ICityEvent
{
    public string Stream => Case.ToString();
}

/// <summary>
/// Tells officers that a question waits for their office, and that an answer has come. They read the case as it stands
/// when they are told: of a question that was taken back meanwhile nobody hears. Whoever asked, answered or is in the
/// case themselves needs no letter.
/// </summary>
internal sealed class TellOffices(CasesDb db, ServiceShelf shelf, IOffices offices, INotify notify)
    : IHandle<OfficeAsked>,
        IHandle<OfficeAnswered>
{
    // As of what runs late.
    private const int MostReaders = 20;

    public async Task HandleAsync(OfficeAsked happened, Delivery delivery, CancellationToken ct)
    {
        if (await FindAsync(happened.Case, happened.Step, ct) is not var (on, step) || !step.IsActive)
            return;
        var readers = await ReadersAsync(step, ct);
        var office = await NameAsync(step, ct);
        // Of inquiries a whole city's requests make very many: of the first of a day each officer hears, and the desk
        // has the others.
        var isInquiry = step.Inquiry is not null;
        // No officer asked those.
        var asked = isInquiry ? null : on.Steps.FirstOrDefault(s => s.Id == step.AskedBy)?.Holder;
        var day = $"{DateOnly.FromDateTime(PersianTime.ToTehran(delivery.At)):yyyyMMdd}";
        var key = isInquiry ? $"office-inquired-{step.Office}-{day}" : $"{delivery.EventId:N}";
        // A letter shows an office no more than its page does.
        var sight = CaseSight.Of(step, shelf.Get(on.ServiceCode, on.ServiceVersion));
        var values = About(on, sight, office);
        values["until"] = CaseWords.Instant("fa", step.DueAt ?? delivery.At);
        await SendAsync(
            on,
            readers.Where(r => r != asked),
            key,
            isInquiry ? "office_inquired" : "office_asked",
            values,
            isInquiry ? "/desk" : "/desk/" + on.Number,
            ct
        );
    }

    public async Task HandleAsync(OfficeAnswered happened, Delivery delivery, CancellationToken ct)
    {
        if (await FindAsync(happened.Case, happened.Step, ct) is not var (on, step))
            return;
        // Where the case has ended meanwhile the answer is of no use any more.
        if (on.Steps.FirstOrDefault(s => s.Id == step.AskedBy) is not { IsOver: false } asker)
            return;
        // An inquiry is answered often before anybody has the step in hand: it is among their new work then.
        IReadOnlyList<PersonId> readers =
            asker.Holder is null && step.Inquiry is not null ? [] : await ReadersAsync(asker, ct);
        var values = About(on, CaseSight.Whole, await NameAsync(step, ct));
        values["what"] = asker.Fa;
        await SendAsync(
            on,
            readers.Where(r => r != step.ClosedBy),
            $"{delivery.EventId:N}",
            step.Result == StepResult.Confirmed ? "office_in_favour" : "office_against",
            values,
            "/desk/" + on.Number,
            ct
        );
    }

    private async Task<(Case On, CaseStep Step)?> FindAsync(CaseId id, StepId step, CancellationToken ct)
    {
        var on = await db.Cases.AsNoTracking().Include(c => c.Steps).SingleOrDefaultAsync(c => c.Id == id, ct);
        return on?.Step(step) is { } at ? (on, at) : null;
    }

    // The holder, or all who may take it while nobody has: as they are reminded of its time.
    private async Task<IReadOnlyList<PersonId>> ReadersAsync(CaseStep step, CancellationToken ct) =>
        step.Holder is { } holder
            ? [holder]
            : await offices.OfficersAsync(step.Office, step.Permission, MostReaders, ct);

    private async Task<string> NameAsync(CaseStep step, CancellationToken ct) =>
        (await offices.AllAsync(ct)).FirstOrDefault(o => o.Id == step.Office)?.Fa ?? "";

    private static Dictionary<string, string> About(Case on, CaseSight sight, string office) =>
        new()
        {
            ["service"] = sight.Title(on.TitleFa, on.TitleEn, "fa"),
            ["number"] = on.PublicNumber.Grouped,
            ["office"] = office,
        };

    private async Task SendAsync(
        Case on,
        IEnumerable<PersonId> readers,
        string key,
        string template,
        Dictionary<string, string> values,
        string href,
        CancellationToken ct
    )
    {
        // Nobody hears as an officer of what is their own or about them.
        foreach (var reader in readers.Where(r => r != on.Applicant && r != on.OpenedBy && r != on.Concerns))
            await notify.SendAsync(new Message($"{key}-{reader}", reader, template, values, href), ct);
    }
}
