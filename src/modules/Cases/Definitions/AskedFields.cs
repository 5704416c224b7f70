namespace Shahr.Cases.Definitions;

/// <summary>Which fields of a form are asked, by what was answered so far.</summary>
internal static class AskedFields
{
    /// <summary>
    /// The fields that these answers lead to, in order. An answer to a field that is not asked counts as none, so that
    /// whoever corrects an early answer is never held to what a later one said under the old.
    /// </summary>
    public static IReadOnlyList<FieldDefinition> Asked(this ServiceDefinition service, Answers answers)
    {
        if (service.Fields.All(f => f.When.Count == 0))
            return service.Fields;
        var names = new HashSet<string>(StringComparer.Ordinal);
        var asked = new List<FieldDefinition>();
        foreach (var field in service.Fields)
        {
            if (!field.IsAskedAfter(name => names.Contains(name) ? answers[name] : null))
                continue;
            names.Add(field.Name);
            asked.Add(field);
        }

        return asked;
    }

    /// <summary>The first question without an answer that needs one, or null when the form is complete.</summary>
    public static FieldDefinition? FirstMissing(this ServiceDefinition service, Answers answers) =>
        service.Asked(answers).FirstOrDefault(f => f.Required && !answers.Has(f.Name));
}
