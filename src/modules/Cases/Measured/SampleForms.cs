using System.Globalization;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Kit;
using Shahr.Kit.Modules;

namespace Shahr.Cases.Measured;

/// <summary>Forms as long as a service may have, and what somebody types into them.</summary>
internal static class SampleForms
{
    private static readonly FieldType[] _kinds =
    [
        FieldType.Text,
        FieldType.Number,
        FieldType.Rial,
        FieldType.Date,
        FieldType.Choice,
        FieldType.LongText,
        FieldType.Many,
        FieldType.Address,
        FieldType.Person,
        FieldType.Text,
    ];

    private static readonly OptionDefinition[] _options =
    [
        .. Enumerable.Range(0, 8).Select(i => new OptionDefinition { Value = $"o{i}", Title = Say($"گزینهٔ {i}") }),
    ];

    /// <summary>Fields of every plain kind; the last of each ten hangs on the choice before it.</summary>
    public static ServiceDefinition Long(int fields) => Service([.. Enumerable.Range(0, fields).Select(Field)]);

    /// <summary>A choice, and a group of five questions.</summary>
    public static ServiceDefinition WithGroup() =>
        Service([
            Field(4),
            new FieldDefinition
            {
                Name = "rows",
                Type = FieldType.Group,
                Question = Say("ردیف‌ها؟"),
                Label = Say("ردیف‌ها"),
                Max = 1000,
                Fields = [Field(0), Field(1), Field(2), Field(3), Field(9)],
            },
        ]);

    /// <summary>What is typed into every field.</summary>
    public static Typed Typed(int fields) => Of(Enumerable.Range(0, fields));

    /// <summary>As many entries of the group.</summary>
    public static Typed Rows(int entries)
    {
        var one = Of([0, 1, 2, 3, 9]);
        var rows = Enumerable.Repeat(one, entries).ToList();
        return Of([4]) with { Entries = name => name == "rows" ? rows : null };
    }

    public static Draft Draft(ServiceDefinition service, Answers answers)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new Draft
        {
            Id = DraftId.New(),
            Owner = PersonId.New(),
            ServiceCode = service.Code,
            ServiceVersion = service.Version,
            StartedAt = now,
            ChangedAt = now,
            Answers = answers,
        };
    }

    private static FieldDefinition Field(int i) =>
        new()
        {
            Name = Name(i),
            Type = _kinds[i % 10],
            Question = Say($"پرسش شمارهٔ {i} چیست؟"),
            Label = Say($"پرسش {i}"),
            Options = _kinds[i % 10] is FieldType.Choice or FieldType.Many ? _options : [],
            When = i % 10 == 9 ? [new Condition { Field = Name(i - 5), Is = ["o1", "o2"] }] : [],
        };

    private static Typed Of(IEnumerable<int> fields)
    {
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var i in fields)
            Type(typed, Name(i), _kinds[i % 10]);
        return new Typed(
            name => typed.GetValueOrDefault(name),
            name => typed.GetValueOrDefault(name) is { } one ? [one] : [],
            []
        );
    }

    private static void Type(Dictionary<string, string?> typed, string name, FieldType kind)
    {
        typed[name] = kind switch
        {
            FieldType.Number => "۴۲",
            FieldType.Rial => "۱٬۲۵۰٬۰۰۰",
            FieldType.Choice or FieldType.Many => "o1",
            _ => "خيابان سعدي، كوچه‌ي ۱۲",
        };
        (typed[name + "Year"], typed[name + "Month"], typed[name + "Day"]) = ("۱۴۰۰", "۱", "۱");
        (typed[name + "Street"], typed[name + "Number"], typed[name + "PostalCode"]) = (
            "خیابان سعدی",
            "۱۲",
            "1619735744"
        );
        (typed[name + "Name"], typed[name + "NationalCode"]) = ("علی کریمی", "0012345679");
    }

    private static ServiceDefinition Service(IReadOnlyList<FieldDefinition> fields) =>
        new()
        {
            Code = "long-form",
            Version = 1,
            Title = Say("فرم بلند"),
            About = Say("فرمی که از آن بلندتر نمی‌شود"),
            Group = CityGroup.Administrative,
            Stage = ServiceStage.Interaction,
            Outcomes = new Outcomes { Granted = Say("شد"), Refused = Say("نشد") },
            Fields = fields,
            Steps =
            [
                new StepDefinition
                {
                    Code = "end",
                    Title = Say("پایان"),
                    Kind = StepKind.Decide,
                    Office = "roads",
                    Minutes = 60,
                },
            ],
        };

    private static string Name(int i) => "f" + i.ToString(CultureInfo.InvariantCulture);

    private static Words Say(string fa) => new() { Fa = fa, En = fa };
}
