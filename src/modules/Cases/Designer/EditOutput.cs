using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>A paper that the city gives and signs when a case is granted.</summary>
internal static class EditOutput
{
    /// <summary>Empty rows behind the lines that are there.</summary>
    public const int EmptyRows = 3;

    public static void Map(IEndpointRouteBuilder app) =>
        new PartPages(DefinitionPart.Output, Pages.Again<EditOutputPage>, Read).Map(app);

    private static (ServiceDefinition Changed, string Next) Read(PartView view, DesignInput input)
    {
        var (service, before) = (view.Service, view.Output);
        var output = Read(service, before, input);
        List<OutputDefinition> outputs = before is null
            ? [.. service.Outputs, output]
            : [.. service.Outputs.Select(o => o == before ? output : o)];
        return (service with { Outputs = outputs }, $"{view.Design.Url}#outputs");
    }

    private static OutputDefinition Read(ServiceDefinition service, OutputDefinition? before, DesignInput input) =>
        new()
        {
            Kind = before?.Kind ?? FieldInput.FreeName($"{service.Code}-", service.Outputs.Select(o => o.Kind)),
            Title = input.Words("title"),
            Body = input.Paragraphs("body"),
            ValidDays = (int?)input.Number("validDays", 1, NameRules.MostDays),
            Fields = Lines(before, input),
        };

    private static List<OutputField> Lines(OutputDefinition? before, DesignInput input)
    {
        var lines = new List<OutputField>();
        for (var i = 0; i < Math.Min((before?.Fields.Count ?? 0) + EmptyRows, 50); i++)
        {
            var (label, value) = (input.Words($"label-{i}"), input.Text($"line-{i}", DesignInput.Paragraph));
            if (label.Fa.Length + label.En.Length + value.Length == 0)
                continue;
            lines.Add(
                new OutputField
                {
                    Name =
                        before is not null && i < before.Fields.Count
                            ? before.Fields[i].Name
                            : FieldInput.FreeName("line", (before?.Fields ?? []).Concat(lines).Select(f => f.Name)),
                    Label = label,
                    Value = value,
                }
            );
        }

        return lines;
    }
}
