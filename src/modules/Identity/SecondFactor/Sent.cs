using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Shahr.Identity;

/// <summary>A form on its way to a dangerous act: what it carries, and the proof beside it.</summary>
/// <param name="Kept">Every field of the act itself, as it was sent.</param>
internal sealed record Sent(IReadOnlyList<KeyValuePair<string, string>> Kept)
{
    // The proof's own fields begin so; the form token is made anew by the page.
    private const string Mark = "Proof";
    private const string Token = "__RequestVerificationToken";
    private const int MostCarried = 60_000;
    private const int LongestShown = 100;

    /// <summary>Null when the page has not asked yet.</summary>
    public string? Code { get; private init; }

    public string? Credential { get; private init; }

    public string? Challenge { get; private init; }

    /// <summary>True when another code by message is wanted.</summary>
    public bool Again { get; private init; }

    public bool IsTooLarge => Kept.Sum(one => one.Key.Length + one.Value.Length) > MostCarried;

    public static Sent Of(IFormCollection form) =>
        new([
            .. form.Where(f => f.Key != Token && !f.Key.StartsWith(Mark, StringComparison.Ordinal))
                .SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value ?? "")),
        ])
        {
            Code = form[Mark + "Code"],
            Credential = form[Mark + "Credential"],
            Challenge = form[Mark + "Challenge"],
            Again = form.ContainsKey(Mark + "Again"),
        };

    /// <summary>The sentence with its places filled from what was sent.</summary>
    public string Fill(string sentence, RouteValueDictionary address)
    {
        var places = Kept.Concat(
            address.Select(part => KeyValuePair.Create(part.Key, Convert.ToString(part.Value, null) ?? ""))
        );
        foreach (var (name, value) in places)
        {
            var shown = value.Length > LongestShown ? value[..LongestShown] + "…" : value;
            sentence = sentence.Replace("{" + name + "}", shown, StringComparison.Ordinal);
        }

        return sentence;
    }
}

/// <summary>What the page asks for.</summary>
public enum AskedFor
{
    /// <summary>The code of the app, or a recovery code.</summary>
    Authenticator,

    /// <summary>A passkey; there is nothing else.</summary>
    PasskeyOnly,

    /// <summary>A code by message.</summary>
    Message,

    /// <summary>A code of the printed sheet, of who has no mobile.</summary>
    Sheet,

    /// <summary>Nothing is left but a passkey, if there is one, and the counter.</summary>
    Counter,
}

/// <summary>What the page that asks again shows.</summary>
/// <param name="Act">What for, in a sentence.</param>
/// <param name="Action">Where the act is sent.</param>
/// <param name="Kept">What was sent, to be sent again.</param>
/// <param name="Challenge">For a passkey, where there is one.</param>
/// <param name="Asked">What is asked for.</param>
public sealed record ProveView(
    string Act,
    string Action,
    IReadOnlyList<KeyValuePair<string, string>> Kept,
    PasskeyChallenge? Challenge,
    AskedFor Asked
);
