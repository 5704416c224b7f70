using System.Globalization;
using System.Text.Json;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>
/// Answers of the API as the form would have sent them, so that one reader judges both: a place is
/// <c>{"lat":…,"lon":…,"address":…}</c>, a day an ISO 8601 date, several options an array, a group an array of objects.
/// </summary>
internal static class JsonAnswers
{
    private const int MostParts = 20;

    public static Typed From(IReadOnlyDictionary<string, JsonElement> answers)
    {
        var typed = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, value) in answers)
        {
            typed[name] = value.ValueKind switch
            {
                JsonValueKind.String => value.GetString(),
                JsonValueKind.Number => value.GetRawText(),
                JsonValueKind.Array => RowsOf(value),
                _ => null,
            };
            if (value.ValueKind == JsonValueKind.Object)
                AddParts(typed, name, value);
            if (value.ValueKind == JsonValueKind.String)
                AddDay(typed, name, value.GetString());
        }

        return new Typed(name => typed.GetValueOrDefault(name), name => Several(answers, name), [])
        {
            Entries = name => EntriesOf(answers, name),
        };
    }

    // Points [[lat, lon], …] as the rows a form has for them.
    private static string? RowsOf(JsonElement points) =>
        points.EnumerateArray().Take(ShapeAnswers.Most + 2).ToList() is { Count: > 0 } all
        && all.TrueForAll(p => p.ValueKind == JsonValueKind.Array)
            ? string.Join('\n', all.Select(p => string.Join(", ", p.EnumerateArray().Select(n => n.GetRawText()))))
            : null;

    // What is no object in the list is an entry without an answer: it is refused with the place it stands at.
    private static List<Typed>? EntriesOf(IReadOnlyDictionary<string, JsonElement> answers, string name) =>
        answers.GetValueOrDefault(name) is { ValueKind: JsonValueKind.Array } all
            ? [.. all.EnumerateArray().Select(one => From(Properties(one)))]
            : null;

    private static Dictionary<string, JsonElement> Properties(JsonElement one)
    {
        var properties = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (one.ValueKind != JsonValueKind.Object)
            return properties;
        foreach (var property in one.EnumerateObject())
            properties[property.Name] = property.Value;
        return properties;
    }

    private static IReadOnlyList<string?> Several(IReadOnlyDictionary<string, JsonElement> answers, string name) =>
        answers.GetValueOrDefault(name) is { ValueKind: JsonValueKind.Array } all
            ? [.. all.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString())]
            : [];

    // {"lat":…} is the input placeLat, {"street":…} homeStreet.
    private static void AddParts(Dictionary<string, string?> typed, string name, JsonElement parts)
    {
        foreach (var part in parts.EnumerateObject().Where(p => p.Name.Length > 0).Take(MostParts))
        {
            var input = name + char.ToUpperInvariant(part.Name[0]) + part.Name[1..];
            typed[input] = part.Value.ValueKind switch
            {
                JsonValueKind.String => part.Value.GetString(),
                JsonValueKind.Number => part.Value.GetRawText(),
                _ => null,
            };
        }
    }

    /// <summary>A day of ISO 8601 as the three fields a form has for it; anything else adds nothing.</summary>
    public static void AddDay(Dictionary<string, string?> typed, string name, string? text)
    {
        if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return;
        if (!JalaliDate.TryFrom(day, out var jalali))
            return;
        (typed[name + "Year"], typed[name + "Month"], typed[name + "Day"]) = (
            Text(jalali.Year),
            Text(jalali.Month),
            Text(jalali.Day)
        );

        static string Text(int part) => part.ToString(CultureInfo.InvariantCulture);
    }
}
