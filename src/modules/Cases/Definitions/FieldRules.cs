using System.Text.RegularExpressions;

namespace Shahr.Cases.Definitions;

/// <summary>What must hold of each field of a form, and of the table that says when it is asked.</summary>
internal static partial class FieldRules
{
    public static void Check(ServiceDefinition service, List<string> found)
    {
        // Only what stands before a field can be looked at, so no two fields can wait for each other.
        var before = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        foreach (var field in service.Fields)
        {
            CheckField(field, found);
            foreach (var row in field.When)
                CheckRow(field, row, before.GetValueOrDefault(row.Field), found);
            before[field.Name] = field;
        }
    }

    private static void CheckField(FieldDefinition field, List<string> found)
    {
        if (!NamePattern().IsMatch(field.Name))
            found.Add($"The field name '{field.Name}' may hold only a–z, 0–9 and _.");
        if (OutputText.CityPlaces.Contains(field.Name))
            found.Add($"The field name '{field.Name}' is the city's own; choose another.");
        if (field.HasOptions && field.Options.Count < 2)
            found.Add($"The choice '{field.Name}' needs two options.");
        if (!field.HasOptions && field.Options.Count > 0)
            found.Add($"'{field.Name}' is no choice and has options.");
        foreach (var twice in DefinitionRules.Doubled(field.Options.Select(o => o.Value)))
            found.Add($"'{field.Name}' has the option '{twice}' twice.");
        if (field.MaxFiles is < 1 or > 10)
            found.Add($"'{field.Name}' takes 1 to 10 files.");
        if (field.MaxLength is < 1 or > 20_000)
            found.Add($"'{field.Name}' may be 1 to 20,000 characters long.");
        if (field.Min > field.Max)
            found.Add($"'{field.Name}' has a smallest number above its largest.");
        if (
            field.Type == FieldType.Many
            && (field.Min < 1 || Math.Max(field.Min ?? 1, field.Max ?? 1) > field.Options.Count)
        )
            found.Add($"'{field.Name}' takes one option at least and no more than it has.");
        if (field.FromDays is null != field.UntilDays is null || field.FromDays > field.UntilDays)
            found.Add($"'{field.Name}' needs fromDays and untilDays, the earlier first.");
        if (field.Type != FieldType.Date && (field.Past || field.FromDays is not null))
            found.Add($"'{field.Name}' is no date and speaks of days.");
        if (field.Past && field.FromDays is not null)
            found.Add($"'{field.Name}' has both past and fromDays; one is enough.");
    }

    private static void CheckRow(FieldDefinition field, Condition row, FieldDefinition? looked, List<string> found)
    {
        var place = $"'{field.Name}' is asked when '{row.Field}'";
        if (looked is null)
        {
            found.Add($"{place}, which is no field before it.");
            return;
        }

        if (row.Operators != 1)
            found.Add($"{place} needs one of is, isNot, atLeast, atMost and answered.");
        foreach (var value in row.Is.Concat(row.IsNot).Where(v => looked.Option(v) is null))
            found.Add($"{place} names '{value}', which is none of its options.");
        if (row.AtLeast is not null || row.AtMost is not null)
        {
            if (looked.Type is not (FieldType.Number or FieldType.Rial))
                found.Add($"{place} compares it with a number, and it is none.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex NamePattern();
}
