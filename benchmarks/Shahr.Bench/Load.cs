using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Channels;

namespace Shahr.Bench;

/// <summary>
/// Asks at a fixed rate whether or not answers come: the n-th request is due at n / rate, and its time counts from
/// when it was due, so that a stall is charged to everyone who waited in it. Kept-alive connections take what is due,
/// in order.
/// </summary>
internal static class Load
{
    private const int Connections = 64;

    /// <summary>Answer times in milliseconds, one a request.</summary>
    public static async Task<double[]> HoldAsync(Uri page, double perSecond, int seconds)
    {
        var due = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleWriter = true });
        var took = new List<double>[Connections];
        var request = Encoding.ASCII.GetBytes($"GET {page.PathAndQuery} HTTP/1.1\r\nHost: {page.Authority}\r\n\r\n");
        var visitors = Enumerable
            .Range(0, Connections)
            .Select(i => Task.Run(() => VisitAsync(page, request, due.Reader, took[i] = [])))
            .ToArray();
        var pacer = new Thread(() => Pace(due.Writer, perSecond, seconds)) { Priority = ThreadPriority.AboveNormal };
        pacer.Start();
        await Task.WhenAll(visitors);
        return [.. took.SelectMany(t => t)];
    }

    private static void Pace(ChannelWriter<long> due, double perSecond, int seconds)
    {
        var (start, step) = (Stopwatch.GetTimestamp(), Stopwatch.Frequency / perSecond);
        var all = (long)(perSecond * seconds);
        for (long i = 0; i < all; i++)
        {
            var at = start + (long)(i * step);
            while (Stopwatch.GetTimestamp() < at)
                _ = Sleep(50);
            due.TryWrite(at);
        }

        due.Complete();
    }

    private static async Task VisitAsync(Uri page, byte[] request, ChannelReader<long> due, List<double> took)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(page.Host, page.Port);
        var answer = new Answer(socket);
        await foreach (var at in due.ReadAllAsync())
        {
            await socket.SendAsync(request);
            await answer.ReadAsync(page);
            took.Add(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
        }
    }

    [DllImport("libc", EntryPoint = "usleep")]
    private static extern int Sleep(uint microseconds);

    // Only what our own server sends: a length or chunks, never both, and status 200.
    private sealed class Answer(Socket socket)
    {
        private byte[] _bytes = new byte[256 * 1024];
        private int _count;

        public async Task ReadAsync(Uri page)
        {
            _count = 0;
            var head = await UntilAsync("\r\n\r\n"u8.ToArray(), 0);
            var text = Encoding.ASCII.GetString(_bytes, 0, head);
            if (!text.StartsWith("HTTP/1.1 200 ", StringComparison.Ordinal))
                throw new BenchException($"{page} answered {text.Split('\r')[0]}.");
            if (text.Contains("chunked", StringComparison.OrdinalIgnoreCase))
                await UntilAsync("\r\n0\r\n\r\n"u8.ToArray(), head - 2);
            else
            {
                var at = text.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase) + 15;
                var length = int.Parse(
                    text.AsSpan(at, text.IndexOf('\r', at) - at),
                    NumberStyles.AllowLeadingWhite,
                    CultureInfo.InvariantCulture
                );
                while (_count < head + length)
                    await MoreAsync();
            }
        }

        private async Task<int> UntilAsync(byte[] mark, int from)
        {
            while (true)
            {
                var found = _bytes.AsSpan(from, Math.Max(0, _count - from)).IndexOf(mark);
                if (found >= 0)
                    return from + found + mark.Length;
                from = Math.Max(from, _count - mark.Length);
                await MoreAsync();
            }
        }

        private async Task MoreAsync()
        {
            if (_count == _bytes.Length)
                Array.Resize(ref _bytes, _bytes.Length * 2);
            var read = await socket.ReceiveAsync(_bytes.AsMemory(_count));
            if (read == 0)
                throw new BenchException("The server closed a connection.");
            _count += read;
        }
    }
}
