using System.Globalization;
using System.Text.RegularExpressions;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// An e-mail address that any mail server takes: a dot-string of Latin letters (RFC 5321 §4.1.2) at a host name, whose
/// Persian labels are kept in punycode (RFC 5891). A label is of one script, Latin or Persian, so that no letter passes
/// for another; any other script can be given as <c>xn--</c>, which is also how it is shown.
/// </summary>
internal readonly partial record struct EmailAddress
{
    /// <summary>RFC 5321 §4.5.3.1: a path of 256 with its brackets.</summary>
    public const int Longest = 254;

    private const int LongestName = 64;

    private static readonly IdnMapping _names = new() { UseStd3AsciiRules = true };

    private readonly string? _value;

    private EmailAddress(string value) => _value = value;

    /// <summary>As it is kept and as mail is sent to it: ASCII, the host in lower case.</summary>
    public string Value => _value ?? "";

    /// <summary>For its owner: Persian labels in Persian letters.</summary>
    public string Display
    {
        get
        {
            var (name, host) = Halves(Value);
            return name + "@" + string.Join('.', host.Split('.').Select(Shown));
        }
    }

    /// <summary>One mailbox, whatever stands behind a plus and in either case; for counting only.</summary>
    public string Mailbox
    {
        get
        {
            var (name, host) = Halves(Value);
            return $"{name.Split('+')[0]}@{host}".ToLowerInvariant();
        }
    }

    /// <summary>Reads what was typed or pasted, or says what is wrong with it.</summary>
    public static Result<EmailAddress> Read(string? typed)
    {
        var text = PersianText.ToLatinDigits(Edges().Replace(typed ?? "", ""));
        if (text.Length > Longest)
            return EmailProblems.TooLong;
        var (name, host) = Halves(text);
        var labels = host.Split('.');
        if (name.Any(IsStrange) || !Array.TrueForAll(labels, IsOfOneScript))
            return EmailProblems.StrangeLetters;
        if (name.Length > LongestName || !Name().IsMatch(name) || HostOf(labels) is not { } sent)
            return EmailProblems.Wrong;
        var value = $"{name}@{sent}";
        return value.Length <= Longest ? new EmailAddress(value) : EmailProblems.TooLong;
    }

    /// <summary>Opens what was kept.</summary>
    public static EmailAddress Kept(string value) => new(value);

    private static (string Name, string Host) Halves(string text) =>
        text.LastIndexOf('@') is >= 0 and var at ? (text[..at], text[(at + 1)..]) : (text, "");

    private static bool IsStrange(char c) => char.IsLetter(c) && !char.IsAscii(c);

    // An invisible character is no letter of either script, and would vanish on the way to the name servers.
    private static bool IsOfOneScript(string label) => label.All(char.IsAscii) || Persian().IsMatch(label);

    // The name servers' form, or null where there can be no such host.
    private static string? HostOf(string[] labels)
    {
        if (labels.Length < 2 || !labels[^1].Any(char.IsLetter))
            return null;
        try
        {
            var host = _names.GetAscii(string.Join('.', labels)).ToLowerInvariant();
            // What claims to be punycode must be the punycode of something.
            return _names.GetAscii(_names.GetUnicode(host)) == host ? host : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string Shown(string label) =>
        label.StartsWith("xn--", StringComparison.Ordinal)
        && _names.GetUnicode(label) is var letters
        && letters.Any(IsStrange)
        && Persian().IsMatch(letters)
            ? letters
            : label;

    // Blanks, and the marks of direction that travel with a copied text.
    [GeneratedRegex(@"^[\s\p{Cf}]+|[\s\p{Cf}]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Edges();

    [GeneratedRegex(
        @"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Name();

    // Letters of the Arabic block without marks and kashida, Latin digits (typed ones were turned), the joiner that
    // Persian needs, the hyphen.
    [GeneratedRegex(@"^[0-9\u200C\u0620-\u063F\u0641-\u064A\u0671-\u06D3-]+\z", RegexOptions.CultureInvariant)]
    private static partial Regex Persian();
}
