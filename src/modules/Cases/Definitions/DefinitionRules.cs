using System.Text.RegularExpressions;

namespace Shahr.Cases.Definitions;

/// <summary>What must hold in a definition beyond its form. Every sentence names the place and what to do.</summary>
internal static partial class DefinitionRules
{
    private const int MostFields = 2000;

    public static IReadOnlyList<string> Check(ServiceDefinition service)
    {
        var found = new List<string>();
        if (!CodePattern().IsMatch(service.Code))
            found.Add($"The code '{service.Code}' may hold only a–z, 0–9 and dashes.");
        if (service.Version < 1)
            found.Add("Versions begin at 1.");
        if (service.Fee is not null)
            found.Add("A fee cannot be taken yet: the city has no till. Leave fee out.");
        CheckFields(service, found);
        CheckSteps(service, found);
        CheckOutputs(service, found);
        return found;
    }

    private static void CheckFields(ServiceDefinition service, List<string> found)
    {
        if (service.Fields.Count is 0 or > MostFields)
            found.Add("A form has one to 2,000 fields.");
        foreach (var twice in Doubled(service.Fields.Select(f => f.Name)))
            found.Add($"The field '{twice}' is there twice.");
        FieldRules.Check(service, found);
        if (
            service.TitleFrom is { } title
            && service.Field(title) is not { Type: FieldType.Choice, IsAlwaysAnswered: true }
        )
            found.Add($"titleFrom '{title}' must be a required choice that is always asked.");
        if (service.Nearby is not { } nearby)
            return;
        if (service.Field(nearby.Field) is not { Type: FieldType.MapPoint, When.Count: 0 })
            found.Add($"nearby looks at '{nearby.Field}', which is no map point that is always asked.");
        if (nearby.Meters is < 1 or > 1000)
            found.Add("nearby reaches 1 to 1,000 metres.");
        if (service.TitleFrom is null)
            found.Add("nearby compares cases of one kind: give titleFrom.");
    }

    private static void CheckSteps(ServiceDefinition service, List<string> found)
    {
        if (service.Steps.Count == 0 || service.Steps[^1] is not { Kind: StepKind.Decide, Branch: null })
            found.Add("The last step must decide and stand in no branch.");
        if (service.Steps.SkipLast(1).Any(s => s.Kind == StepKind.Decide))
            found.Add("Only the last step decides.");
        foreach (var twice in Doubled(service.Steps.Select(s => s.Code)))
            found.Add($"The step '{twice}' is there twice.");
        foreach (var step in service.Steps)
        {
            if (step.Minutes < 1)
                found.Add($"The step '{step.Code}' needs a deadline of at least one working minute.");
            if (step.Office is null == step.OfficeFrom is null)
                found.Add($"The step '{step.Code}' needs either office or officeFrom.");
            if (step.Branch is { } branch && service.Branches.All(b => b.Code != branch))
                found.Add($"The step '{step.Code}' stands in the unknown branch '{branch}'.");
            if (step.OfficeFrom is not { } by)
                continue;
            if (service.Field(by) is not { Type: FieldType.Choice, IsAlwaysAnswered: true } field)
                found.Add(
                    $"The step '{step.Code}' takes its office from '{by}', "
                        + "which is no required choice that is always asked."
                );
            else if (field.Options.FirstOrDefault(o => o.Office is null) is { } bare)
                found.Add($"The option '{bare.Value}' of '{by}' names no office.");
        }

        foreach (var idle in service.Branches.Where(b => service.Steps.All(s => s.Branch != b.Code)))
            found.Add($"No step stands in the branch '{idle.Code}'.");
    }

    private static void CheckOutputs(ServiceDefinition service, List<string> found)
    {
        foreach (var output in service.Outputs)
        {
            var texts = output.Body.Concat(output.Fields.Select(f => f.Value));
            foreach (var place in texts.SelectMany(OutputText.PlacesOf))
            {
                if (!OutputText.CityPlaces.Contains(place) && service.Field(place) is null)
                    found.Add(
                        $"The paper '{output.Kind}' asks for '{{{place}}}', "
                            + "which is no field and nothing the city knows."
                    );
            }

            if (output.ValidDays is < 1)
                found.Add($"The paper '{output.Kind}' must be valid for at least a day.");
        }

        foreach (var twice in Doubled(service.Outputs.Select(o => o.Kind)))
            found.Add($"The paper '{twice}' is there twice.");
    }

    internal static IEnumerable<string> Doubled(IEnumerable<string> names) =>
        names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex CodePattern();
}
