using Shahr.Cases.Definitions;

namespace Shahr.Cases.Designer;

/// <summary>The questions of a form, or of one of its groups, as lines of their list.</summary>
internal static class FieldLines
{
    public static List<PartLine> Of(
        IReadOnlyList<FieldDefinition> fields,
        ServiceDefinition service,
        string designUrl,
        string language
    ) =>
        [
            .. fields.Select(f => new PartLine(
                f.Name,
                $"{designUrl}/fields/{f.Name}",
                f.Question.In(language) is { Length: > 0 } question ? question : f.Name,
                Kind(f, language),
                string.Join(
                    CaseWords.Say(language, " و ", " and "),
                    f.When.Select(row => DesignWords.Condition(language, row, service))
                        .Prepend(DesignWords.Computation(language, f.Compute, service))
                        .Where(words => words.Length > 0)
                )
            )),
        ];

    private static string Kind(FieldDefinition field, string language)
    {
        var kind = DesignWords.Type(language, field.Type);
        if (field.Type == FieldType.Group)
            kind += CaseWords.Say(
                language,
                $"، {CaseWords.Number("fa", field.Fields.Count)} پرسش",
                $", {field.Fields.Count} questions"
            );
        return field.Required ? kind : kind + CaseWords.Say(language, "، اختیاری", ", optional");
    }
}
