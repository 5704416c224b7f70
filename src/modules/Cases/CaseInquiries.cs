using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>
/// What the definition says must be confirmed elsewhere is asked when the case opens: an opinion that nobody had to
/// ask for. It is worked on at once, also where the step that depends on it has not come to its turn yet.
/// </summary>
internal sealed partial class Case
{
    /// <summary>Asks another office; the clock of the step that depends on it stands as soon as it would run.</summary>
    public CaseStep Inquire(InquiryDefinition inquiry, OfficeName office, CaseClock clock)
    {
        var waits = _steps.First(s => s.Code == inquiry.Step);
        var minutes = inquiry.Days * clock.Calendar.FullDayMinutes;
        var question = new OfficeQuestion(office, inquiry.Question.Fa, minutes) { Inquiry = inquiry.Code };
        var opinion = Opened(waits, question, clock);
        if (waits.State == StepStanding.Open)
            waits.WaitForOffice(clock.Now);
        Refresh();
        return opinion;
    }

    // A step whose turn comes while its answer is still owed to it begins with a clock that stands.
    private void WaitForInquiries(CaseStep step, CaseClock clock)
    {
        if (_steps.Exists(s => s.AskedBy == step.Id && s.IsActive))
            step.WaitForOffice(clock.Now);
    }
}

/// <summary>An inquiry of a request, and whether its applicant consents.</summary>
internal sealed record InquiryMade(InquiryDefinition Inquiry, bool Consented);

/// <summary>Which offices are asked about a request.</summary>
internal static class Inquiries
{
    /// <summary>Those of the service that the answers lead to, or what is owed where consent is missing.</summary>
    /// <param name="service">The service.</param>
    /// <param name="kept">What was asked and answered, and nothing else.</param>
    /// <param name="consents">Keys that were ticked.</param>
    public static Result<IReadOnlyList<InquiryMade>> Of(
        ServiceDefinition service,
        Answers kept,
        IReadOnlyCollection<string> consents
    )
    {
        var asked = new List<InquiryMade>();
        foreach (var inquiry in service.Inquiries.Where(i => i.IsAsked(kept)))
        {
            var consented = consents.Contains(inquiry.KeyIn(service)) || consents.Contains(inquiry.ReadKeyIn(service));
            if (!consented && inquiry.Instead is null)
                return CasesProblems.ConsentNeeded.On("consent");
            if (!consented && inquiry.Instead is { } field && !kept.Has(field))
            {
                var paper = service.Field(field)?.Label;
                return CasesProblems.ConsentOrPaper.With(paper?.Fa ?? field, paper?.En ?? field).On("consent");
            }

            asked.Add(new InquiryMade(inquiry, consented));
        }

        return asked;
    }
}
