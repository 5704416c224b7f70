using System.Globalization;
using Shahr.Cases.Definitions;
using Shahr.Contracts;

namespace Shahr.Cases.Designer;

/// <summary>Reads a field from its page. What its type does not know is left at what it was.</summary>
internal static class FieldInput
{
    /// <summary>Empty rows behind the options that are there.</summary>
    public const int EmptyRows = 3;

    private const int MostRows = 200;

    public static FieldDefinition Read(ServiceDefinition service, FieldDefinition? before, DesignInput input)
    {
        var type = input.Pick<FieldType>("type");
        var field = new FieldDefinition
        {
            Name = input.Name(before?.Name, "question", service.AllFields().Select(f => f.Name)),
            Type = type,
            Question = input.Words("question"),
            Label = LabelOf(input),
            Hint = input.OptionalWords("hint", DesignInput.Paragraph),
            Required = input.Chosen("required", v => v is "yes" or "no") != "no",
            When = before?.When ?? [],
        };
        return before is null || before.Type != type ? field : WithLimits(service, field, before, input);
    }

    private static FieldDefinition WithLimits(
        ServiceDefinition service,
        FieldDefinition field,
        FieldDefinition before,
        DesignInput input
    ) =>
        field.Type switch
        {
            FieldType.Text or FieldType.LongText => field with
            {
                MaxLength = (int)(input.Number("maxLength", 1, 20_000) ?? field.MaxLength),
                Format = field.Type == FieldType.Text ? input.Pick<TextFormat>("format") : TextFormat.Free,
                Known = field.Type == FieldType.Text ? KnownOf(input) : null,
            },
            FieldType.MapPoint or FieldType.Address or FieldType.Person => field with { Known = KnownOf(input) },
            FieldType.Number or FieldType.Rial => field with
            {
                Min = input.Number("min", long.MinValue / 2, long.MaxValue / 2),
                Max = input.Number("max", long.MinValue / 2, long.MaxValue / 2),
            },
            FieldType.Date => field with
            {
                Past = input.Ticked("past"),
                FromDays = (int?)input.Number("fromDays", -NameRules.MostDays, NameRules.MostDays),
                UntilDays = (int?)input.Number("untilDays", -NameRules.MostDays, NameRules.MostDays),
            },
            FieldType.File or FieldType.Photo => field with { MaxFiles = (int)(input.Number("maxFiles", 1, 10) ?? 1) },
            FieldType.Group => field with
            {
                Fields = before.Fields,
                Min = input.Number("min", 1, GroupRules.MostEntries),
                Max = input.Number("max", 1, GroupRules.MostEntries),
            },
            FieldType.Computed => field with { Compute = Computed(service, before, input) },
            FieldType.Choice => field with { Options = Options(before, input) },
            FieldType.Many => field with
            {
                Options = Options(before, input),
                Min = input.Number("min", 1, MostRows),
                Max = input.Number("max", 1, MostRows),
            },
            _ => field,
        };

    // Which inputs count hangs on the operator; the others are passed over.
    private static Computation? Computed(ServiceDefinition service, FieldDefinition before, DesignInput input)
    {
        var fields = service.Operands(before).Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var terms = input.AllChosen("terms", fields.Contains);
        var (first, second) = (input.Chosen("first", fields.Contains), input.Chosen("second", fields.Contains));
        List<string> two = [.. new[] { first, second }.OfType<string>()];
        return input.Chosen("compute", DesignWords.Operators.ContainsKey) switch
        {
            "sum" => new Computation { Sum = terms },
            "product" => new Computation { Product = terms },
            "difference" => new Computation { Difference = two },
            "days" => new Computation { Days = two },
            "count" => new Computation { Count = first },
            "age" => new Computation { Age = first },
            _ => null,
        };
    }

    private static KnownKind? KnownOf(DesignInput input) =>
        input.Chosen("known", Enum.GetNames<KnownKind>().Contains) is { } known ? Enum.Parse<KnownKind>(known) : null;

    // Who writes only the question is understood: officers then read the same words.
    private static Words LabelOf(DesignInput input)
    {
        var (label, question) = (input.Words("label"), input.Words("question"));
        return new Words
        {
            Fa = label.Fa.Length > 0 ? label.Fa : question.Fa.TrimEnd('؟', ' '),
            En = label.En.Length > 0 ? label.En : question.En.TrimEnd('?', ' '),
        };
    }

    /// <summary>A row whose words and value are empty is no option: that is how one is taken away.</summary>
    private static List<OptionDefinition> Options(FieldDefinition before, DesignInput input)
    {
        var options = new List<OptionDefinition>();
        var rows = Math.Min(before.Options.Count + EmptyRows, MostRows);
        for (var i = 0; i < rows; i++)
        {
            var (value, title) = (input.Text($"value-{i}", 60), input.Words($"option-{i}"));
            if (value.Length + title.Fa.Length + title.En.Length == 0)
                continue;
            if (value.Length == 0)
                value = FreeName("option", before.Options.Concat(options).Select(o => o.Value));
            options.Add(
                new OptionDefinition
                {
                    Value = value,
                    Title = title,
                    Hint = input.OptionalWords($"more-{i}"),
                    Icon = input.Chosen($"icon-{i}", DesignIcons.All.Append(before.Option(value)?.Icon).Contains),
                    Office = input.Chosen($"office-{i}", NameRules.IsCode),
                }
            );
        }

        return options;
    }

    /// <summary><c>question1</c>, <c>question2</c>… whichever is free.</summary>
    public static string FreeName(string word, IEnumerable<string> taken)
    {
        var names = taken.ToHashSet(StringComparer.Ordinal);
        return Enumerable
            .Range(1, names.Count + 1)
            .Select(n => word + n.ToString(CultureInfo.InvariantCulture))
            .First(name => !names.Contains(name));
    }
}
