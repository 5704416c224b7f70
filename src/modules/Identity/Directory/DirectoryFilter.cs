using System.Formats.Asn1;
using System.Text;

namespace Shahr.Identity;

/// <summary>
/// By what somebody's entry is found: a filter as administrators write it (RFC 4515) with <c>{0}</c> where the name
/// stands. It is read once, when the city opens; a typed name is then put into the finished question as bytes and never
/// becomes part of a filter's text, so there is nothing that it could break out of.
/// </summary>
internal sealed class DirectoryFilter
{
    private const string Place = "{0}";
    private const int Deepest = 20;

    private readonly char _kind;
    private readonly string _attribute = "";
    private readonly byte[][] _pieces = [];
    private readonly List<DirectoryFilter> _inner = [];

    private DirectoryFilter(char kind, List<DirectoryFilter> inner) => (_kind, _inner) = (kind, inner);

    private DirectoryFilter(char kind, string attribute, byte[][] pieces) =>
        (_kind, _attribute, _pieces) = (kind, attribute, pieces);

    /// <summary>And, or, not, equality and presence.</summary>
    /// <exception cref="FormatException">It is no such filter; the message says why.</exception>
    public static DirectoryFilter Parse(string text)
    {
        var at = 0;
        var filter = Read(text, ref at, 0);
        if (at != text.Length)
            throw new FormatException("something stands behind its last bracket");
        return text.Contains(Place, StringComparison.Ordinal)
            ? filter
            : throw new FormatException("write {0} where the name of who signs in stands");
    }

    /// <summary>Writes the question about this name (RFC 4511, 4.5.1.7).</summary>
    public void Write(AsnWriter to, string name)
    {
        switch (_kind)
        {
            case '&' or '|':
                using (to.PushSetOf(Tag(_kind == '&' ? 0 : 1)))
                    _inner.ForEach(f => f.Write(to, name));
                break;
            case '!':
                using (to.PushSequence(Tag(2)))
                    _inner[0].Write(to, name);
                break;
            case '*':
                to.WriteOctetString(Encoding.UTF8.GetBytes(_attribute), Tag(7));
                break;
            default:
                using (to.PushSequence(Tag(3)))
                {
                    to.WriteOctetString(Encoding.UTF8.GetBytes(_attribute));
                    to.WriteOctetString(Joined(Encoding.UTF8.GetBytes(name)));
                }

                break;
        }
    }

    private static Asn1Tag Tag(int number) => new(TagClass.ContextSpecific, number);

    private byte[] Joined(byte[] name) => [.. _pieces.SelectMany((piece, i) => i == 0 ? piece : [.. name, .. piece])];

    private static DirectoryFilter Read(string text, ref int at, int depth)
    {
        if (depth > Deepest || at >= text.Length || text[at++] != '(' || at >= text.Length)
            throw new FormatException("a bracket is missing");
        var filter = text[at] switch
        {
            '&' or '|' or '!' => Several(text, ref at, depth),
            _ => One(text, ref at),
        };
        return at < text.Length && text[at++] == ')' ? filter : throw new FormatException("a bracket is missing");
    }

    private static DirectoryFilter Several(string text, ref int at, int depth)
    {
        var kind = text[at++];
        var inner = new List<DirectoryFilter>();
        while (at < text.Length && text[at] == '(')
            inner.Add(Read(text, ref at, depth + 1));
        return inner.Count == 0 || (kind == '!' && inner.Count != 1)
            ? throw new FormatException($"behind {kind} something is missing or too much")
            : new DirectoryFilter(kind, inner);
    }

    private static DirectoryFilter One(string text, ref int at)
    {
        var end = text.IndexOf(')', at);
        var equal = text.IndexOf('=', at);
        if (end < 0 || equal < 0 || equal > end)
            throw new FormatException("a comparison is missing");
        var (attribute, value) = (text[at..equal], text[(equal + 1)..end]);
        at = end;
        if (attribute.Length == 0 || !attribute.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or ';'))
            throw new FormatException("attributes are compared by = only");
        if (value == "*")
            return new DirectoryFilter('*', attribute, []);
        if (value.Contains('*', StringComparison.Ordinal) || value.Contains('(', StringComparison.Ordinal))
            throw new FormatException("a value is compared whole; write =* alone, or a sign as \\2a");
        return new DirectoryFilter('=', attribute, [.. value.Split(Place).Select(Unescaped)]);
    }

    private static byte[] Unescaped(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
                bytes.AddRange(Encoding.UTF8.GetBytes(Rune.GetRuneAt(text, i).ToString()));
            else if (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
                bytes.AddRange(Convert.FromHexString(text.AsSpan(i + 1, 2)));
            else
                throw new FormatException("behind \\ two hexadecimal digits stand");
            i += text[i] == '\\' ? 2 : Rune.GetRuneAt(text, i).Utf16SequenceLength - 1;
        }

        return [.. bytes];
    }
}
