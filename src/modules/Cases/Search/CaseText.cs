using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Kit;
using Shahr.Kit.Search;

namespace Shahr.Cases.Search;

/// <summary>
/// What a case is found by: its titles, what was answered in words, and what either side has said in it since. National
/// codes, passports, telephones, amounts and days are left out: who knows them asks for them elsewhere, and an index is
/// no place to keep them twice.
/// </summary>
internal static class CaseText
{
    /// <summary>Stems of what was sent; a longer text is found by its beginning.</summary>
    public const int MostStems = 400;

    /// <summary>Stems of one case, what was said in it since among them; what is said later is not found.</summary>
    public const int MostOfAll = 1000;

    /// <summary>
    /// Lines in which somebody says something. What the city writes by itself (a consent, the question of an inquiry, a
    /// payment) is alike in all cases and tells none from another.
    /// </summary>
    public static readonly LineKind[] Said =
    [
        LineKind.Asked,
        LineKind.Answered,
        LineKind.Wrote,
        LineKind.Told,
        LineKind.OfficeAsked,
        LineKind.OfficeFor,
        LineKind.OfficeAgainst,
        LineKind.Confirmed,
        LineKind.NotConfirmed,
        LineKind.Granted,
        LineKind.Refused,
        LineKind.FoundDouble,
        LineKind.Reopened,
        LineKind.SplitInto,
        LineKind.SplitFrom,
    ];

    /// <summary>Of the text of a line what somebody said; null where nobody did.</summary>
    public static string? SaidIn(LineKind kind, string? text) =>
        text is null || !Said.Contains(kind)
            ? null
            : kind switch
            {
                // The number of the other case stands before the reason, and how long the clock stood behind it.
                LineKind.SplitInto or LineKind.SplitFrom => text[(text.IndexOf('\n') + 1)..],
                LineKind.Reopened when text.LastIndexOf('\n') is > 0 and var end => text[..end],
                _ => text,
            };

    /// <summary>The words of a case with the definition it follows.</summary>
    public static IReadOnlyList<SearchWord> WordsOf(Case on, ServiceDefinition service)
    {
        string[] texts = [on.TitleFa, on.TitleEn, .. TextsOf(on.Answers, service)];
        return [.. texts.SelectMany(SearchWords.Of)];
    }

    /// <summary>What was answered in words, in the order of the form.</summary>
    public static IEnumerable<string> TextsOf(Answers answers, ServiceDefinition service) =>
        Texts(service.Fields, name => answers[name]);

    /// <summary>As whose it is found.</summary>
    public static string Of(PersonId applicant) => "@a" + applicant.Value.ToString("N");

    /// <summary>As an office's it is found.</summary>
    public static string Of(OfficeId office) => "@o" + office.Value.ToString("N");

    private static IEnumerable<string> Texts(IEnumerable<FieldDefinition> fields, Func<string, Answer?> answer) =>
        fields.SelectMany(field => Texts(field, answer(field.Name)));

    private static IEnumerable<string> Texts(FieldDefinition field, Answer? answer) =>
        answer switch
        {
            TextAnswer text when field.Format == TextFormat.Free => [text.Text],
            ChoiceAnswer choice => Titles(field, [choice.Value]),
            ManyAnswer many => Titles(field, many.Values),
            PlaceAnswer place => [place.Address],
            AddressAnswer address => [address.Street, address.Alley, address.Number],
            PersonAnswer person => [person.Name],
            OrganisationAnswer organisation => [organisation.Name, organisation.NationalId],
            GroupAnswer group => group.Entries.SelectMany(entry => Texts(field.Fields, name => entry[name])),
            _ => [],
        };

    private static IEnumerable<string> Titles(FieldDefinition field, IEnumerable<string> values) =>
        values.Select(value => field.Option(value)).OfType<OptionDefinition>().Select(option => option.Title.Fa);
}
