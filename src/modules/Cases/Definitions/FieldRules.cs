using Shahr.Contracts;

namespace Shahr.Cases.Definitions;

/// <summary>What must hold of each field of a form, and of the table that says when it is asked.</summary>
internal static class FieldRules
{
    public static void Check(ServiceDefinition service, DefinitionFaults found)
    {
        // Only what stands before a field can be looked at, so no two fields can wait for each other.
        var before = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        var within = new Dictionary<string, FieldDefinition>(StringComparer.Ordinal);
        foreach (var field in service.Fields)
        {
            ComputeRules.Check(field, before.GetValueOrDefault, within.GetValueOrDefault, found);
            CheckOne(field, before, found);
            GroupRules.Check(field, found);

            // Several answers have no one answer to look at: what stands in a group is seen from within its entry only.
            foreach (var inner in field.Fields)
            {
                ComputeRules.Check(inner, before.GetValueOrDefault, within.GetValueOrDefault, found);
                CheckOne(inner, before, found);
                before[inner.Name] = inner;
            }

            foreach (var inner in field.Fields)
            {
                before.Remove(inner.Name);
                within[inner.Name] = inner;
            }

            before[field.Name] = field;
        }
    }

    private static void CheckOne(
        FieldDefinition field,
        Dictionary<string, FieldDefinition> before,
        DefinitionFaults found
    )
    {
        CheckOptions(field, found);
        CheckLimits(field, found);
        CheckDays(field, found);
        foreach (var row in field.When)
            CheckRow(
                $"شرط «{field.Label.Fa}» به «{row.Field}»",
                $"'{field.Name}' is asked when '{row.Field}'",
                row,
                before.GetValueOrDefault(row.Field),
                (fa, en) => found.Of(field, fa, en)
            );
        if (IsNeverAsked(field, before))
            found.Of(
                field,
                $"شرط‌های «{field.Label.Fa}» با هم جور در نمی‌آیند و هرگز پرسیده نمی‌شود.",
                $"The conditions of '{field.Name}' exclude each other: it is never asked."
            );
    }

    private static void CheckOptions(FieldDefinition field, DefinitionFaults found)
    {
        if (field.HasOptions && field.Options.Count < 2)
            found.Of(
                field,
                $"«{field.Label.Fa}» دست‌کم دو گزینه می‌خواهد.",
                $"The choice '{field.Name}' needs two options."
            );
        if (!field.HasOptions && field.Options.Count > 0)
            found.Of(
                field,
                $"«{field.Label.Fa}» گزینشی نیست و گزینه دارد.",
                $"'{field.Name}' is no choice and has options."
            );
        foreach (var twice in DefinitionRules.Doubled(field.Options.Select(o => o.Value)))
            found.Of(
                field,
                $"«{field.Label.Fa}» گزینهٔ «{twice}» را دو بار دارد.",
                $"'{field.Name}' has the option '{twice}' twice."
            );
        if (field.Options.Any(o => o.Value.Length is 0 or > 60))
            found.Of(
                field,
                $"کلید هر گزینهٔ «{field.Label.Fa}» ۱ تا ۶۰ نویسه است.",
                $"The options of '{field.Name}' have values of 1 to 60 characters."
            );
    }

    private static void CheckLimits(FieldDefinition field, DefinitionFaults found)
    {
        if (field.MaxFiles is < 1 or > 10)
            found.Of(field, $"«{field.Label.Fa}» یک تا ده فایل می‌گیرد.", $"'{field.Name}' takes 1 to 10 files.");
        if (field.MaxLength is < 1 or > 20_000)
            found.Of(
                field,
                $"متن «{field.Label.Fa}» یک تا ۲۰٬۰۰۰ نویسه است.",
                $"'{field.Name}' may be 1 to 20,000 characters long."
            );
        if (field.Min > field.Max)
            found.Of(
                field,
                $"کمترین «{field.Label.Fa}» از بیشترین آن بزرگ‌تر است.",
                $"'{field.Name}' has a smallest number above its largest."
            );
        if (
            field.Type == FieldType.Many
            && (field.Min < 1 || Math.Max(field.Min ?? 1, field.Max ?? 1) > field.Options.Count)
        )
            found.Of(
                field,
                $"در «{field.Label.Fa}» دست‌کم یکی و نه بیش از شمار گزینه‌ها برگزیده می‌شود.",
                $"'{field.Name}' takes one option at least and no more than it has."
            );
        if (field.Known is { } known && !Fills(known, field.Type))
            found.Of(
                field,
                $"«{field.Label.Fa}» از چیزی پر می‌شود که با گونهٔ آن جور نیست.",
                $"'{field.Name}' is filled with {known}, which is no {field.Type}."
            );
    }

