using Shahr.Cases.Definitions;

namespace Shahr.Cases.Tests;

/// <summary>Makes a definition anew in an empty design, by page controls alone.</summary>
internal static class Rebuilding
{
    public static async Task AllAsync(DesignHand hand, ServiceDefinition service, string code)
    {
        foreach (var field in service.Fields)
        {
            await FieldAsync(hand, field, "/new-field");
            foreach (var inner in field.Fields)
                await FieldAsync(hand, inner, "/new-field?group=" + field.Name);
        }

        await FactsAsync(hand, service);
        foreach (var step in service.Steps)
            await StepAsync(hand, step, service);
        foreach (var inquiry in service.Inquiries)
            await InquiryAsync(hand, inquiry, service);
        foreach (var (index, output) in service.Outputs.Index())
            await OutputAsync(hand, output, $"/outputs/{code}-{index + 1}");
        foreach (var part in service.Parts)
            await PartAsync(hand, part);
    }

    private static async Task FactsAsync(DesignHand hand, ServiceDefinition service) =>
        await hand.SaveAsync(
            "/facts",
            [
                .. Both("title", service.Title),
                .. Both("about", service.About),
                ("detailsFa", string.Join("\n\n", service.Details.Select(d => d.Fa))),
                ("detailsEn", string.Join("\n\n", service.Details.Select(d => d.En))),
                ("group", service.Group),
                ("stage", service.Stage),
                ("who", service.Who),
                ("icon", service.Icon),
                ("keywords", string.Join("، ", service.Keywords)),
                ("titleFrom", service.TitleFrom),
                ("nearbyField", service.Nearby?.Field),
                ("nearbyMeters", service.Nearby?.Meters),
                .. Both("granted", service.Outcomes.Granted),
                .. Both("refused", service.Outcomes.Refused),
            ]
        );

    private static async Task FieldAsync(DesignHand hand, FieldDefinition field, string address)
    {
        await hand.SaveAsync(
            address,
            [
                ("name", field.Name),
                ("type", field.Type),
                ("required", field.Required ? "yes" : "no"),
                .. Both("question", field.Question),
                .. Both("label", field.Label),
                .. Both("hint", field.Hint),
            ]
        );
        var own = "/fields/" + field.Name;
        if (Limits(field) is { Count: > 0 } limits)
            await hand.SaveAsync(own, [.. limits]);

        // A page has room for three options more than there are.
        foreach (var three in field.Options.Index().Chunk(3))
        {
            await hand.SaveAsync(
                own,
                [
                    .. three.SelectMany(o =>
                        new (string, object?)[]
                        {
                            ($"value-{o.Index}", o.Item.Value),
                            ($"office-{o.Index}", o.Item.Office),
                            ($"icon-{o.Index}", o.Item.Icon),
                        }
                            .Concat(Both($"option-{o.Index}", o.Item.Title))
                            .Concat(Both($"more-{o.Index}", o.Item.Hint))
                    ),
                ]
            );
        }

        await ConditionsAsync(hand, own, field.When);
    }

    private static List<(string Name, object? Value)> Limits(FieldDefinition field) =>
        field.Type switch
        {
            FieldType.Text => [("format", field.Format), ("maxLength", field.MaxLength), ("known", field.Known)],
            FieldType.LongText => [("maxLength", field.MaxLength)],
            FieldType.MapPoint or FieldType.Address or FieldType.Person => [("known", field.Known)],
            FieldType.Number or FieldType.Rial or FieldType.Group or FieldType.Many =>
            [
                ("min", field.Min),
                ("max", field.Max),
            ],
            FieldType.Date =>
            [
                ("past", field.Past ? "yes" : ""),
                ("fromDays", field.FromDays),
                ("untilDays", field.UntilDays),
            ],
            FieldType.File or FieldType.Photo => [("maxFiles", field.MaxFiles)],
            FieldType.Computed => field.Compute?.Operators()[0] switch
            {
                ("sum" or "product", _) many => [("compute", many.Name), ("terms", many.Of)],
                { } few =>
                [
                    ("compute", few.Name),
                    ("first", few.Of[0]),
                    ("second", few.Of.Count > 1 ? few.Of[1] : null),
                ],
                null => [],
            },
            _ => [],
        };

