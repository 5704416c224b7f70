using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shahr.Notify.Tests;

/// <summary>A mail server of a few words (RFC 5321) that keeps what it gets.</summary>
internal sealed class SmtpServer : IDisposable
{
    private readonly TcpListener _listener;

    public SmtpServer(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _ = TakeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it says to a recipient; null hangs up.</summary>
    public string? ToRecipient { get; init; } = "250 ok";

    public ConcurrentQueue<string> Letters { get; } = [];

    /// <summary>Return addresses, in angle brackets as they were said.</summary>
    public ConcurrentQueue<string> Senders { get; } = [];

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
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("MAIL FROM:", StringComparison.OrdinalIgnoreCase))
                Senders.Enqueue(line["MAIL FROM:".Length..].Split(' ')[0]);
            var answer = line.Split(' ', ':')[0].ToUpperInvariant() switch
            {
                "RCPT" => ToRecipient,
                "DATA" => "354 go on",
                "QUIT" => "221 bye",
                _ => "250 ok",
            };
            if (answer is null)
                return;
            await writer.WriteLineAsync(answer);
            if (answer[0] == '3')
                await writer.WriteLineAsync(await LetterAsync(reader));
        }
    }

    private async Task<string> LetterAsync(StreamReader reader)
    {
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line && line != ".")
            letter.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        Letters.Enqueue(letter.ToString());
        return "250 kept";
    }
}
