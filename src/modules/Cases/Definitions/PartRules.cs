namespace Shahr.Cases.Definitions;

/// <summary>What must hold of the parts of a life event, as far as the event alone can tell.</summary>
internal static class PartRules
{
    public static void Check(ServiceDefinition service, DefinitionFaults found)
    {
        if (service.Steps.Count + service.Branches.Count + service.Outputs.Count > 0 || service.Nearby is not null)
            found.OfFacts(
                "رویداد زندگی گام، شاخه و سند از خود ندارد؛ این‌ها از آنِ خدمت‌هایی است که بخش آن‌اند.",
                "A life event has no steps, branches, papers or nearby of its own: its parts' services have them."
            );
        if (service.Who != WhoMayAsk.Person)
            found.OfFacts(
                "رویداد زندگی برای همه است، نه برای اداره‌ها.",
                "A life event is for everybody, not for offices."
            );
        foreach (var part in service.Parts)
        {
            foreach (var row in part.When)
                FieldRules.CheckRow(
                    $"شرط بخش «{part.Service}» به «{row.Field}»",
                    $"The part '{part.Service}' is there when '{row.Field}'",
                    row,
                    service.Field(row.Field),
                    (fa, en) => found.Of(part, fa, en)
                );
            CheckAnswers(service, part, found);
        }
    }

    private static void CheckAnswers(ServiceDefinition service, PartDefinition part, DefinitionFaults found)
    {
        foreach (var twice in DefinitionRules.Doubled(part.Answers.Select(a => a.Field)))
            found.Of(
                part,
                $"بخش «{part.Service}» پرسش «{twice}» را دو بار پاسخ می‌دهد.",
                $"The part '{part.Service}' answers '{twice}' twice."
            );
        foreach (var answer in part.Answers)
        {
            if (answer.From is null == answer.Value is null)
                found.Of(
                    part,
                    $"پاسخ «{answer.Field}» در بخش «{part.Service}» یا از پرسشی می‌آید یا گزینه‌ای ثابت است.",
                    $"The answer '{answer.Field}' of the part '{part.Service}' needs either from or value."
                );
            if (answer.From is { } from && service.Field(from) is null)
                found.Of(
                    part,
                    $"بخش «{part.Service}» پاسخ «{from}» را می‌خواهد که پرسش این رویداد نیست.",
                    $"The part '{part.Service}' takes '{from}', which is no question of this event."
                );
        }
    }
}
