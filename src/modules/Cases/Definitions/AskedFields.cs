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

    /// <summary>Those of them that are questions: what is computed is asked of nobody.</summary>
    public static IReadOnlyList<FieldDefinition> Questions(this ServiceDefinition service, Answers answers) =>
        [.. service.Asked(answers).Where(f => f.Type != FieldType.Computed)];

    /// <summary>The fields of a group that one of its entries leads to.</summary>
    /// <param name="group">The group.</param>
    /// <param name="entry">What was answered in the entry.</param>
    /// <param name="outside">What was answered to the fields of the form that are asked.</param>
    public static IReadOnlyList<FieldDefinition> AskedIn(
        this FieldDefinition group,
        GroupEntry entry,
        Func<string, Answer?> outside
    )
    {
        if (group.Fields.All(f => f.When.Count == 0))
            return group.Fields;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in group.Fields)
        {
            if (field.IsAskedAfter(name => names.Contains(name) ? entry[name] : outside(name)))
                names.Add(field.Name);
        }

        return [.. group.Fields.Where(f => names.Contains(f.Name))];
    }

    /// <summary>An entry with the answers to what it is asked, and no other.</summary>
    public static GroupEntry Kept(this FieldDefinition group, GroupEntry entry, Func<string, Answer?> outside)
    {
        var names = group.AskedIn(entry, outside).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return entry with
        {
            Answers = entry.Answers.Where(a => names.Contains(a.Key)).ToDictionary(StringComparer.Ordinal),
        };
    }

    /// <summary>What was answered to the fields that are asked, in entries of groups too, and nothing else.</summary>
    public static Answers Kept(this ServiceDefinition service, Answers answers)
    {
        var asked = service.Asked(answers);
        var kept = answers.To(asked);
        foreach (var group in asked.Where(f => f.Type == FieldType.Group && f.Fields.Any(i => i.When.Count > 0)))
        {
            if (kept[group.Name] is GroupAnswer given)
                kept = kept.With(
                    group.Name,
                    new GroupAnswer([.. given.Entries.Select(e => group.Kept(e, name => kept[name]))])
                );
        }

        return kept;
    }

    /// <summary>The first question without an answer that needs one, or null when the form is complete.</summary>
    public static FieldDefinition? FirstMissing(this ServiceDefinition service, Answers answers) =>
        service.Missing(answers).FirstOrDefault();

    /// <summary>The questions without an answer that need one, in order.</summary>
    public static IEnumerable<FieldDefinition> Missing(this ServiceDefinition service, Answers answers)
    {
        var asked = service.Asked(answers);
        var kept = answers.To(asked);
        return asked.Where(f => IsMissing(f, kept));
    }

    /// <summary>Whether an entry answers all it is asked; a changed answer before its group may ask for more.</summary>
    public static bool IsWhole(this FieldDefinition group, GroupEntry entry, Answers outside) =>
        group.AskedIn(entry, name => outside[name]).All(f => !f.IsNeeded() || entry[f.Name] is not null);

    /// <summary>Whether somebody has to answer it where it is asked.</summary>
    public static bool IsNeeded(this FieldDefinition field) => field.Required && field.Type != FieldType.Computed;

    private static bool IsMissing(FieldDefinition field, Answers kept) =>
        kept[field.Name] switch
        {
            null => field.IsNeeded(),
            GroupAnswer group => !GroupRules.Takes(field, group.Entries.Count)
                || group.Entries.Any(e => !field.IsWhole(e, kept)),
            _ => false,
        };
}
