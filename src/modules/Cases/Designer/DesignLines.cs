using Shahr.Cases.Definitions;

namespace Shahr.Cases.Designer;

/// <summary>The inquiries of a service and the parts of a life event as lines of their lists.</summary>
internal static class DesignLines
{
    public static List<PartLine> Inquiries(DesignView view, string language) =>
        [
            .. view.Service.Inquiries.Select(i => new PartLine(
                i.Code,
                $"{view.Design.Url}/inquiries/{i.Code}",
                i.NameIn(language),
                view.Offices?.Of(i.Office) ?? i.Office,
                Together(
                    language,
                    i.When.Select(row => DesignWords.Condition(language, row, view.Service))
                        .Prepend(SeenBy(language, i))
                        .Prepend(DaysFor(language, i, view.Service))
                )
            )),
        ];

    public static List<PartLine> Parts(DesignView view, string language) =>
        [
            .. view.Service.Parts.Select(p => new PartLine(
                p.Service,
                $"{view.Design.Url}/parts/{p.Service}",
                view.TitleOf(p.Service, language),
                p.Optional
                    ? CaseWords.Say(language, "به دلخواه شهروند", "A citizen may leave it out")
                    : CaseWords.Say(language, "همراه رویداد", "Goes with the event"),
                Together(
                    language,
                    p.When.Select(row => DesignWords.Condition(language, row, view.Service))
                        .Prepend(AnswersOf(language, p))
                )
            )),
        ];

    private static string DaysFor(string language, InquiryDefinition inquiry, ServiceDefinition service)
    {
        var step = service.Steps.FirstOrDefault(s => s.Code == inquiry.Step)?.Title.In(language) ?? inquiry.Step;
        return CaseWords.Say(
            language,
            $"{CaseWords.Number("fa", inquiry.Days)} روز کاری، برای گام «{step}»",
            $"{inquiry.Days} working days, for the step “{step}”"
        );
    }

    private static string SeenBy(string language, InquiryDefinition inquiry) =>
        inquiry.Shows.Count == 0
            ? CaseWords.Say(language, "پاسخی نمی‌بیند", "sees no answer")
            : CaseWords.Say(
                language,
                $"{CaseWords.Number("fa", inquiry.Shows.Count)} پاسخ را می‌بیند",
                $"sees {inquiry.Shows.Count} answers"
            );

    private static string AnswersOf(string language, PartDefinition part) =>
        CaseWords.Say(
            language,
            $"{CaseWords.Number("fa", part.Answers.Count)} پاسخ از رویداد",
            $"{part.Answers.Count} answers of the event"
        );

    private static string Together(string language, IEnumerable<string> words) =>
        string.Join(CaseWords.Say(language, "؛ ", "; "), words);
}
