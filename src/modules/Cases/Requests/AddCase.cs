using Shahr.Cases.Definitions;
using Shahr.Cases.Fees;
using Shahr.Cases.Search;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>Where new public numbers come from; they may repeat, and <see cref="AddCase"/> draws again.</summary>
internal delegate PublicNumber NextNumber();

/// <summary>Makes a case out of whole answers, with its number, its first steps and its files.</summary>
internal sealed class AddCase(
    CasesDb db,
    CityTransaction transaction,
    IOffices offices,
    CaseClock clock,
    CaseStore store,
    NewRows rows,
    CaseIndex index,
    FeesOfCase fees,
    CityEvents events,
    NextNumber next
)
{
    private const int Draws = 20;

    /// <summary>The new case, or why it cannot be.</summary>
    /// <param name="service">The version it follows.</param>
    /// <param name="answers">What was asked and answered, and nothing else.</param>
    /// <param name="applicant">Whose it is.</param>
    /// <param name="actor">Who sends it.</param>
    /// <param name="make">Id, life event and whom it concerns.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<Case>> AddAsync(
        ServiceDefinition service,
        Answers answers,
        PersonId applicant,
        Actor actor,
        NewCase make,
        CancellationToken ct
    )
    {
        var asked = Inquiries.Of(service, answers, make.Consents);
        if (asked.Problem is { } owed)
            return owed;
        var byStep = await OfficesAsync(service, answers, ct);
        if (byStep.Problem is { } problem)
            return problem;
        var number = await TakeNumberAsync(ct);
        var opened = Make(service, answers, applicant, actor, make, number);
        opened.Begin(service, step => byStep.Value[step.Code], clock);
        var owing = make.Question is { } ask ? opened.AskAtOpening(service, ask, clock) : null;
        if (make.Question is not null && owing is null)
            return SplitProblems.CannotBeAsked;
        var inquired = await InquireAsync(opened, asked.Value, ct);
        if (inquired.Problem is { } gone)
            return gone;
        rows.Add(db, opened);
        foreach (var step in opened.Steps)
            rows.Add(db, step);
        foreach (var (field, file) in answers.Files)
        {
            rows.Add(
                db,
                new CaseAttachment
                {
                    Id = AttachmentId.New(),
                    CaseId = opened.Id,
                    Field = field,
                    Hash = file.Hash,
                    Name = file.Name,
                    MediaType = file.MediaType,
                    Bytes = file.Bytes,
                    Person = opened.OpenedBy,
                    At = clock.Now,
                }
            );
        }

        index.Add(opened, service);
        store.Write(opened, LineKind.Opened, actor);
        if (owing is not null)
            store.Write(opened, LineKind.Asked, actor, owing, make.Question);
        foreach (var (inquiry, consented) in asked.Value)
        {
            if (!consented)
            {
                store.Write(opened, LineKind.Declined, actor, text: service.Field(inquiry.Instead)?.Label.Fa);
                continue;
            }

            var (step, office) = inquired.Value[inquiry.Code];
            var agreed = ShownAnswers.Consent(service, inquiry, office.Fa, answers, "fa");
            store.Write(opened, LineKind.Consented, actor, text: agreed);
            store.Write(opened, LineKind.Inquired, actor, step, inquiry.Question.Fa);
            events.Tell(new OfficeAsked(opened.Id, step.Id));
        }

        await fees.AskAsync(opened, null, ct);
        return opened;
    }

    private async Task<Result<IReadOnlyDictionary<string, (CaseStep Step, OfficeName Office)>>> InquireAsync(
        Case opened,
        IReadOnlyList<InquiryMade> asked,
        CancellationToken ct
    )
    {
        var made = new Dictionary<string, (CaseStep, OfficeName)>();
        foreach (var inquiry in asked.Where(a => a.Consented).Select(a => a.Inquiry))
        {
            if (await offices.FindAsync(inquiry.Office, ct) is not { } office)
                return CasesProblems.NoOffice;
            made[inquiry.Code] = (opened.Inquire(inquiry, office, clock), office);
        }

        return made;
    }

    /// <summary>
    /// Taking a number is one statement: of two who draw the same, exactly one gets it and the other draws again.
    /// </summary>
    public async Task<PublicNumber> TakeNumberAsync(CancellationToken ct)
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

    private Case Make(
        ServiceDefinition service,
        Answers answers,
        PersonId applicant,
        Actor actor,
        NewCase make,
        PublicNumber number
    )
    {
        var kind = service.TitleFrom is { } by ? (answers[by] as ChoiceAnswer)?.Value : null;
        var option = service.Field(service.TitleFrom)?.Option(kind);
        var place = service.Nearby is { } nearby ? answers[nearby.Field] as PlaceAnswer : null;
        var fa = option is null ? service.Title.Fa : $"{service.Title.Fa}: {option.Title.Fa}";
        var en = option is null ? service.Title.En : $"{service.Title.En}: {option.Title.En}";
        return new Case
        {
            Id = make.Id,
            Number = number.Value,
            ServiceCode = service.Code,
            ServiceVersion = service.Version,
            Kind = kind,
            TitleFa = fa,
            TitleEn = en,
            Applicant = applicant,
            OpenedBy = make.OpenedBy ?? actor.Person,
            SplitFrom = make.SplitFrom,
            Concerns = make.Concerns,
            LifeEventId = make.LifeEvent,
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
}

/// <summary>What a case is besides its service and answers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Concerns">Somebody else it is about, who may not work on it; usually nobody.</param>
/// <param name="LifeEvent">The event it is a part of, if any.</param>
internal sealed record NewCase(CaseId Id, PersonId? Concerns = null, CaseId? LifeEvent = null)
{
    /// <summary>Who sent it, where that is not whoever acts: an officer splits what another has sent.</summary>
    public PersonId? OpenedBy { get; init; }

    /// <summary>The case it was split off.</summary>
    public CaseId? SplitFrom { get; init; }

    /// <summary>What its applicant is asked as it opens, where its form is not whole.</summary>
    public string? Question { get; init; }

    /// <summary>Keys of the inquiries that its applicant agrees to.</summary>
    public IReadOnlyCollection<string> Consents { get; init; } = [];
}
