using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Shahr.Notify;

/// <summary>Fills the words of a <see cref="SmsShape"/>, and finds values in what a provider answers.</summary>
internal static partial class SmsWords
{
    private static readonly string[] _known = ["key", "basic", "to", "text", "line", "id", "theirId"];

    /// <summary>The first word in braces that is none of ours, or null.</summary>
    public static string? UnknownIn(string text) =>
        Word()
            .Matches(text)
            .Select(m => m.Groups["name"].Value)
            .FirstOrDefault(name => !_known.Contains(name, StringComparer.Ordinal));

    /// <summary>The text with its words filled; a word without a value is empty.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> words, bool escaped = false) =>
        Word()
            .Replace(
                text,
                m =>
                {
                    var value = words.GetValueOrDefault(m.Groups["name"].Value, "");
                    return escaped ? Uri.EscapeDataString(value) : value;
                }
            );

    /// <summary>A copy of it, each text in it filled.</summary>
    public static JsonNode? Fill(JsonNode? node, IReadOnlyDictionary<string, string> words) =>
        node switch
        {
            JsonObject fields => new JsonObject(
                fields.Select(f => KeyValuePair.Create(f.Key, Fill(f.Value, words))).ToArray()
            ),
            JsonArray items => new JsonArray([.. items.Select(item => Fill(item, words))]),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Leaf(value.GetValue<string>(), words),
            _ => node?.DeepClone(),
        };

    /// <summary>Every text in it.</summary>
    public static IEnumerable<string> Leaves(JsonNode? node) =>
        node switch
        {
            JsonObject fields => fields.SelectMany(f => Leaves(f.Value)),
            JsonArray items => items.SelectMany(Leaves),
            JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
            _ => [],
        };

    /// <summary>Our id as the provider takes ids.</summary>
    public static string Id(Guid id, IdForm form)
    {
        if (form == IdForm.Text)
            return id.ToString("N");
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(id.ToByteArray(), hash);
        var number = BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11;
        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A number of E.164 as the provider takes numbers.</summary>
    public static string Number(string international, NumberForm form) =>
        form switch
        {
            NumberForm.Plus => international,
            NumberForm.Digits => international.TrimStart('+'),
            _ when international.StartsWith("+98", StringComparison.Ordinal) => "0" + international[3..],
            _ => "00" + international.TrimStart('+'),
        };

    /// <summary>
    /// What stands at a place such as <c>entries.0.status</c>, or <c>.</c> for the whole answer; null where nothing
    /// does, or where it is longer than a code or an id.
    /// </summary>
    public static string? At(JsonElement answer, string path)
    {
        var at = answer;
        foreach (var step in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var field))
                at = field;
            else if (
                at.ValueKind == JsonValueKind.Array
                && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && place < at.GetArrayLength()
            )
                at = at[place];
            else
                return null;
        }

        var text = at.ValueKind switch
        {
            JsonValueKind.String => at.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => at.GetRawText(),
            _ => null,
        };
        return text is { Length: > 0 and <= 100 } ? text : null;
    }

    /// <summary>Basic proof of <c>user:password</c> (RFC 7617).</summary>
    public static string Basic(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));

    private static JsonValue? Leaf(string text, IReadOnlyDictionary<string, string> words)
    {
        var filled = Fill(text, words);
        return
            text.StartsWith("{number:", StringComparison.Ordinal)
            && long.TryParse(filled, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? JsonValue.Create(number)
            : JsonValue.Create(filled);
    }

    [GeneratedRegex(@"\{(?:number:)?(?<name>\w+)\}")]
    private static partial Regex Word();
}
