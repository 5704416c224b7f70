using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>What the city asks another office by itself: whom, what, by when, and what the citizen agrees to.</summary>
internal static class EditInquiry
{
    public static void Map(IEndpointRouteBuilder app) =>
        new PartPages(DefinitionPart.Inquiry, Pages.Again<EditInquiryPage>, Read).Map(app);

    /// <summary>Files that may be sent instead of consent: those that nobody has to send.</summary>
    public static IEnumerable<FieldDefinition> Papers(ServiceDefinition service) =>
        service.Fields.Where(f => f is { TakesFiles: true, Required: false });

    /// <summary>What may be shown, as a box of the page names it.</summary>
    public static string LabelOf(ServiceDefinition service, string name, string language) =>
        ShownAnswers.Labels(service, [name], null, language) is [{ Length: > 0 } label, ..] ? label
        : service.FieldAnywhere(name) is null ? CaseWords.Say(language, $"{name} (دیگر نیست)", $"{name} (is no more)")
        : name;

    private static (ServiceDefinition Changed, string Next) Read(PartView view, DesignInput input)
    {
        var (service, before) = (view.Service, view.Inquiry);
        var inquiry = new InquiryDefinition
        {
            Code = input.Name(before?.Code, "inquiry", service.Inquiries.Select(i => i.Code)),
            Office = Needed(
                "office",
                o => o == before?.Office || view.Offices.Any(there => there.Value == o),
                DesignerProblems.InquiryOffice
            ),
            Step = Needed("step", code => service.Steps.Any(s => s.Code == code), DesignerProblems.InquiryStep),
            Days = (int)(input.Number("days", 1, InquiryRules.MostDays) ?? 0),
            Question = input.Words("question", DesignInput.Paragraph),
            Consent = input.Words("consent", DesignInput.Paragraph),
            Instead = input.Chosen("instead", f => f == before?.Instead || Papers(service).Any(p => p.Name == f)),
            Shows = input.AllChosen(
                "shows",
                f => before?.Shows.Contains(f) == true || ShownAnswers.Nameable(service).Contains(f)
            ),
            When = before?.When ?? [],
        };
        var changed = before is null
            ? service with
            {
                Inquiries = [.. service.Inquiries, inquiry],
            }
            : service.With(before, inquiry);
        return (changed, $"{view.Design.Url}#inquiries");

        // Without office or step it would be an inquiry of nobody about nothing.
        string Needed(string name, Func<string, bool> isThere, Problem missing)
        {
            var chosen = input.Text(name);
            if (!isThere(chosen))
                input.Refuse(missing.On(name));
            return chosen;
        }
    }
}
