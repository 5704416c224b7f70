using System.Globalization;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>What the page of one question shows.</summary>
public sealed record QuestionView
{
    /// <summary>Name of the service.</summary>
    public string Service { get; init; } = "";

    /// <summary>«پرسش ۲ از ۴».</summary>
    public string Progress { get; init; } = "";

    /// <summary>Where the form is sent.</summary>
    public string Action { get; init; } = "";

    /// <summary>The page before.</summary>
    public string BackUrl { get; init; } = "";

    /// <summary>Kind of the question.</summary>
    public required FieldType Type { get; init; }

    /// <summary>Name of the form field.</summary>
    public required string Name { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>Help.</summary>
    public required string? Hint { get; init; }

    /// <summary>True when it may be skipped.</summary>
    public required bool Optional { get; init; }

    /// <summary>Longest text.</summary>
    public required int MaxLength { get; init; }

    /// <summary>True when several files may be sent.</summary>
    public required bool Several { get; init; }

    /// <summary>For a code of digits: how the browser may fill it in; null for other texts.</summary>
    public required string? Digits { get; init; }

    /// <summary>The kept options of a field that takes several.</summary>
    public required IReadOnlyList<string> Chosen { get; init; }

    /// <summary>The kept text, choice or number.</summary>
    public required string? Value { get; init; }

    /// <summary>The options of a choice.</summary>
    public required IReadOnlyList<Choice> Choices { get; init; }

    /// <summary>The kept files.</summary>
    public required IReadOnlyList<KeptFile> Kept { get; init; }

    /// <summary>The kept Jalali day: day, month, year.</summary>
    public required (string Day, string Month, string Year)? Day { get; init; }

    /// <summary>Where the map opens, and its zoom.</summary>
    public required (double Lat, double Lon, double Zoom) Center { get; init; }

    /// <summary>The kept latitude.</summary>
    public required string? Lat { get; init; }

    /// <summary>The kept longitude.</summary>
    public required string? Lon { get; init; }

    /// <summary>The kept address.</summary>
    public required string? Address { get; init; }

    /// <summary>The inputs of an address, a person or an organisation.</summary>
    public IReadOnlyList<QuestionPart> Parts { get; init; } = [];

    /// <summary>In a preview: the design it is of. Null where a citizen is asked.</summary>
    public string? PreviewOf { get; init; }

    /// <summary>Where a filled-in answer comes from, to be confirmed; null when it is the draft's own.</summary>
    public string? Source { get; init; }

    /// <summary>Where it can be changed for good.</summary>
    public string? SourceUrl { get; init; }

    // Before a map was imported a question about a place opens on the capital.
    private static readonly (GeoPoint Center, double Zoom) _withoutMap = (new GeoPoint(35.7, 51.4), 11);

    /// <summary>The question with what the draft already answers.</summary>
    internal static QuestionView Of(
        Draft draft,
        ServiceDefinition service,
        FieldDefinition question,
        string? from,
        string language,
        IMaps maps
    )
    {
        var asked = service.Questions(draft.Answers);
        var index = asked.Index().First(f => f.Item == question).Index;
        return Of(question, draft.Answers[question.Name], draft, language, maps) with
        {
            Service = service.Title.In(language),
            Progress = ProgressOf(index + 1, asked.Count, language),
            Action = $"/drafts/{draft.Id}/questions/{question.Name}" + (from == "check" ? "?from=check" : ""),
            BackUrl =
                from == "check" ? $"/drafts/{draft.Id}/check"
                : index == 0 ? $"/services/{service.Code}"
                : $"/drafts/{draft.Id}/questions/{asked[index - 1].Name}",
        };
    }

    /// <summary>A question with this answer to it, on a page with others.</summary>
    internal static QuestionView Of(FieldDefinition question, Answer? answer, Draft? draft, string language, IMaps maps)
    {
        var place = answer as PlaceAnswer;
        return new QuestionView
        {
            Type = question.Type,
            Name = question.Name,
            Question = question.Question.In(language),
            Hint = question.Hint?.In(language),
            Optional = !question.Required,
            MaxLength = question.MaxLength,
            Several = question.MaxFiles > 1,
            Digits = question.Format switch
            {
                TextFormat.PostalCode => "postal-code",
                TextFormat.LegalEntity => "off",
                _ => null,
            },
            Chosen = (answer as ManyAnswer)?.Values ?? [],
            Value = ValueOf(answer, language),
            Choices = ChoicesOf(question, language),
            Kept = draft is null ? [] : KeptOf(draft, answer as FilesAnswer, language),
            Day = DayOf(answer as DayAnswer, language),
            Center = CenterOf(place, maps.View ?? _withoutMap),
            Lat = Degrees(place?.Lat),
            Lon = Degrees(place?.Lon),
            Address = place?.Address,
            Parts = QuestionParts.Of(question, answer, language),
        };
    }

    /// <summary>The same question filled in with what the city knows; an answer once the person says so.</summary>
    internal QuestionView Filled(KnownFact fact, string language) =>
        this with
        {
            Value = CaseWords.Digits(language, fact.Text),
            Parts = [.. Parts.Select((p, i) => i == 0 ? p with { Value = fact.Text } : p)],
            Address = fact.Text,
            Lat = Degrees(fact.At?.Lat),
            Lon = Degrees(fact.At?.Lon),
            Center = fact.At is { } at ? (at.Lat, at.Lon, 17) : Center,
            Source = CaseWords.Say(language, fact.SourceFa, fact.SourceEn),
            SourceUrl = fact.Href,
        };

    private static string ProgressOf(int number, int of, string language) =>
        CaseWords.Say(
            language,
            $"پرسش {CaseWords.Number("fa", number)} از {CaseWords.Number("fa", of)}",
            $"Question {number} of {of}"
        );

    private static string? ValueOf(Answer? answer, string language) =>
        answer switch
        {
            TextAnswer text => text.Text,
            ChoiceAnswer choice => choice.Value,
            NumberAnswer number => CaseWords.Number(language, number.Number),
            RialAnswer amount => CaseWords.Number(language, amount.Amount),
            ShapeAnswer shape => ShapeAnswers.Rows(shape),
            _ => null,
        };

    private static List<Choice> ChoicesOf(FieldDefinition question, string language) =>
        [.. question.Options.Select(o => new Choice(o.Value, o.Title.In(language), o.Hint?.In(language), o.Icon))];

    private static List<KeptFile> KeptOf(Draft draft, FilesAnswer? answer, string language) =>
        [
            .. (answer?.Files ?? []).Select(f => new KeptFile(
                f.Hash,
                f.Name,
                CaseWords.Size(language, f.Bytes),
                f.MediaType.StartsWith("image/", StringComparison.Ordinal) ? $"/drafts/{draft.Id}/files/{f.Hash}" : null
            )),
        ];

    private static (string Day, string Month, string Year)? DayOf(DayAnswer? answer, string language) =>
        answer is not null && JalaliDate.TryFrom(answer.Day, out var day)
            ? (
                CaseWords.Number(language, day.Day),
                CaseWords.Number(language, day.Month),
                CaseWords.Number(language, day.Year)
            )
            : null;

    private static (double Lat, double Lon, double Zoom) CenterOf(
        PlaceAnswer? place,
        (GeoPoint Center, double Zoom) city
    ) => place is { Lat: { } lat, Lon: { } lon } ? (lat, lon, 17) : (city.Center.Lat, city.Center.Lon, city.Zoom);

    private static string? Degrees(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);
}
