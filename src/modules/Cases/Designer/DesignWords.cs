using System.Globalization;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit.Modules;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>How the designer calls things in the reader's language.</summary>
internal static class DesignWords
{
    public static string State(string language, DesignState state) =>
        state switch
        {
            DesignState.Draft => CaseWords.Say(language, "در دست نوشتن", "Being written"),
            DesignState.Ready => CaseWords.Say(language, "آمادهٔ بازبینی", "Ready to be read"),
            _ => CaseWords.Say(language, "منتشر شد", "Published"),
        };

    public static Tone ToneOf(DesignState state) =>
        state switch
        {
            DesignState.Draft => Tone.Quiet,
            DesignState.Ready => Tone.Attention,
            _ => Tone.Progress,
        };

    public static string Type(string language, FieldType type) =>
        type switch
        {
            FieldType.Text => CaseWords.Say(language, "یک سطر نوشته", "A line of text"),
            FieldType.LongText => CaseWords.Say(language, "نوشتهٔ چندسطری", "Several lines of text"),
            FieldType.Number => CaseWords.Say(language, "عدد", "A number"),
            FieldType.Rial => CaseWords.Say(language, "مبلغ به ریال", "An amount in rials"),
            FieldType.Date => CaseWords.Say(language, "روز", "A day"),
            FieldType.Choice => CaseWords.Say(language, "یکی از چند گزینه", "One of a few"),
            FieldType.Many => CaseWords.Say(language, "چند تا از گزینه‌ها", "Any of a few"),
            FieldType.File => CaseWords.Say(language, "سند (عکس یا پی‌دی‌اف)", "A document (photo or PDF)"),
            FieldType.Photo => CaseWords.Say(language, "عکس", "A photo"),
            FieldType.Group => CaseWords.Say(language, "گروهی که تکرار می‌شود", "A group that is repeated"),
            _ => CaseWords.Say(language, "جایی روی نقشه", "A place on the map"),
        };

    /// <summary>What a field may be filled with.</summary>
    public static Words Known(KnownKind known) =>
        known switch
        {
            KnownKind.FullName => new() { Fa = "نام و نام خانوادگی", En = "Given and family name" },
            KnownKind.HomeAddress => new() { Fa = "نشانی خانه", En = "Home address" },
            KnownKind.HomePostalCode => new() { Fa = "کد پستی خانه", En = "Postal code of home" },
            KnownKind.WorkAddress => new() { Fa = "نشانی محل کار", En = "Work address" },
            _ => new() { Fa = "کد پستی محل کار", En = "Postal code of work" },
        };

    public static string Group(string language, CityGroup group) =>
        group switch
        {
            CityGroup.Administrative => CaseWords.Say(language, "اداری", "Administrative"),
            CityGroup.Banking => CaseWords.Say(language, "بانکی", "Banking"),
            CityGroup.Commerce => CaseWords.Say(language, "خرید و بازار", "Commerce"),
            CityGroup.Leisure => CaseWords.Say(language, "فراغت", "Leisure"),
            CityGroup.Information => CaseWords.Say(language, "اطلاع‌رسانی", "Information"),
            CityGroup.Science => CaseWords.Say(language, "علمی", "Science"),
            CityGroup.Learning => CaseWords.Say(language, "آموزش", "Learning"),
            CityGroup.Politics => CaseWords.Say(language, "سیاسی", "Politics"),
            CityGroup.Travel => CaseWords.Say(language, "سفر و جابه‌جایی", "Travel"),
            CityGroup.Work => CaseWords.Say(language, "کار و اشتغال", "Work"),
            CityGroup.Health => CaseWords.Say(language, "سلامت", "Health"),
            _ => CaseWords.Say(language, "تصمیم‌گیری", "Decisions"),
        };

    /// <summary>A row of the table of conditions: «گونهٔ شکایت: خودرو یا خانه».</summary>
    public static string Condition(string language, Condition row, ServiceDefinition service) =>
        Condition(language, row, service.FieldAnywhere(row.Field));

    /// <summary>The same of the field it looks at; null where that is gone.</summary>
    public static string Condition(string language, Condition row, FieldDefinition? looked)
    {
        var name = looked?.Label.In(language) ?? row.Field;
        string Options(IEnumerable<string> values) =>
            string.Join(
                CaseWords.Say(language, " یا ", " or "),
                values.Select(v => looked?.Option(v)?.Title.In(language) ?? v)
            );
        return row switch
        {
            { Answered: true } => CaseWords.Say(language, $"«{name}» پاسخ دارد", $"“{name}” was answered"),
            { Answered: false } => CaseWords.Say(language, $"«{name}» پاسخ ندارد", $"“{name}” was passed over"),
            { AtLeast: { } least } when looked?.Type == FieldType.Group => CaseWords.Say(
                language,
                $"«{name}» دست‌کم {Grouped("fa", least)} ردیف دارد",
                $"“{name}” has at least {Grouped("en", least)} entries"
            ),
            { AtMost: { } most } when looked?.Type == FieldType.Group => CaseWords.Say(
                language,
                $"«{name}» دست بالا {Grouped("fa", most)} ردیف دارد",
                $"“{name}” has at most {Grouped("en", most)} entries"
            ),
            { AtLeast: { } least } => CaseWords.Say(
                language,
                $"«{name}» دست‌کم {Grouped("fa", least)} است",
                $"“{name}” is at least {Grouped("en", least)}"
            ),
            { AtMost: { } most } => CaseWords.Say(
                language,
                $"«{name}» دست بالا {Grouped("fa", most)} است",
                $"“{name}” is at most {Grouped("en", most)}"
            ),
            { Is.Count: > 0 } => CaseWords.Say(
                language,
                $"پاسخ «{name}» این است: {Options(row.Is)}",
                $"“{name}” is {Options(row.Is)}"
            ),
            _ => CaseWords.Say(
                language,
                $"پاسخ «{name}» این نیست: {Options(row.IsNot)}",
                $"“{name}” is not {Options(row.IsNot)}"
            ),
        };
    }

    private static string Grouped(string language, long number) =>
        CaseWords.Digits(
            language,
            number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", language == "en" ? "," : "٬")
        );
}
