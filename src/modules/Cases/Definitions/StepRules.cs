namespace Shahr.Cases.Definitions;

/// <summary>What must hold of the steps of the work.</summary>
internal static class StepRules
{
    /// <summary>More than two years of working time.</summary>
    public const int MostMinutes = 300_000;

    public static void Check(ServiceDefinition service, DefinitionFaults found)
    {
        if (service.Steps.Count == 0 || service.Steps[^1] is not { Kind: StepKind.Decide, Branch: null })
            found.OfFacts(
                "گام پایانی باید تصمیم باشد و در هیچ شاخه‌ای نباشد.",
                "The last step must decide and stand in no branch."
            );
        foreach (var early in service.Steps.SkipLast(1).Where(s => s.Kind == StepKind.Decide))
            found.Of(
                early,
                $"«{early.Title.Fa}» تصمیم است و گام‌های پس از آن هرگز نمی‌رسند؛ تنها گام پایانی تصمیم می‌گیرد.",
                $"Only the last step decides; nothing after '{early.Code}' is ever reached."
            );
        foreach (var step in service.Steps)
        {
            CheckStep(step, service, found);
            CheckSilence(step, found);
            FeeRules.Check(step, service, found);
        }

        foreach (var idle in service.Branches.Where(b => service.Steps.All(s => s.Branch != b.Code)))
            found.OfFacts($"در شاخهٔ «{idle.Title.Fa}» هیچ گامی نیست.", $"No step stands in the branch '{idle.Code}'.");
    }

    private static void CheckSilence(StepDefinition step, DefinitionFaults found)
    {
        if (step.DeemedApproved is not { } deemed)
            return;
        var good = DeemedApproval.In(step.Kind);
        if (deemed.Outcome != good)
            found.Of(
                step,
                $"سکوت در گام «{step.Title.Fa}» تنها می‌تواند پذیرش باشد؛ نتیجهٔ «{deemed.Outcome}» در این گام نیست.",
                $"deemedApproved of '{step.Code}': '{deemed.Outcome}' is no approval of a {step.Kind}; write '{good}'."
            );
        WordRules.Check(
            deemed.Law,
            $"قانونی که سکوت در گام «{step.Title.Fa}» را پذیرش می‌داند",
            $"The law by which silence approves '{step.Code}'",
            (fa, en) => found.Of(step, fa, en)
        );
    }

    private static void CheckStep(StepDefinition step, ServiceDefinition service, DefinitionFaults found)
    {
        if (step.Minutes is < 1 or > MostMinutes)
            found.Of(
                step,
                $"گام «{step.Title.Fa}» مهلتی از یک دقیقهٔ کاری تا دو سال می‌خواهد.",
                $"The step '{step.Code}' needs a deadline of at least one working minute and at most two years."
            );
        if (step.EscalationOrDefault.WhatIsWrong() is { } ladder)
            found.Of(
                step,
                $"خبردادن از دیرشدن گام «{step.Title.Fa}»: {ladder.Fa}",
                $"The step '{step.Code}': {ladder.En}"
            );
        if (step.Office is null == step.OfficeFrom is null)
            found.Of(
                step,
                $"بگویید گام «{step.Title.Fa}» را کدام اداره انجام می‌دهد.",
                $"The step '{step.Code}' needs either office or officeFrom."
            );
        if (step.Branch is { } branch && service.Branches.All(b => b.Code != branch))
            found.Of(
                step,
                $"گام «{step.Title.Fa}» در شاخه‌ای است که نیست: «{branch}».",
                $"The step '{step.Code}' stands in the unknown branch '{branch}'."
            );
        if (step.OfficeFrom is not { } by)
            return;
        if (service.Field(by) is not { Type: FieldType.Choice, IsAlwaysAnswered: true } field)
            found.Of(
                step,
                $"ادارهٔ گام «{step.Title.Fa}» از پاسخ «{by}» می‌آید؛ آن باید گزینشی باشد که از همه پرسیده می‌شود.",
                $"The step '{step.Code}' takes its office from '{by}', "
                    + "which is no required choice that is always asked."
            );
        else if (field.Options.FirstOrDefault(o => o.Office is null) is { } bare)
            found.Of(
                field,
                $"گزینهٔ «{bare.Title.Fa}» اداره ندارد و گام «{step.Title.Fa}» اداره‌اش را از آن می‌گیرد.",
                $"The option '{bare.Value}' of '{by}' names no office."
            );
    }
}
