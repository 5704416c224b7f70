using System.Globalization;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>Answers that need nothing but what was typed: texts, numbers, amounts and options.</summary>
internal static class PlainAnswers
{
    // Far above the yearly budget of the largest city of the country: more is a slip of the keyboard.
    private const long MostRials = 100_000_000_000_000_000;

    public static Result<Answer?> ReadText(FieldDefinition field, Typed typed)
    {
        var raw = typed.Text(field.Name) ?? "";

        // Cleaning only shortens by invisible characters; a text this much too long need not be cleaned to be refused.
        if (raw.Length > (field.MaxLength * 4) + 1000)
            return TooLong(field);
        var text = field.Type == FieldType.LongText ? PersianText.Clean(raw) : PersianText.CleanLine(raw);
        if (text.Length == 0)
            return Missing(field, CasesProblems.AnswerNeeded);
        if (text.Length > field.MaxLength)
            return TooLong(field);
        return field.Format switch
        {
            TextFormat.PostalCode => PostalCode.TryParse(text, out var code)
                ? new TextAnswer(code.Value)
                : CasesProblems.NotAPostalCode,
            TextFormat.LegalEntity => LegalEntityCode.TryParse(text, out var code)
                ? new TextAnswer(code.Value)
                : CasesProblems.NotALegalEntity,
            _ => new TextAnswer(text),
        };
    }

    public static Result<Answer?> ReadNumber(FieldDefinition field, Typed typed)
    {
        var text = PersianText
            .ToLatinDigits(PersianText.CleanLine(Short(typed.Text(field.Name))))
            .Replace("٬", "")
            .Replace(",", "");
        if (text.Length == 0)
            return Missing(field, CasesProblems.AnswerNeeded);
        if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return CasesProblems.NotANumber.With(field.Label.Fa, field.Label.En);
        var (min, max) = (field.Min ?? 0, field.Max ?? int.MaxValue);
        return number >= min && number <= max
            ? new NumberAnswer(number)
            : Outside(CasesProblems.OutOfRange, field, min, max, CaseWords.Number);
    }

    public static Result<Answer?> ReadRial(FieldDefinition field, Typed typed)
    {
        var text = PersianText.CleanLine(Short(typed.Text(field.Name)));
        if (text.Length == 0)
            return Missing(field, CasesProblems.AnswerNeeded);
        if (!Rial.TryParse(text, out var rial))
            return CasesProblems.NotAnAmount.With(field.Label.Fa, field.Label.En);
        var (min, max) = (field.Min ?? 0, field.Max ?? MostRials);
        return rial.Amount >= min && rial.Amount <= max
            ? new RialAnswer(rial.Amount)
            : Outside(CasesProblems.OutOfRange, field, min, max, CaseWords.Amount);
    }

    public static Result<Answer?> ReadChoice(FieldDefinition field, Typed typed)
    {
        var value = typed.Text(field.Name);
        if (string.IsNullOrEmpty(value))
            return Missing(field, CasesProblems.ChooseOne);
        return field.Option(value) is { } option
            ? new ChoiceAnswer(option.Value)
            : CasesProblems.ChooseOne.With(field.Label.Fa, field.Label.En);
    }

    public static Result<Answer?> ReadMany(FieldDefinition field, Typed typed)
    {
        var sent = typed.All(field.Name);
        if (sent.Count > field.Options.Count || sent.Any(value => field.Option(value) is null))
            return CasesProblems.ChooseOne.With(field.Label.Fa, field.Label.En);
        var values = field.Options.Select(o => o.Value).Where(sent.Contains).ToList();
        if (values.Count == 0)
            return Missing(field, CasesProblems.ChooseSome);
        var (min, max) = (field.Min ?? 1, field.Max ?? field.Options.Count);
        return values.Count >= min && values.Count <= max
            ? new ManyAnswer(values)
            : Outside(CasesProblems.TooManyOrFew, field, min, max, CaseWords.Number);
    }

    public static string Short(string? typed) => typed is { Length: > 100 } ? typed[..100] : typed ?? "";

    public static Result<Answer?> Missing(FieldDefinition field, Problem problem)
    {
        if (field.Required)
            return problem.With(field.Label.Fa, field.Label.En);
        return (Answer?)null;
    }

    /// <summary>A refusal that names the least and the most, in the words of both languages.</summary>
    public static Problem Outside<T>(
        Problem problem,
        FieldDefinition field,
        T min,
        T max,
        Func<string, T, string> say
    ) => problem.With(field.Label.Fa, field.Label.En, say("fa", min), say("fa", max), say("en", min), say("en", max));

    public static Problem TooLong(FieldDefinition field) =>
        CasesProblems.TooLong.With(
            field.Label.Fa,
            field.Label.En,
            CaseWords.Number("fa", field.MaxLength),
            field.MaxLength
        );
}