    private static async Task ConditionsAsync(DesignHand hand, string of, IReadOnlyList<Condition> rows)
    {
        foreach (var row in rows)
        {
            (string, object?)[] test = row switch
            {
                { Is.Count: > 0 } => [("operator", "is"), ("options", row.Is)],
                { IsNot.Count: > 0 } => [("operator", "isNot"), ("options", row.IsNot)],
                { AtLeast: { } least } => [("operator", "atLeast"), ("bound", least)],
                { AtMost: { } most } => [("operator", "atMost"), ("bound", most)],
                _ => [("operator", row.Answered == true ? "answered" : "empty")],
            };
            await hand.SaveAsync($"{of}/conditions?look={row.Field}", test);
        }
    }

    private static async Task StepAsync(DesignHand hand, StepDefinition step, ServiceDefinition service)
    {
        var at = service.Steps.Index().First(s => s.Item == step).Index;
        var beside = service.Steps.Take(at).Select(s => s.Branch).OfType<string>().Distinct().ToList();
        var branch = service.Branches.FirstOrDefault(b => b.Code == step.Branch);
        var isNew = branch is not null && !beside.Contains(branch.Code);
        await hand.SaveAsync(
            "/new-step",
            [
                .. Both("title", step.Title),
                ("kind", step.Kind.ToString()),
                ("office", step.OfficeFrom is { } by ? "?" + by : step.Office),
                ("permission", step.Permission),
                ("time", step.Minutes),
                ("unit", "minutes"),
                ("pauses", step.Pauses.Select(p => p.ToString()).ToList()),
                ("fee", step.Fee?.Rials),
                ("feeFrom", step.Fee?.From),
                .. Both("feeFor", step.Fee?.For),
                ("fourEyes", step.FourEyes ? "yes" : ""),
                (
                    "branch",
                    branch is null ? ""
                    : isNew ? "+"
                    : $"branch{beside.IndexOf(branch.Code) + 1}"
                ),
                .. isNew ? Both("branch", branch?.Title) : [],
                ("remind", step.EscalationOrDefault.Remind),
                ("second", step.EscalationOrDefault.Second),
                ("head", step.EscalationOrDefault.Head),
                ("silence", step.DeemedApproved is null ? "" : "yes"),
                .. Both("law", step.DeemedApproved?.Law),
            ]
        );
    }

    private static async Task InquiryAsync(DesignHand hand, InquiryDefinition inquiry, ServiceDefinition service)
    {
        var at = service.Steps.Index().First(s => s.Item.Code == inquiry.Step).Index;
        await hand.SaveAsync(
            "/new-inquiry",
            [
                ("name", inquiry.Code),
                ("office", inquiry.Office),
                ("step", $"step{at + 1}"),
                ("days", inquiry.Days),
                .. Both("question", inquiry.Question),
                .. Both("consent", inquiry.Consent),
                ("shows", inquiry.Shows),
                ("instead", inquiry.Instead),
            ]
        );
        await ConditionsAsync(hand, "/inquiries/" + inquiry.Code, inquiry.When);
    }

    private static async Task OutputAsync(DesignHand hand, OutputDefinition output, string own)
    {
        await hand.SaveAsync(
            "/new-output",
            [
                .. Both("title", output.Title),
                ("body", string.Join("\n\n", output.Body)),
                ("validDays", output.ValidDays),
            ]
        );
        foreach (var three in output.Fields.Index().Chunk(3))
        {
            await hand.SaveAsync(
                own,
                [
                    .. three.SelectMany(line =>
                        Both($"label-{line.Index}", line.Item.Label).Append(($"line-{line.Index}", line.Item.Value))
                    ),
                ]
            );
        }
    }

    private static async Task PartAsync(DesignHand hand, PartDefinition part)
    {
        await hand.SaveAsync("/new-part", ("service", part.Service), ("optional", part.Optional ? "yes" : ""));
        await hand.SaveAsync(
            "/parts/" + part.Service,
            [
                .. part.Answers.Select(a =>
                    ("answer-" + a.Field, (object?)(a.From is null ? "is:" + a.Value : "from:" + a.From))
                ),
            ]
        );
        await ConditionsAsync(hand, "/parts/" + part.Service, part.When);
    }

    private static IEnumerable<(string Name, object? Value)> Both(string name, Words? words) =>
        [(name + "Fa", words?.Fa), (name + "En", words?.En)];
}