    /// <summary>Whether a condition may compare its answer with a number: a group is counted by its entries.</summary>
    public static bool IsCountable(this FieldDefinition field) =>
        field.Type is FieldType.Number or FieldType.Rial or FieldType.Group or FieldType.Computed;

    /// <summary>Whether its answer is more than one text, which a list of names and values cannot carry.</summary>
    public static bool HasParts(this FieldDefinition field) =>
        field.Type
            is FieldType.Group
                or FieldType.Address
                or FieldType.Person
                or FieldType.Organisation
                or FieldType.MapLine
                or FieldType.MapArea;

    /// <summary>Whether a known fact fills fields of this kind.</summary>
    public static bool Fills(KnownKind known, FieldType type) =>
        known switch
        {
            KnownKind.HomeAddress or KnownKind.WorkAddress => type is FieldType.MapPoint or FieldType.Address,
            KnownKind.FullName => type is FieldType.Text or FieldType.Person,
            _ => type == FieldType.Text,
        };

    private static void CheckDays(FieldDefinition field, DefinitionFaults found)
    {
        if (field.FromDays is null != field.UntilDays is null || field.FromDays > field.UntilDays)
            found.Of(
                field,
                $"بازهٔ روز «{field.Label.Fa}» هم آغاز می‌خواهد و هم پایان؛ آغاز پیش از پایان.",
                $"'{field.Name}' needs fromDays and untilDays, the earlier first."
            );
        if (field.FromDays is < -NameRules.MostDays || field.UntilDays is > NameRules.MostDays)
            found.Of(
                field,
                $"بازهٔ روز «{field.Label.Fa}» از صد سال بیرون است.",
                $"'{field.Name}' reaches further than a hundred years."
            );
        if (field.Type != FieldType.Date && (field.Past || field.FromDays is not null))
            found.Of(
                field,
                $"«{field.Label.Fa}» روز نیست و بازهٔ روز دارد.",
                $"'{field.Name}' is no date and speaks of days."
            );
        if (field.Past && field.FromDays is not null)
            found.Of(
                field,
                $"برای «{field.Label.Fa}» یا «گذشته» یا بازهٔ روز بگذارید، نه هر دو.",
                $"'{field.Name}' has both past and fromDays; one is enough."
            );
    }

    /// <summary>What is wrong with a row of a condition table.</summary>
    /// <param name="fa">Begins the sentence: whose row it is and where it looks.</param>
    /// <param name="en">The same in English.</param>
    /// <param name="row">The row.</param>
    /// <param name="looked">The field it looks at; null where there is none.</param>
    /// <param name="say">Takes the fault.</param>
    public static void CheckRow(
        string fa,
        string en,
        Condition row,
        FieldDefinition? looked,
        Action<string, string> say
    )
    {
        if (looked is null)
        {
            say(
                $"{fa} نگاه می‌کند که پرسشی پیش از آن نیست؛ آن را پیش‌تر ببرید یا شرط را بردارید.",
                $"{en}, which is no field before it."
            );
            return;
        }

        if (row.Operators != 1)
            say(
                $"{fa} باید درست یکی از سنجش‌ها را داشته باشد.",
                $"{en} needs one of is, isNot, atLeast, atMost and answered."
            );
        foreach (var value in row.Is.Concat(row.IsNot).Where(v => looked.Option(v) is null))
            say(
                $"{fa} گزینهٔ «{value}» را می‌گوید که در آن نیست.",
                $"{en} names '{value}', which is none of its options."
            );
        if ((row.AtLeast is not null || row.AtMost is not null) && !looked.IsCountable())
            say($"{fa} آن را با عدد می‌سنجد و عدد نیست.", $"{en} compares it with a number, and it is none.");
    }

    // Two rows about one field that no answer satisfies; what takes more than one field to see, the trial shows.
    private static bool IsNeverAsked(FieldDefinition field, Dictionary<string, FieldDefinition> before) =>
        field
            .When.GroupBy(r => r.Field, StringComparer.Ordinal)
            .Any(rows =>
                (rows.Max(r => r.AtLeast) is { } least && rows.Min(r => r.AtMost) < least)
                || (rows.Any(r => r.Answered == false) && rows.Any(r => r.Answered != false))
                || (
                    before.GetValueOrDefault(rows.Key) is { Type: FieldType.Choice } choice
                    && rows.Any(r => r.Is.Count + r.IsNot.Count > 0)
                    && !choice.Options.Any(o =>
                        rows.All(r => (r.Is.Count == 0 || r.Is.Contains(o.Value)) && !r.IsNot.Contains(o.Value))
                    )
                )
            );
}
