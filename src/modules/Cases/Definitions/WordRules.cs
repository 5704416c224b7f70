namespace Shahr.Cases.Definitions;

/// <summary>Whatever people read is written in both languages of the house.</summary>
internal static class WordRules
{
    private const int Longest = 2000;

    public static void Check(ServiceDefinition service, DefinitionFaults found)
    {
        foreach (
            var (words, fa, en) in new[]
            {
                (service.Title, "نام خدمت", "The title"),
                (service.About, "یک سطر دربارهٔ خدمت", "The line about it"),
                (service.Outcomes.Granted, "نام پذیرفته‌شدن", "The name of granting"),
                (service.Outcomes.Refused, "نام پذیرفته‌نشدن", "The name of refusing"),
            }
        )
            Check(words, fa, en, found.OfFacts);
        foreach (var paragraph in service.Details)
            Check(paragraph, "بند توضیح", "A paragraph of details", found.OfFacts);
        foreach (var branch in service.Branches)
            Check(
                branch.Title,
                $"نام شاخهٔ «{branch.Code}»",
                $"The title of the branch '{branch.Code}'",
                found.OfFacts
            );
        foreach (var field in service.AllFields())
            CheckField(field, found);
        foreach (var step in service.Steps)
            Check(step.Title, $"نام گام «{step.Code}»", $"The title of '{step.Code}'", (f, e) => found.Of(step, f, e));
        foreach (var output in service.Outputs)
        {
            void Say(string fa, string en) => found.Of(output, fa, en);
            Check(output.Title, $"نام سند «{output.Kind}»", $"The title of '{output.Kind}'", Say);
            foreach (var line in output.Fields)
                Check(line.Label, $"نام سطر «{line.Name}»", $"The label of '{line.Name}'", Say);
            if (output.Body.Count == 0 || output.Body.Any(p => p.Length is 0 or > Longest))
                Say($"متن سند «{output.Kind}» را بنویسید.", $"The paper '{output.Kind}' needs its text.");
        }
    }

    private static void CheckField(FieldDefinition field, DefinitionFaults found)
    {
        void Say(string fa, string en) => found.Of(field, fa, en);
        Check(field.Question, $"پرسش «{field.Name}»", $"The question of '{field.Name}'", Say);
        Check(field.Label, $"نام کوتاه «{field.Name}»", $"The label of '{field.Name}'", Say);
        if (field.Hint is { } hint)
            Check(hint, $"راهنمای «{field.Name}»", $"The hint of '{field.Name}'", Say);
        foreach (var option in field.Options)
        {
            Check(option.Title, $"گزینهٔ «{option.Value}»", $"The option '{option.Value}' of '{field.Name}'", Say);
            if (option.Hint is { } more)
                Check(more, $"راهنمای گزینهٔ «{option.Value}»", $"The hint of the option '{option.Value}'", Say);
        }
    }

    public static void Check(Words words, string fa, string en, Action<string, string> say)
    {
        if (string.IsNullOrWhiteSpace(words.Fa) || string.IsNullOrWhiteSpace(words.En))
            say($"{fa} را به هر دو زبان بنویسید.", $"{en} is needed in both languages.");
        else if (words.Fa.Length > Longest || words.En.Length > Longest)
            say($"{fa} را تا ۲۰۰۰ نویسه کوتاه کنید.", $"{en} is at most 2,000 characters long.");
    }
}
