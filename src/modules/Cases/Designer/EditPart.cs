using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// One part of a life event: first its service is chosen, then for each of its questions what answers it, a question of
/// the event or always the same option.
/// </summary>
internal static class EditPart
{
    private const string FromQuestion = "from:";
    private const string AlwaysOption = "is:";

    public static void Map(IEndpointRouteBuilder app) =>
        new PartPages(DefinitionPart.Part, Pages.Again<EditPartPage>, Read).Map(app);

    /// <summary>The questions of a service that an event can answer.</summary>
    public static IEnumerable<FieldDefinition> Questions(ServiceDefinition service) =>
        service.Fields.Where(f => f.Type != FieldType.Computed);

    /// <summary>What may answer a question of the part's service, as values of its list.</summary>
    public static IEnumerable<Choice> AnswersTo(FieldDefinition to, ServiceDefinition lifeEvent, string language) =>
        lifeEvent
            .Fields.Where(from => PartFit.MayTake(to, from))
            .Select(from => new Choice(
                FromQuestion + from.Name,
                CaseWords.Say(language, "پاسخ «", "Answer to “")
                    + (from.Label.In(language) is { Length: > 0 } label ? label : from.Name)
                    + CaseWords.Say(language, "»", "”")
            ))
            .Concat(
                (to.Type == FieldType.Choice ? to.Options : []).Select(option => new Choice(
                    AlwaysOption + option.Value,
                    CaseWords.Say(language, "همیشه: ", "Always: ")
                        + (option.Title.In(language) is { Length: > 0 } title ? title : option.Value)
                ))
            );

    /// <summary>An answer as a value of that list; null is none.</summary>
    public static string? ValueOf(PartAnswer? answer) =>
        answer switch
        {
            { From: { } from } => FromQuestion + from,
            { Value: { } value } => AlwaysOption + value,
            _ => null,
        };

    private static (ServiceDefinition Changed, string Next) Read(PartView view, DesignInput input)
    {
        var (service, url, optional) = (view.Service, view.Design.Url, input.Ticked("optional"));
        if (view.Part is { } before)
        {
            var answers = view.PartService is { } asked ? AnswersOf(asked, before, service, input) : before.Answers;
            return (service.With(before, before with { Optional = optional, Answers = answers }), url + "#parts");
        }

        var code = input.Text("service", 60);
        if (view.Services.All(s => s.Value != code))
            input.Refuse(DesignerProblems.PartService.On("service"));
        var added = new PartDefinition
        {
            Service = code,
            Optional = optional,
            Answers = [],
        };
        return (service with { Parts = [.. service.Parts, added] }, $"{url}/parts/{code}");
    }

    private static List<PartAnswer> AnswersOf(
        ServiceDefinition asked,
        PartDefinition before,
        ServiceDefinition lifeEvent,
        DesignInput input
    )
    {
        var answers = new List<PartAnswer>();
        foreach (var field in Questions(asked))
        {
            // What no longer fits may stay as it is: what is wrong with it stands on the page.
            var there = ValueOf(before.AnswerTo(field.Name));
            var offered = AnswersTo(field, lifeEvent, "fa").Select(c => c.Value).Append(there);
            if (input.Chosen("answer-" + field.Name, offered.Contains) is not { } chosen)
                continue;
            answers.Add(
                new PartAnswer
                {
                    Field = field.Name,
                    From = After(FromQuestion, chosen),
                    Value = After(AlwaysOption, chosen),
                }
            );
        }

        return answers;
    }

    private static string? After(string beginning, string text) =>
        text.StartsWith(beginning, StringComparison.Ordinal) ? text[beginning.Length..] : null;
}
