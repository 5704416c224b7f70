using System.Globalization;
using System.Text;

namespace Shahr.Paper.Pdf;

/// <summary>Reads values of the PDF language from bytes that may be hostile: bounded in depth, never past the
/// end.</summary>
internal sealed class PdfTokens(byte[] file, int position)
{
    private const int MaxDepth = 64;

    public int Position { get; private set; } = position;

    public PdfNode Value(int depth = 0)
    {
        if (depth > MaxDepth)
            throw Damaged("values nest too deeply");
        SkipSpace();
        return Peek() switch
        {
            '/' => Name(),
            '(' => Literal(),
            '[' => Array(depth),
            '<' when At(Position + 1) == '<' => Dictionary(depth),
            '<' => HexString(),
            _ => NumberOrWord(),
        };
    }

    public bool Take(string word)
    {
        SkipSpace();
        if (Position + word.Length > file.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (file[Position + i] != word[i])
                return false;
        }
        Position += word.Length;
        return true;
    }

    public void Expect(string word)
    {
        if (!Take(word))
            throw Damaged($"«{word}» is missing");
    }

    public long Integer() => Value() is PdfInteger number ? number.Value : throw Damaged("a whole number is missing");

    /// <summary>Skips the line end after the word «stream»: CR LF or LF.</summary>
    public void SkipLineEnd()
    {
        if (Peek() == '\r')
            Position++;
        if (Peek() == '\n')
            Position++;
    }

    private int At(int index) => index >= 0 && index < file.Length ? file[index] : -1;

    private int Peek() => At(Position);

    private PdfDamagedException Damaged(string what) => new($"At byte {Position} {what}.");

    private void SkipSpace()
    {
        while (Position < file.Length)
        {
            if (file[Position] == '%')
            {
                while (Position < file.Length && file[Position] is not ((byte)'\r' or (byte)'\n'))
                    Position++;
            }
            else if (IsSpace(file[Position]))
            {
                Position++;
            }
            else
            {
                return;
            }
        }
    }

    private static bool IsSpace(int c) => c is 0 or 9 or 10 or 12 or 13 or 32;

    private static bool IsDelimiter(int c) => c is '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%';

    private PdfName Name()
    {
        Position++;
        var name = new StringBuilder();
        while (Peek() is var c and >= 0 && !IsSpace(c) && !IsDelimiter(c))
        {
            if (
                c == '#'
                && HexDigit(At(Position + 1)) is var high and >= 0
                && HexDigit(At(Position + 2)) is var low and >= 0
            )
            {
                c = high * 16 + low;
                Position += 2;
            }
            name.Append((char)c);
            Position++;
        }
        return new PdfName(name.ToString());
    }

    private PdfText Literal()
    {
        var start = Position++;
        var bytes = new List<byte>();
        for (var open = 1; ; )
        {
            var c = Peek();
            if (c < 0)
                throw Damaged("a string does not end");
            Position++;
            if (c == '(')
                open++;
            else if (c == ')' && --open == 0)
                return new PdfText(bytes.ToArray(), start, Position, IsHex: false);
            if (c == '\\')
                Escape(bytes);
            else
                bytes.Add((byte)c);
        }
    }

    private void Escape(List<byte> bytes)
    {
        var c = Peek();
        Position++;
        if (c is >= '0' and <= '7')
        {
            var value = c - '0';
            for (var i = 0; i < 2 && Peek() is var digit and >= '0' and <= '7'; i++, Position++)
                value = value * 8 + digit - '0';
            bytes.Add((byte)value);
        }
        else if (c == '\r' && Peek() == '\n')
        {
            Position++;
        }
        else if (c is not ('\r' or '\n' or < 0))
        {
            bytes.Add(
                (byte)(
                    c switch
                    {
                        'n' => 10,
                        'r' => 13,
                        't' => 9,
                        'b' => 8,
                        'f' => 12,
                        _ => c,
                    }
                )
            );
        }
    }

    private PdfText HexString()
    {
        var start = Position++;
        var bytes = new List<byte>();
        var high = -1;
        for (; Peek() != '>'; Position++)
        {
            if (IsSpace(Peek()))
                continue;
            var digit = HexDigit(Peek());
            if (digit < 0)
                throw Damaged("a hexadecimal string holds something else");
            if (high < 0)
            {
                high = digit;
                continue;
            }
            bytes.Add((byte)(high * 16 + digit));
            high = -1;
        }
        Position++;
        if (high >= 0)
            bytes.Add((byte)(high * 16));
        return new PdfText(bytes.ToArray(), start, Position, IsHex: true);
    }

    private PdfArray Array(int depth)
    {
        Position++;
        var items = new List<PdfNode>();
        while (!Take("]"))
            items.Add(Value(depth + 1));
        return new PdfArray(items);
    }

    private PdfDictionary Dictionary(int depth)
    {
        Position += 2;
        var items = new Dictionary<string, PdfNode>(StringComparer.Ordinal);
        while (!Take(">>"))
        {
            if (Peek() != '/')
                throw Damaged("a dictionary's key is missing");
            // The same key twice is how one file shows two faces to two readers.
            if (!items.TryAdd(Name().Value, Value(depth + 1)))
                throw Damaged("a dictionary has a key twice");
        }
        return new PdfDictionary(items);
    }

    private PdfNode NumberOrWord()
    {
        var start = Position;
        while (Peek() is var c and >= 0 && !IsSpace(c) && !IsDelimiter(c))
            Position++;
        if (Position == start)
            throw Damaged("a value is missing");
        var word = Encoding.Latin1.GetString(file, start, Position - start);
        if (!long.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return new PdfRaw(word);
        var after = Position;
        if (number is >= 0 and <= int.MaxValue && word.Length <= 10 && Generation() is { } generation)
            return new PdfReference((int)number, generation);
        Position = after;
        return new PdfInteger(number);
    }

    /// <summary>The rest of «12 0 R» after the first number, or null.</summary>
    private int? Generation()
    {
        SkipSpace();
        var value = 0;
        var start = Position;
        for (; Peek() is var c and >= '0' and <= '9' && Position - start < 5; Position++)
            value = value * 10 + c - '0';
        if (Position == start || !IsSpace(Peek()))
            return null;
        SkipSpace();
        if (Peek() != 'R' || (At(Position + 1) is var next and >= 0 && !IsSpace(next) && !IsDelimiter(next)))
            return null;
        Position++;
        return value;
    }

    private static int HexDigit(int c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            >= 'A' and <= 'F' => c - 'A' + 10,
            >= 'a' and <= 'f' => c - 'a' + 10,
            _ => -1,
        };
}
