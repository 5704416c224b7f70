using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Contracts;

namespace Shahr.Cases;

/// <summary>
/// One typed answer. New kinds of field add a new record here; the stored JSON carries its kind in <c>is</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(TextAnswer), "text")]
[JsonDerivedType(typeof(ChoiceAnswer), "choice")]
[JsonDerivedType(typeof(NumberAnswer), "number")]
[JsonDerivedType(typeof(ManyAnswer), "many")]
[JsonDerivedType(typeof(RialAnswer), "rial")]
[JsonDerivedType(typeof(DayAnswer), "day")]
[JsonDerivedType(typeof(PlaceAnswer), "place")]
[JsonDerivedType(typeof(FilesAnswer), "files")]
[JsonDerivedType(typeof(GroupAnswer), "group")]
[JsonDerivedType(typeof(ShapeAnswer), "shape")]
[JsonDerivedType(typeof(AddressAnswer), "address")]
[JsonDerivedType(typeof(PersonAnswer), "person")]
[JsonDerivedType(typeof(OrganisationAnswer), "organisation")]
internal abstract record Answer;

/// <summary>Cleaned text; a known format is stored in its canonical form.</summary>
internal sealed record TextAnswer(string Text) : Answer;

/// <summary>The value of the chosen option.</summary>
internal sealed record ChoiceAnswer(string Value) : Answer;

/// <summary>The values of the chosen options, in the order of the form.</summary>
internal sealed record ManyAnswer(IReadOnlyList<string> Values) : Answer;

internal sealed record NumberAnswer(long Number) : Answer;

/// <summary>An amount in whole rials.</summary>
internal sealed record RialAnswer(long Amount) : Answer;

internal sealed record DayAnswer(DateOnly Day) : Answer;

/// <summary>A place: degrees WGS 84, null where the city has no map, and the address as people say it.</summary>
internal sealed record PlaceAnswer(double? Lat, double? Lon, string Address) : Answer;

/// <summary>A line or an area: its points, and metres along the one or square metres within the other.</summary>
internal sealed record ShapeAnswer(IReadOnlyList<GeoPoint> Points, long Measure) : Answer;

/// <summary>An address in its parts; those that may be left out are empty. The point is null where the map does not
/// know it.</summary>
internal sealed record AddressAnswer(
    string Street,
    string Alley,
    string Number,
    string Floor,
    string Unit,
    string PostalCode,
    double? Lat,
    double? Lon
) : Answer;

/// <summary>Somebody by name and either code; <see cref="AnswerText"/> shows the code only to who needs it.</summary>
internal sealed record PersonAnswer(string Name, string? NationalCode, string? Passport) : Answer;

internal sealed record OrganisationAnswer(string Name, string NationalId) : Answer;

/// <summary>A file the store keeps, with the name the person knows it by.</summary>
internal sealed record SentFile(string Hash, string Name, string MediaType, long Bytes);

internal sealed record FilesAnswer(IReadOnlyList<SentFile> Files) : Answer;

/// <summary>The entries of a group, in the order they were added.</summary>
internal sealed record GroupAnswer(IReadOnlyList<GroupEntry> Entries) : Answer
{
    /// <summary>With this entry in place of the one of its key, or behind all others.</summary>
    public GroupAnswer With(GroupEntry entry) =>
        Entries.Any(e => e.Key == entry.Key)
            ? new GroupAnswer([.. Entries.Select(e => e.Key == entry.Key ? entry : e)])
            : new GroupAnswer([.. Entries, entry]);

    /// <summary>Without the entry of this key; null where nothing is left.</summary>
    public GroupAnswer? Without(string key) =>
        Entries.Where(e => e.Key != key).ToList() is { Count: > 0 } left ? new GroupAnswer(left) : null;
}

/// <summary>One entry of a group. Its key stays the same however often it is changed, and a form that is posted twice
/// carries the same.</summary>
internal sealed record GroupEntry(string Key, IReadOnlyDictionary<string, Answer> Answers)
{
    public Answer? this[string field] => Answers.GetValueOrDefault(field);
}

/// <summary>The answers of a form by field name, as one JSON text in the database.</summary>
internal sealed class Answers
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly Dictionary<string, Answer> _byField;

    private Answers(Dictionary<string, Answer> byField) => _byField = byField;

    public static Answers None => new([]);

    /// <summary>Answers gathered one by one.</summary>
    public static Answers Of(IReadOnlyDictionary<string, Answer> byField) =>
        new(new Dictionary<string, Answer>(byField));

    /// <summary>A copy to change.</summary>
    public Dictionary<string, Answer> ToDictionary() => new(_byField, StringComparer.Ordinal);

    public Answer? this[string field] => _byField.GetValueOrDefault(field);

    public bool Has(string field) => _byField.ContainsKey(field);

    /// <summary>The same answers with this one set, or taken away when null.</summary>
    public Answers With(string field, Answer? answer)
    {
        var changed = new Dictionary<string, Answer>(_byField);
        if (answer is null)
            changed.Remove(field);
        else
            changed[field] = answer;
        return new Answers(changed);
    }

    /// <summary>What was answered to these fields, and to no other.</summary>
    public Answers To(IEnumerable<FieldDefinition> fields)
    {
        var names = fields.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        return new Answers(_byField.Where(a => names.Contains(a.Key)).ToDictionary(StringComparer.Ordinal));
    }

    public IEnumerable<(string Field, SentFile File)> Files =>
        _byField
            .Where(a => a.Value is FilesAnswer)
            .SelectMany(a => ((FilesAnswer)a.Value).Files.Select(file => (a.Key, file)));

    public string ToJson() => JsonSerializer.Serialize(_byField, _json);

    public static Answers FromJson(string json) =>
        new(JsonSerializer.Deserialize<Dictionary<string, Answer>>(json, _json) ?? []);
}
