namespace Shahr.Cases.Definitions;

/// <summary>What must hold of the questions that the city asks other offices by itself.</summary>
internal static class InquiryRules
{
    public const int MostDays = 60;

    public static void Check(ServiceDefinition service, DefinitionFaults found)
    {
        if (service.IsLifeEvent && service.Inquiries.Count > 0)
            found.OfFacts(
                "رویداد زندگی خودش از اداره‌ای نمی‌پرسد؛ استعلام را در خدمت‌های بخش‌هایش بنویسید.",
                "A life event asks no office itself; write inquiries into the services of its parts."
            );
        if (service.Inquiries.Count > Case.MostOpinions)
            found.OfFacts("هر خدمت تا ۱۰ استعلام دارد.", "A service has at most 10 inquiries.");
        foreach (var inquiry in service.Inquiries)
        {
            void Say(string fa, string en) => found.Of(inquiry, fa, en);
            CheckOne(service, inquiry, Say);
            foreach (var row in inquiry.When)
                FieldRules.CheckRow(
                    $"شرط استعلام «{inquiry.NameIn("fa")}» به «{row.Field}»",
                    $"The inquiry '{inquiry.Code}' is made when '{row.Field}'",
                    row,
                    service.Field(row.Field),
                    Say
                );
        }
    }

    private static void CheckOne(ServiceDefinition service, InquiryDefinition inquiry, Action<string, string> say)
    {
        var (fa, en) = ($"استعلام «{inquiry.NameIn("fa")}»", $"The inquiry '{inquiry.Code}'");
        if (service.Steps.FirstOrDefault(s => s.Code == inquiry.Step) is not { } step)
            say($"{fa} برای گامی است که نیست: «{inquiry.Step}».", $"{en} is for no step: '{inquiry.Step}'.");
        else if (step.Office == inquiry.Office)
            say($"{fa} از همان اداره می‌پرسد که گام نزد آن است.", $"{en} asks the very office that has the step.");
        if (inquiry.Days is < 1 or > MostDays)
            say($"{fa} مهلتی از ۱ تا ۶۰ روز کاری می‌خواهد.", $"{en} needs 1 to 60 working days.");
        if (
            inquiry.Instead is { } instead
            && service.Field(instead) is not { Type: FieldType.File or FieldType.Photo, Required: false }
        )
            say(
                $"{fa} به جای رضایت «{instead}» را می‌خواهد؛ آن باید پرسش اختیاری فایل باشد.",
                $"{en} takes '{instead}' instead of consent, which must be an optional file."
            );
        CheckShown(service, inquiry, say);
        WordRules.Check(inquiry.Question, $"پرسش {fa}", $"{en}: its question", say);
        WordRules.Check(inquiry.Consent, $"متن رضایت {fa}", $"{en}: its consent", say);
    }

    private static void CheckShown(ServiceDefinition service, InquiryDefinition inquiry, Action<string, string> say)
    {
        var (fa, en) = ($"استعلام «{inquiry.NameIn("fa")}»", $"The inquiry '{inquiry.Code}'");
        var there = ShownAnswers.Nameable(service).ToHashSet(StringComparer.Ordinal);
        foreach (var name in inquiry.Shows.Where(name => !there.Contains(name)))
            say(
                $"{fa} پاسخ «{name}» را نشان می‌دهد و چنین پرسشی در فرم نیست؛ نشانش را بردارید.",
                $"{en} shows '{name}', which is no field of the form."
            );
        foreach (var twice in DefinitionRules.Doubled(inquiry.Shows))
            say($"{fa} پاسخ «{twice}» را دو بار نشان می‌دهد.", $"{en} shows '{twice}' twice.");
    }
}
