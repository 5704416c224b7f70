namespace Shahr.Cases.Definitions;

/// <summary>What must hold of the fee of a step.</summary>
internal static class FeeRules
{
    public const long Least = 1_000;

    /// <summary>A hundred billion toman.</summary>
    public const long Most = 1_000_000_000_000;

    public static void Check(StepDefinition step, ServiceDefinition service, DefinitionFaults found)
    {
        if (step.Fee is not { } fee)
            return;
        if (fee.Rials is null == fee.From is null)
            found.Of(
                step,
                $"بگویید کارمزد گام «{step.Title.Fa}» چقدر است: یا مبلغی ثابت یا پاسخی که مبلغ را می‌گوید.",
                $"The fee of '{step.Code}' needs either rials or from."
            );
        if (fee.Rials is < Least or > Most)
            found.Of(
                step,
                $"کارمزد گام «{step.Title.Fa}» از ۱٬۰۰۰ تا ۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰ ریال است.",
                $"The fee of '{step.Code}' is 1,000 to 1,000,000,000,000 rials."
            );
        if (fee.From is { } by && service.Field(by) is not { Type: FieldType.Rial or FieldType.Computed })
            found.Of(
                step,
                $"کارمزد گام «{step.Title.Fa}» از پاسخ «{by}» می‌آید؛ آن باید مبلغ یا محاسبه باشد.",
                $"The fee of '{step.Code}' comes from '{by}', which is no amount and nothing computed."
            );
        WordRules.Check(
            fee.For,
            $"نام کارمزد گام «{step.Title.Fa}»",
            $"What the fee of '{step.Code}' is for",
            (fa, en) => found.Of(step, fa, en)
        );
    }
}
