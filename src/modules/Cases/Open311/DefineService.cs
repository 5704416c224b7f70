using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Ui;

namespace Shahr.Cases.Open311;

/// <summary>What is asked beyond place, description and photos, when something of a kind is reported.</summary>
internal static class DefineService
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(GeoRoutes.Root + "/services/{code}.{format}", Show);

    public static IResult Show(string code, string format, UiContext ui, ServiceShelf shelf)
    {
        if (GeoRoutes.Format(format) is not { } written)
            return GeoRoutes.NotFound;
        if (OpenReports.Find(shelf, code) is not { } found)
            return GeoAnswer.Refuse(written, CasesProblems.NoSuchService.On("service_code"), ui.Language);
        var attributes = found.Open.Attributes.Select((field, i) => Of(field, i + 1, ui));
        GeoRecord definition =
        [
            ("service_code", code),
            ("attributes", new GeoList("attributes", "attribute", [.. attributes])),
        ];
        return GeoAnswer.Of(written, "service_definition", definition);
    }

    private static GeoRecord Of(FieldDefinition field, int order, UiContext ui)
    {
        GeoRecord attribute =
        [
            ("variable", true),
            ("code", field.Name),
            ("datatype", Datatype(field.Type)),
            // A question that depends on another answer is required only then; the refusal says so.
            ("required", field.IsAlwaysAnswered),
            ("datatype_description", field.Hint?.In(ui.Language) ?? ""),
            ("order", order),
            ("description", field.Question.In(ui.Language)),
        ];
        if (field.HasOptions)
        {
            var values = field.Options.Select(o => new GeoRecord
            {
                ("key", o.Value),
                ("name", o.Title.In(ui.Language)),
            });
            attribute.Add(("values", new GeoList("values", "value", [.. values])));
        }

        return attribute;
    }

    private static string Datatype(FieldType type) =>
        type switch
        {
            FieldType.Number or FieldType.Rial => "number",
            FieldType.Date => "datetime",
            FieldType.Choice => "singlevaluelist",
            FieldType.Many => "multivaluelist",
            FieldType.LongText => "text",
            _ => "string",
        };
}
