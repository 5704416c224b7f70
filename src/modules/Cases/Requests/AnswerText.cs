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
            GroupAnswer group => string.Join(
                '\n',
                group.Entries.Select(
                    (entry, i) => $"{CaseWords.Number(language, i + 1)}. {OfEntry(field, entry, language)}"
                )
            ),
            FilesAnswer files => string.Join("، ", files.Files.Select(f => f.Name)),
            _ => null,
        };

    /// <summary>One entry of a group on a line: «نام: علی، نسبت: فرزند».</summary>
    public static string OfEntry(FieldDefinition group, GroupEntry entry, string language) =>
        string.Join(
            CaseWords.Say(language, "، ", ", "),
            group
                .Fields.Select(f => (Label: f.Label.In(language), Text: Of(f, entry[f.Name], language)))
                .Where(line => line.Text is { Length: > 0 })
                .Select(line => $"{line.Label}: {line.Text}")
        );
}
