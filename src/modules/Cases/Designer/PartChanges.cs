using Shahr.Cases.Definitions;

namespace Shahr.Cases.Designer;

/// <summary>A definition with one of its parts changed, moved or taken away; whoever names a renamed part
/// follows.</summary>
internal static class PartChanges
{
    public static ServiceDefinition With(this ServiceDefinition service, FieldDefinition before, FieldDefinition field)
    {
        var changed = service.InEachList(list => [.. list.Select(f => f == before ? field : f)]);
        return before.Name == field.Name ? changed : Renamed(changed, before.Name, field.Name);
    }

    /// <summary>With a new question behind the others of the form, or of this group.</summary>
    public static ServiceDefinition With(this ServiceDefinition service, FieldDefinition field, string? group) =>
        service.FieldAnywhere(group) is { Type: FieldType.Group } into
            ? service.With(into, into with { Fields = [.. into.Fields, field] })
            : service with
            {
                Fields = [.. service.Fields, field],
            };

    /// <summary>The same change to the form's list of questions and to that of each group.</summary>
    public static ServiceDefinition InEachList(
        this ServiceDefinition service,
        Func<IReadOnlyList<FieldDefinition>, IReadOnlyList<FieldDefinition>> change
    ) =>
        service with
        {
            Fields =
            [
                .. change(service.Fields).Select(f => f.Fields.Count == 0 ? f : f with { Fields = change(f.Fields) }),
            ],
        };

    public static ServiceDefinition With(this ServiceDefinition service, StepDefinition before, StepDefinition step) =>
        service with
        {
            Steps = [.. service.Steps.Select(s => s == before ? step : s)],
        };

    public static ServiceDefinition With(
        this ServiceDefinition service,
        InquiryDefinition before,
        InquiryDefinition inquiry
    ) => service with { Inquiries = [.. service.Inquiries.Select(i => i == before ? inquiry : i)] };

    public static ServiceDefinition With(this ServiceDefinition service, PartDefinition before, PartDefinition part) =>
        service with
        {
            Parts = [.. service.Parts.Select(p => p == before ? part : p)],
        };

    /// <summary>Branches in which no step stands are gone.</summary>
    public static ServiceDefinition WithoutIdleBranches(this ServiceDefinition service) =>
        service with
        {
            Branches = [.. service.Branches.Where(b => service.Steps.Any(s => s.Branch == b.Code))],
        };

    /// <summary>The list with the item one place up (-1) or down (+1), or null where it has no place to go.</summary>
    public static List<T>? Moved<T>(IReadOnlyList<T> items, Func<T, bool> which, int by)
    {
        var list = items.ToList();
        var at = list.FindIndex(item => which(item));
        if (at < 0 || at + by < 0 || at + by >= list.Count)
            return null;
        (list[at], list[at + by]) = (list[at + by], list[at]);
        return list;
    }

    private static ServiceDefinition Renamed(ServiceDefinition service, string from, string to)
    {
        string Name(string name) => name == from ? to : name;
        string Text(string text) => text.Replace("{" + from + "}", "{" + to + "}", StringComparison.Ordinal);
        FieldDefinition Looking(FieldDefinition f) =>
            f with
            {
                When = [.. f.When.Select(row => row with { Field = Name(row.Field) })],
                Compute = f.Compute?.Renamed(Name),
            };
        return service with
        {
            TitleFrom = service.TitleFrom is { } title ? Name(title) : null,
            Nearby = service.Nearby is { } nearby ? nearby with { Field = Name(nearby.Field) } : null,
            Fields = service.InEachList(list => [.. list.Select(Looking)]).Fields,
            Inquiries =
            [
                .. service.Inquiries.Select(i =>
                    i with
                    {
                        Instead = i.Instead is { } paper ? Name(paper) : null,
                        Shows = [.. i.Shows.Select(Name)],
                        When = [.. i.When.Select(row => row with { Field = Name(row.Field) })],
                    }
                ),
            ],
            Parts =
            [
                .. service.Parts.Select(p =>
                    p with
                    {
                        When = [.. p.When.Select(row => row with { Field = Name(row.Field) })],
                        Answers = [.. p.Answers.Select(a => a with { From = a.From is { } by ? Name(by) : null })],
                    }
                ),
            ],
            Steps = [.. service.Steps.Select(s => s with { OfficeFrom = s.OfficeFrom is { } by ? Name(by) : null })],
            Outputs =
            [
                .. service.Outputs.Select(o =>
                    o with
                    {
                        Body = [.. o.Body.Select(Text)],
                        Fields = [.. o.Fields.Select(f => f with { Value = Text(f.Value) })],
                    }
                ),
            ],
        };
    }
}
