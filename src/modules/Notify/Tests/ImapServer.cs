using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Shahr.Notify.Tests;

/// <summary>A mailbox of a few words (RFC 9051): one inbox, signed in by one password.</summary>
internal sealed partial class ImapServer : IDisposable
{
    public const string Password = "secret of the mailbox";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private int _last;

    public ImapServer()
    {
        _listener.Start();
        _ = TakeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public BounceSettings Settings => new("127.0.0.1", Port, "bounce", Password, "bounce", "city.example");

    /// <summary>Letters that are still there, and whether they were seen.</summary>
    public ConcurrentDictionary<int, Kept> Letters { get; } = new();

    /// <summary>Numbers of the letters whose text was asked for.</summary>
    public ConcurrentQueue<int> Fetched { get; } = [];

    /// <summary>True hangs up before the next flag is set: a crash behind the commit.</summary>
    public volatile bool Breaks;

    /// <summary>Puts a letter into the inbox; of a big one only the size is there.</summary>
    public int Add(string text, int? bytes = null)
    {
        var letter = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n"));
        Letters[++_last] = new Kept(letter, bytes ?? letter.Length, IsSeen: false, IsDeleted: false);
        return _last;
    }

    public void Dispose() => _listener.Dispose();

    private async Task TakeAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException) { }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var ends = client;
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        async Task SayAsync(string line) => await stream.WriteAsync(Encoding.Latin1.GetBytes(line + "\r\n"));
        await SayAsync("* OK [CAPABILITY IMAP4rev1 UIDPLUS] ready");
        while (await reader.ReadLineAsync() is { } line)
        {
            var said = Command().Match(line);
            var (tag, word, rest) = (
                said.Groups[1].Value,
                said.Groups[2].Value.ToUpperInvariant(),
                said.Groups[3].Value
            );
            if (word == "UID STORE" && Breaks)
                return;
            if (word == "LOGIN" && !rest.Contains(Password, StringComparison.Ordinal))
            {
                await SayAsync($"{tag} NO wrong");
                continue;
            }

            foreach (var (head, literal) in Answers(word, rest))
            {
                await SayAsync(literal is null ? head : $"{head} {{{literal.Length}}}");
                if (literal is null)
                    continue;
                await stream.WriteAsync(literal);
                await SayAsync(")");
            }

            await SayAsync(word == "SELECT" ? $"{tag} OK [READ-WRITE] done" : $"{tag} OK done");
        }
    }

    private IEnumerable<(string Head, byte[]? Literal)> Answers(string word, string rest)
    {
        var ids = Ids(rest);
        switch (word)
        {
            case "CAPABILITY":
                return [("* CAPABILITY IMAP4rev1 UIDPLUS", null)];
            case "LIST":
                return [("* LIST () \"/\" INBOX", null)];
            case "SELECT":
                return [($"* {Letters.Count} EXISTS", null), ("* OK [UIDVALIDITY 1] fine", null)];
            case "UID SEARCH":
                return
                [
                    (
                        "* SEARCH " + string.Join(' ', Letters.Where(l => !l.Value.IsSeen).Select(l => l.Key).Order()),
                        null
                    ),
                ];
            case "UID FETCH" when rest.Contains("BODY", StringComparison.OrdinalIgnoreCase):
                ids.ForEach(Fetched.Enqueue);
                return [.. ids.Select(id => ($"* {id} FETCH (UID {id} BODY[]", (byte[]?)Letters[id].Text))];
            case "UID FETCH":
                return
                [
                    .. ids.Select(id => ($"* {id} FETCH (UID {id} RFC822.SIZE {Letters[id].Bytes})", (byte[]?)null)),
                ];
            case "UID STORE":
                foreach (var id in ids)
                    Letters[id] = Letters[id] with
                    {
                        IsSeen = true,
                        IsDeleted = rest.Contains("Deleted", StringComparison.OrdinalIgnoreCase),
                    };
                return [];
            case "UID EXPUNGE":
                foreach (var id in ids.Where(id => Letters[id].IsDeleted))
                    Letters.TryRemove(id, out _);
                return [];
            default:
                return [];
        }
    }

    // 1,3:5
    private List<int> Ids(string rest) =>
        [
            .. rest.Split(' ')[0]
                .Split(',')
                .Select(part => part.Split(':'))
                .Where(ends => ends.All(e => int.TryParse(e, CultureInfo.InvariantCulture, out _)))
                .Select(ends => ends.Select(e => int.Parse(e, CultureInfo.InvariantCulture)).ToList())
                .SelectMany(ends => Enumerable.Range(ends[0], ends[^1] - ends[0] + 1))
                .Where(Letters.ContainsKey),
        ];

    [GeneratedRegex(@"^(\S+) ((?:UID )?\S+) ?(.*)$")]
    private static partial Regex Command();

    internal sealed record Kept(byte[] Text, int Bytes, bool IsSeen, bool IsDeleted);
}
