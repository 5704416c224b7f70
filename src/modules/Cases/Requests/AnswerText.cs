using System.Globalization;
using Shahr.Cases.Definitions;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>An answer as people read it.</summary>
internal static class AnswerText
{
    /// <param name="field">The question.</param>
    /// <param name="answer">Its answer, or null.</param>
    /// <param name="language"><c>fa</c> or <c>en</c>.</param>
    /// <param name="masked">True for a reader who need not see national codes and passports of people in full.</param>
    public static string? Of(FieldDefinition field, Answer? answer, string language, bool masked = false) =>
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
            ShapeAnswer shape => ShapeOf(field, shape, language),
            AddressAnswer address => AddressOf(address, language),
            PersonAnswer person => PersonOf(person, language, masked),
            OrganisationAnswer organisation => CaseWords.Digits(
                language,
                CaseWords.Say(
                    language,
                    $"{organisation.Name}، شناسهٔ ملی {organisation.NationalId}",
                    $"{organisation.Name}, national id {organisation.NationalId}"
                )
            ),
            GroupAnswer group => string.Join(
                '\n',
                group.Entries.Select(
                    (entry, i) => $"{CaseWords.Number(language, i + 1)}. {OfEntry(field, entry, language, masked)}"
                )
            ),
            FilesAnswer files => string.Join("، ", files.Files.Select(f => f.Name)),
            _ => null,
        };

    /// <summary>One entry of a group on a line: «نام: علی، نسبت: فرزند».</summary>
    public static string OfEntry(FieldDefinition group, GroupEntry entry, string language, bool masked = false) =>
        string.Join(
            CaseWords.Say(language, "، ", ", "),
            group
                .Fields.Select(f => (Label: f.Label.In(language), Text: Of(f, entry[f.Name], language, masked)))
                .Where(line => line.Text is { Length: > 0 })
                .Select(line => $"{line.Label}: {line.Text}")
        );

    private static string ShapeOf(FieldDefinition field, ShapeAnswer shape, string language)
    {
        var many = CaseWords.Grouped(language, shape.Points.Count);
        var measure = CaseWords.Grouped(language, shape.Measure);
        return field.Type == FieldType.MapArea
            ? CaseWords.Say(language, $"{many} گوشه، {measure} متر مربع", $"{many} corners, {measure} m²")
            : CaseWords.Say(language, $"{many} نقطه، {measure} متر", $"{many} points, {measure} m");
    }

    private static string AddressOf(AddressAnswer address, string language)
    {
        string Named(string fa, string en, string value) =>
            value.Length == 0 ? "" : CaseWords.Say(language, $"{fa} {value}", $"{en} {value}");
        string[] parts =
        [
            address.Street,
            address.Alley,
            Named("پلاک", "No.", address.Number),
            Named("طبقهٔ", "floor", address.Floor),
            Named("واحد", "unit", address.Unit),
            Named("کد پستی", "postal code", PostalCode.Parse(address.PostalCode).Display),
        ];
        var text = string.Join(CaseWords.Say(language, "، ", ", "), parts.Where(p => p.Length > 0));
        return CaseWords.Digits(language, text);
    }

    private static string PersonOf(PersonAnswer person, string language, bool masked)
    {
        var (fa, en, code) = person.NationalCode is { } national
            ? ("کد ملی", "national code", national)
            : ("گذرنامه", "passport", person.Passport ?? "");
        if (masked && code.Length > 3)
            code = new string('•', code.Length - 3) + code[^3..];
        return CaseWords.Say(
            language,
            $"{person.Name}، {fa} {CaseWords.Digits("fa", code)}",
            $"{person.Name}, {en} {code}"
        );
    }
}
