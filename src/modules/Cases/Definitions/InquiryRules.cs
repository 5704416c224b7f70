namespace Shahr.Cases.Definitions;

/// <summary>What must hold of the questions that the city asks other offices by itself.</summary>
internal static class InquiryRules
{
    private const int MostDays = 60;

    public static void Check(ServiceDefinition service, DefinitionFaults found)
    {
        if (service.IsLifeEvent && service.Inquiries.Count > 0)
            found.OfFacts(
                "رویداد زندگی خودش از اداره‌ای نمی‌پرسد؛ استعلام را در خدمت‌های بخش‌هایش بنویسید.",
                "A life event asks no office itself; write inquiries into the services of its parts."
            );
        if (service.Inquiries.Count > Case.MostOpinions)
            found.OfFacts("هر خدمت تا ۱۰ استعلام دارد.", "A service has at most 10 inquiries.");
        foreach (var twice in DefinitionRules.Doubled(service.Inquiries.Select(i => i.Code)))
            found.OfFacts($"استعلام «{twice}» دو بار آمده است.", $"The inquiry '{twice}' is there twice.");
        foreach (var inquiry in service.Inquiries)
        {
            CheckOne(service, inquiry, found);
            foreach (var row in inquiry.When)
                FieldRules.CheckRow(
                    $"شرط استعلام «{inquiry.Code}» به «{row.Field}»",
                    $"The inquiry '{inquiry.Code}' is made when '{row.Field}'",
                    row,
                    service.Field(row.Field),
                    found.OfFacts
                );
        }
    }

    private static void CheckOne(ServiceDefinition service, InquiryDefinition inquiry, DefinitionFaults found)
    {
        var (fa, en) = ($"استعلام «{inquiry.Code}»", $"The inquiry '{inquiry.Code}'");
        if (!NameRules.IsStepCode(inquiry.Code))
            found.OfFacts(
                $"{fa}: نامش تنها حرف‌های کوچک لاتین، رقم، _ و خط تیره می‌پذیرد.",
                $"{en} may be named with a–z, 0–9, _ and dashes only."
            );
        if (service.Steps.FirstOrDefault(s => s.Code == inquiry.Step) is not { } step)
            found.OfFacts($"{fa} برای گامی است که نیست: «{inquiry.Step}».", $"{en} is for no step: '{inquiry.Step}'.");
        else if (step.Office == inquiry.Office)
            found.OfFacts(
                $"{fa} از همان اداره می‌پرسد که گام نزد آن است.",
                $"{en} asks the very office that has the step."
            );
        if (inquiry.Days is < 1 or > MostDays)
            found.OfFacts($"{fa} مهلتی از ۱ تا ۶۰ روز کاری می‌خواهد.", $"{en} needs 1 to 60 working days.");
        if (
            inquiry.Instead is { } instead
            && service.Field(instead) is not { Type: FieldType.File or FieldType.Photo, Required: false }
        )
            found.OfFacts(
                $"{fa} به جای رضایت «{instead}» را می‌خواهد؛ آن باید پرسش اختیاری فایل باشد.",
                $"{en} takes '{instead}' instead of consent, which must be an optional file."
            );
        WordRules.Check(inquiry.Question, $"پرسش {fa}", $"{en}: its question", found.OfFacts);
        WordRules.Check(inquiry.Consent, $"متن رضایت {fa}", $"{en}: its consent", found.OfFacts);
    }
}
