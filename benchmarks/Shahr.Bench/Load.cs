using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

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
    /// <param name="page">What is asked for, or where the body goes.</param>
    /// <param name="perSecond">Requests that become due each second.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="cookie">Of a signed-in browser.</param>
    /// <param name="body">JSON to post; without it the page is read.</param>
    public static double[] Hold(Uri page, double perSecond, int seconds, string? cookie = null, string? body = null)
    {
        var request = Request(page, cookie, body);
        return Hold(page, perSecond, seconds, () => request);
    }

    /// <summary>The same, each request another.</summary>
    public static double[] Hold(Uri page, double perSecond, int seconds, Func<byte[]> request)
    {
        var schedule = new Schedule(perSecond, seconds);
        var visits = Enumerable.Range(0, Connections).Select(_ => new Visit(page, request, schedule)).ToArray();
        var threads = visits.Select(v => new Thread(v.Run, 256 * 1024)).ToArray();
        foreach (var thread in threads)
            thread.Start();
        foreach (var thread in threads)
            thread.Join();
        return visits.FirstOrDefault(v => v.Fault is not null)?.Fault is { } fault
            ? throw new BenchException(fault.Message)
            : [.. visits.SelectMany(v => v.Took)];
    }

    private static byte[] Request(Uri page, string? cookie, string? body)
    {
        var head = $"{(body is null ? "GET" : "POST")} {page.PathAndQuery} HTTP/1.1\r\nHost: {page.Authority}\r\n";
        if (cookie is not null)
            head += $"Cookie: {cookie}\r\n";
        if (body is not null)
            head += $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n";
        return Encoding.UTF8.GetBytes(head + "\r\n" + body);
    }

    private sealed class Schedule(double perSecond, int seconds)
    {
        private readonly long _start = Stopwatch.GetTimestamp() + Stopwatch.Frequency / 10;
        private readonly long _all = (long)(perSecond * seconds);
        private long _taken = -1;

        /// <summary>When the next request is due, each told once; null when there is none left.</summary>
        public long? Next() =>
            Interlocked.Increment(ref _taken) is var n && n < _all
                ? _start + (long)(n * Stopwatch.Frequency / perSecond)
                : null;
    }

    // A thread a connection, asleep in the kernel until its request is due and until its answer comes: the two cores
    // are the server's as well, and a pool of threads that look for work would take a third of them.
    private sealed class Visit(Uri page, Func<byte[]> request, Schedule schedule)
    {
        public List<double> Took { get; } = [];

        public Exception? Fault { get; private set; }

        public void Run()
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Connect(page.Host, page.Port);
                var answer = new Answer(socket);
                while (schedule.Next() is { } due)
                {
                    var bytes = request();
                    SleepUntil(due);
                    socket.Send(bytes);
                    answer.Read(page);
                    Took.Add(Stopwatch.GetElapsedTime(due).TotalMilliseconds);
                }
            }
            catch (Exception e) when (e is SocketException or BenchException)
            {
                Fault = e;
            }
        }

        private static void SleepUntil(long due)
        {
            for (var left = due - Stopwatch.GetTimestamp(); left > 0; left = due - Stopwatch.GetTimestamp())
                _ = Sleep((uint)(left * 1_000_000 / Stopwatch.Frequency) + 1);
        }
    }

    [DllImport("libc", EntryPoint = "usleep")]
    private static extern int Sleep(uint microseconds);

    // Only what our own server sends: a length or chunks, never both, and status 200 or 201.
    private sealed class Answer(Socket socket)
    {
        private byte[] _bytes = new byte[256 * 1024];
        private int _count;

        public void Read(Uri page)
        {
            _count = 0;
            var head = Until("\r\n\r\n"u8.ToArray(), 0);
            var text = Encoding.ASCII.GetString(_bytes, 0, head);
            if (!text.StartsWith("HTTP/1.1 20", StringComparison.Ordinal))
                throw new BenchException($"{page} answered {text.Split('\r')[0]}.");
            if (text.Contains("chunked", StringComparison.OrdinalIgnoreCase))
                Until("\r\n0\r\n\r\n"u8.ToArray(), head - 2);
            else
            {
                var at = text.IndexOf("Content-Length:", StringComparison.OrdinalIgnoreCase) + 15;
                var length = int.Parse(
                    text.AsSpan(at, text.IndexOf('\r', at) - at),
                    NumberStyles.AllowLeadingWhite,
                    CultureInfo.InvariantCulture
                );
                while (_count < head + length)
                    More();
            }
        }

        private int Until(byte[] mark, int from)
        {
            while (true)
            {
                var found = _bytes.AsSpan(from, Math.Max(0, _count - from)).IndexOf(mark);
                if (found >= 0)
                    return from + found + mark.Length;
                from = Math.Max(from, _count - mark.Length);
                More();
            }
        }

        private void More()
        {
            if (_count == _bytes.Length)
                Array.Resize(ref _bytes, _bytes.Length * 2);
            var read = socket.Receive(_bytes.AsSpan(_count));
            if (read == 0)
                throw new BenchException("The server closed a connection.");
            _count += read;
        }
    }
}
