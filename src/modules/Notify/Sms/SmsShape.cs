using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Shahr.Notify;

/// <summary>How our numbers are written for a provider.</summary>
internal enum NumberForm
{
    /// <summary>As at home: 09121112233; foreign ones with 00 before their country.</summary>
    Local,

    /// <summary>With the country, without a sign: 989121112233.</summary>
    Digits,

    /// <summary>E.164: +989121112233.</summary>
    Plus,
}

/// <summary>How our id is written for a provider.</summary>
internal enum IdForm
{
    /// <summary>32 hexadecimal digits.</summary>
    Text,

    /// <summary>A whole number below 2^53, which JSON keeps exactly; of the id's SHA-256.</summary>
    Number,
}

/// <summary>
/// How one provider's HTTP interface looks, read from a JSON file: what is sent where, and where its answers stand.
/// Texts may hold <c>{key} {basic} {to} {text} {line} {id} {theirId}</c>. No secret is in it.
/// </summary>
internal sealed record SmsShape
{
    private static readonly JsonSerializerOptions _reading = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Where all paths begin: https, or http of this very machine.</summary>
    public required Uri Address { get; init; }

    public NumberForm Numbers { get; init; }

    public IdForm Ids { get; init; }

    public required SendShape Send { get; init; }

    /// <summary>How it is asked what became of a message; without it, only receipts tell.</summary>
    public AskShape? Ask { get; init; }

    public ReceiptShape? Receipts { get; init; }

    /// <exception cref="InvalidOperationException">It is no such file; the message says what is wrong.</exception>
    public static SmsShape Read(string json)
    {
        try
        {
            var shape = JsonSerializer.Deserialize<SmsShape>(json, _reading);
            return shape?.Wrong() is { } wrong
                ? throw new InvalidOperationException(wrong)
                : shape ?? throw new InvalidOperationException("it is empty");
        }
        catch (JsonException broken)
        {
            throw new InvalidOperationException(broken.Message);
        }
    }

    private string? Wrong()
    {
        if (!Address.IsAbsoluteUri || (Address.Scheme != "https" && !(Address.Scheme == "http" && Address.IsLoopback)))
            return "address: https only, for the key travels there";
        if (!Address.AbsolutePath.EndsWith('/'))
            return "address: it ends with /";
        if (Send.Yes.Count == 0 || Send.Status.Length == 0)
            return "send: say at which status the answer is a yes";
        if (Ask is { Delivered.Count: 0 })
            return "ask: say which word means delivered";
        if (Ask is { UnknownAfterSeconds: < 0 or > 300 })
            return "ask.unknownAfterSeconds: 0 to 300";
        if (Receipts is { } receipts && (receipts.OurId is null) == (receipts.TheirId is null))
            return "receipts: name either ourId or theirId";
        if (Receipts is { OurId: not null } && Ids == IdForm.Number)
            return "receipts: a number of ours cannot be turned back into its message; use theirId";
        if (Send.TheirId is null && (Receipts?.TheirId is not null || Ask?.Uses("{theirId}") == true))
            return "send.theirId: its own id is used and not read";
        return Send.Unknown() ?? Ask?.Unknown();
    }
}

/// <summary>One kind of request.</summary>
internal abstract record RequestShape
{
    public string Method { get; init; } = "POST";

    /// <summary>Behind the address, each value escaped.</summary>
    public required string Path { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    public Dictionary<string, string> Query { get; init; } = [];

    public Dictionary<string, string>? Form { get; init; }

    /// <summary>Texts in it are filled; one that is exactly <c>{number:line}</c> becomes a number.</summary>
    public JsonNode? Json { get; init; }

    public bool Uses(string word) => Texts().Any(t => t.Contains(word, StringComparison.Ordinal));

    /// <summary>What is wrong with it, or null.</summary>
    public string? Unknown()
    {
        if (Method is not ("GET" or "POST"))
            return "method: GET or POST";
        if (Path.StartsWith('/'))
            return "path: it begins behind the address, without /";
        if (Form is not null && Json is not null)
            return "a request is a form or JSON, not both";
        return Texts().Select(SmsWords.UnknownIn).FirstOrDefault(word => word is not null) is { } unknown
            ? $"{{{unknown}}} is no word of ours"
            : null;
    }

    private IEnumerable<string> Texts() =>
        [Path, .. Headers.Values, .. Query.Values, .. (Form ?? []).Values, .. SmsWords.Leaves(Json)];
}

/// <summary>Giving a message, and what the answer means. Lists hold words as the answer writes them.</summary>
internal sealed record SendShape : RequestShape
{
    /// <summary>Where the answer says whether it took the message: names and places, with dots.</summary>
    public required string Status { get; init; }

    public IReadOnlyList<string> Yes { get; init; } = [];

    /// <summary>Surely not taken.</summary>
    public IReadOnlyList<string> No { get; init; } = [];

    public IReadOnlyList<string> WrongKey { get; init; } = [];

    public string? TheirId { get; init; }
}

/// <summary>Asking after one message.</summary>
internal sealed record AskShape : RequestShape
{
    /// <summary>Where the answer says what became of it.</summary>
    public required string Fate { get; init; }

    public IReadOnlyList<string> OnItsWay { get; init; } = [];

    public IReadOnlyList<string> Delivered { get; init; } = [];

    public IReadOnlyList<string> Undelivered { get; init; } = [];

    /// <summary>It does not have it and will not send it: a promise. Left empty, an operator decides instead.</summary>
    public IReadOnlyList<string> NotKnown { get; init; } = [];

    /// <summary>So long after it was given, <see cref="NotKnown"/> is believed.</summary>
    public int UnknownAfterSeconds { get; init; } = 120;

    public Fate? FateOf(string? word) =>
        word is null ? null
        : Delivered.Contains(word) ? Notify.Fate.Delivered
        : Undelivered.Contains(word) ? Notify.Fate.Undelivered
        : OnItsWay.Contains(word) ? Notify.Fate.Accepted
        : NotKnown.Contains(word) ? Notify.Fate.NotKnown
        : null;
}

/// <summary>What the provider posts to us when it knows what became of a message: a form or JSON.</summary>
internal sealed record ReceiptShape
{
    public string? OurId { get; init; }

    public string? TheirId { get; init; }

    /// <summary>Where the word stands.</summary>
    public required string Fate { get; init; }

    public IReadOnlyList<string> Delivered { get; init; } = [];

    public IReadOnlyList<string> Undelivered { get; init; } = [];
}
