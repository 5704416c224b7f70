using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>Where new public numbers come from; they may repeat, and <see cref="OpenCase"/> draws again.</summary>
internal delegate PublicNumber NextNumber();

/// <summary>Turns a complete draft into a case, once. Pages and API share it.</summary>
internal sealed class OpenCase(
    CasesDb db,
    CityTransaction transaction,
    ServiceShelf shelf,
    IOffices offices,
    CaseClock clock,
    CaseStore store,
    CityEvents events,
    NextNumber next
)
{
    private const int Draws = 20;

    /// <summary>The number of the case this draft became: a new one, or the one it had already become.</summary>
    /// <param name="draft">With every needed answer.</param>
    /// <param name="actor">Who sends it.</param>
    /// <param name="concerns">Somebody else it is about, who may not work on it; usually nobody.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<PublicNumber>> FromAsync(
        Draft draft,
        Actor actor,
        PersonId? concerns,
        CancellationToken ct
    )
    {
        var service = shelf.Get(draft.ServiceCode, draft.ServiceVersion);
        var id = CaseId.New();

        // Whoever comes second waits here for the first to commit, and then finds the draft sent.
        var sent = await db
            .Drafts.Where(d => d.Id == draft.Id && d.SentAs == null)
            .ExecuteUpdateAsync(
                change => change.SetProperty(d => d.SentAs, id).SetProperty(d => d.Answers, Answers.None),
                ct
            );
        if (sent == 0)
            return await NumberOfAsync(draft.Id, ct);
        if (shelf.IsWithdrawn(service.Code))
            return CasesProblems.Withdrawn;
        if (service.FirstMissing(draft.Answers) is { } missing)
            return CasesProblems.NotComplete.On(missing.Name);

        // What was answered before an earlier answer was corrected may be asked no more: it is not part of the case.
        var answers = service.Kept(draft.Answers);
        var byStep = await OfficesAsync(service, answers, ct);
        if (byStep.Problem is { } problem)
            return problem;

        var number = await TakeNumberAsync(ct);
        var opened = Make(service, draft.Owner, answers, id, number, actor, concerns);
        opened.Begin(service, step => byStep.Value[step.Code], clock);
        db.Cases.Add(opened);
        foreach (var (field, file) in answers.Files)
        {
            db.Attachments.Add(
                new CaseAttachment
                {
                    Id = AttachmentId.New(),
                    CaseId = id,
                    Field = field,
                    Hash = file.Hash,
                    Name = file.Name,
                    MediaType = file.MediaType,
                    Bytes = file.Bytes,
                    Person = actor.Person,
                    At = clock.Now,
                }
            );
        }

        store.Write(opened, LineKind.Opened, actor);
        events.Tell(new CaseOpened(id, number.Value, opened.TitleFa, opened.Applicant));
        return number;
    }

    private Case Make(
        ServiceDefinition service,
        PersonId applicant,
        Answers answers,
        CaseId id,
        PublicNumber number,
        Actor actor,
        PersonId? concerns
    )
    {
        var kind = service.TitleFrom is { } by ? (answers[by] as ChoiceAnswer)?.Value : null;
        var option = service.Field(service.TitleFrom)?.Option(kind);
        var place = service.Nearby is { } nearby ? answers[nearby.Field] as PlaceAnswer : null;
        var fa = option is null ? service.Title.Fa : $"{service.Title.Fa}: {option.Title.Fa}";
        var en = option is null ? service.Title.En : $"{service.Title.En}: {option.Title.En}";
        return new Case
        {
            Id = id,
            Number = number.Value,
            ServiceCode = service.Code,
            ServiceVersion = service.Version,
            Kind = kind,
            TitleFa = fa,
            TitleEn = en,
            SearchKey = PersianText.SearchKey($"{fa} {en}"),
            Applicant = applicant,
            OpenedBy = actor.Person,
            Concerns = concerns,
            OpenedAt = clock.Now,
            Lat = place?.Lat,
            Lon = place?.Lon,
            Answers = answers,
        };
    }

    private async Task<Result<IReadOnlyDictionary<string, OfficeId>>> OfficesAsync(
        ServiceDefinition service,
        Answers answers,
        CancellationToken ct
    )
    {
        var byStep = new Dictionary<string, OfficeId>();
        foreach (var step in service.Steps)
        {
            var chosen = step.OfficeFrom is { } by ? (answers[by] as ChoiceAnswer)?.Value : null;
            var code = step.Office ?? service.Field(step.OfficeFrom)?.Option(chosen)?.Office;
            if (code is null || await offices.FindAsync(code, ct) is not { } office)
                return CasesProblems.NoOffice;
            byStep[step.Code] = office.Id;
        }

        return byStep;
    }

    private async Task<Result<PublicNumber>> NumberOfAsync(DraftId draft, CancellationToken ct)
    {
        var number = await db
            .Drafts.Where(d => d.Id == draft)
            .Join(db.Cases, d => d.SentAs, c => c.Id, (_, c) => c.Number)
            .SingleOrDefaultAsync(ct);
        return number is null ? CasesProblems.NotFound : PublicNumber.Parse(number);
    }

    /// <summary>
    /// Taking a number is one statement: of two who draw the same, exactly one gets it and the other draws again.
    /// </summary>
    private async Task<PublicNumber> TakeNumberAsync(CancellationToken ct)
    {
        for (var draw = 0; draw < Draws; draw++)
        {
            var number = next();
            await using var take = transaction.Command(
                "insert into cases_numbers (number) values (@number) on conflict (number) do nothing"
            );
            take.With("@number", number.Value);
            if (await take.ExecuteNonQueryAsync(ct) == 1)
                return number;
        }

        throw new InvalidOperationException($"No free number in {Draws} draws: this city needs longer numbers.");
    }
}
