using System.Globalization;
using Shahr.Cases.Definitions;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>An answer as people read it.</summary>
internal static class AnswerText
{
    public static string? Of(FieldDefinition field, Answer? answer, string language) =>
        answer switch
        {
            null => null,
            TextAnswer text when field.Format == TextFormat.PostalCode => CaseWords.Digits(
                language,
                PostalCode.Parse(text.Text).Display
            ),
            TextAnswer text => CaseWords.Digits(language, text.Text),
            ChoiceAnswer choice => field.Option(choice.Value)?.Title.In(language) ?? choice.Value,
            NumberAnswer number => CaseWords.Number(language, number.Number),
            ManyAnswer many => string.Join(
                CaseWords.Say(language, "، ", ", "),
                many.Values.Select(value => field.Option(value)?.Title.In(language) ?? value)
            ),
            RialAnswer amount => CaseWords.Amount(language, amount.Amount),
            DayAnswer day => CaseWords.Day(language, day.Day),
            PlaceAnswer place when place.Address.Length > 0 => CaseWords.Digits(language, place.Address),
            PlaceAnswer { Lat: { } lat, Lon: { } lon } => CaseWords.Digits(
                language,
                string.Create(CultureInfo.InvariantCulture, $"{lat:0.00000}, {lon:0.00000}")
            ),
            FilesAnswer files => string.Join("، ", files.Files.Select(f => f.Name)),
            _ => null,
        };
}
