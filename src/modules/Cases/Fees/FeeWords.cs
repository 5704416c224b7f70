using Shahr.Cases.Definitions;

namespace Shahr.Cases.Fees;

/// <summary>How fees are said: before they are owed, and in the history.</summary>
internal static class FeeWords
{
    /// <summary>What a request will cost; where nothing is answered yet the sums may hang on that.</summary>
    public static IReadOnlyList<(string What, string Amount)> Of(
        ServiceDefinition service,
        Answers? answers,
        string language
    ) =>
        [
            .. service
                .Steps.Select(s => s.Fee)
                .OfType<FeeDefinition>()
                .Select(fee => (What: fee.For.In(language), Amount: AmountOf(fee, answers, language)))
                .Where(fee => fee.Amount is not null)
                .Select(fee => (fee.What, fee.Amount ?? "")),
        ];

    /// <summary>What a step costs and how much, in one line.</summary>
    public static string Of(CaseStep step, string language) =>
        $"{CaseWords.Say(language, step.FeeFa ?? "", step.FeeEn ?? "")} "
        + $"({CaseWords.Amount(language, step.FeeRial?.Amount ?? 0)})";

    private static string? AmountOf(FeeDefinition fee, Answers? answers, string language) =>
        fee.Of(answers ?? Answers.None) is { } amount ? CaseWords.Amount(language, amount.Amount)
        : answers is null ? CaseWords.Say(language, "به اندازهٔ پاسخ‌های شما", "as your answers have it")
        : null;

    public static string Line(string language, LineKind kind, string who, string step) =>
        kind switch
        {
            LineKind.FeeAsked => CaseWords.Say(
                language,
                $"برای گام «{step}» کارمزد خواسته شد و ساعت تا پرداخت ایستاد",
                $"A fee was asked for the step “{step}”; the clock stands until it is paid"
            ),
            LineKind.FeePaid => CaseWords.Say(
                language,
                $"کارمزد گام «{step}» پرداخت شد",
                $"The fee of the step “{step}” was paid"
            ),
            LineKind.FeeWaived => CaseWords.Say(
                language,
                $"{who} کارمزد گام «{step}» را بخشود",
                $"{who} forwent the fee of the step “{step}”"
            ),
            LineKind.FeeGivenBack => CaseWords.Say(
                language,
                $"کارمزد گام «{step}» پس داده شد",
                $"The fee of the step “{step}” was given back"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
