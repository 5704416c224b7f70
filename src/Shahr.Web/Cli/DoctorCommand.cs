using System.CommandLine;
using System.Text.Json;
using Shahr.Kit.Data;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary><c>shahr doctor</c>: what is wrong, in one sentence each, and the command that mends it.</summary>
internal static class DoctorCommand
{
    private const long EnoughBytes = 1_000_000_000;

    public static Command Make()
    {
        var port = new Option<int>("--port") { Description = "Port the city will listen on.", DefaultValueFactory = _ => 5080 };
        var command = new Command("doctor", "Says what is wrong and what mends it.") { port };
        command.SetAction(async (parsed, ct) =>
        {
            var findings = new List<Finding>();
            await foreach (var finding in ExamineAsync(CommonOptions.Read(parsed), parsed.GetValue(port), ct)) findings.Add(finding);
            Print(findings, parsed.English(), parsed.GetValue(CommonOptions.Json));
            return findings.Any(f => !f.IsFine) ? 2 : 0;
        });
        return command;
    }

    private static async IAsyncEnumerable<Finding> ExamineAsync(
        CityOptions options, int port, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        yield return Try("پوشه‌ی داده", "Data folder", () => FolderCheck.MustBeWritable(options.Data));
        yield return Disk(options.Data);
        yield return Port(port);
        yield return await DatabaseAsync(options, ct);
        yield return Calendar(TimeProvider.System);
        yield return FrontEnd();
    }

    private static Finding Disk(string folder)
    {
        var drive = new DriveInfo(Path.GetFullPath(folder));
        return drive.AvailableFreeSpace >= EnoughBytes
            ? Finding.Fine("جای دیسک", "Disk space")
            : new Finding("جای دیسک", "Disk space", "کمتر از یک گیگابایت جا مانده است.", "Less than one gigabyte is left.", "df -h");
    }

    private static Finding Port(int port)
    {
        try
        {
            using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, port);
            listener.Start();
            return Finding.Fine("درگاه شبکه", "Port");
        }
        catch (System.Net.Sockets.SocketException)
        {
            return new Finding("درگاه شبکه", "Port", $"درگاه {port} را برنامه‌ی دیگری گرفته است.", $"Port {port} is taken.", $"./run --port {port + 1}");
        }
    }

    private static async Task<Finding> DatabaseAsync(CityOptions options, CancellationToken ct)
    {
        const string fa = "پایگاه داده", en = "Database";
        try
        {
            if (options.Database is null && !File.Exists(Path.Join(options.Data, "city.db"))) return Finding.Fine(fa, en);
            await using var app = CityApp.Build(options, []);
            var state = await app.Services.GetRequiredService<SchemaRunner>().StateAsync(ct);
            if (state.Unknown.Count > 0) return new Finding(fa, en, "نسخه‌ی تازه‌تری از شهر آن را نوشته است؛ برنامه را به‌روز کنید.", "A newer city wrote it; update the program.", "git pull && ./run");
            if (state.Changed.Count > 0) return new Finding(fa, en, "نوشته‌ی ساختار پس از اجرا دست خورده است.", "An applied schema script was edited.", "git checkout -- src");
            return state.Pending.Count == 0
                ? Finding.Fine(fa, en)
                : new Finding(fa, en, "ساختار کهنه است.", "The schema is old.", "./shahr schema apply");
        }
        catch (Exception broken) when (StartProblem.From(broken) is { } problem)
        {
            return new Finding(fa, en, problem.Fa, problem.En, problem.Mend);
        }
    }

    private static Finding Calendar(TimeProvider clock)
    {
        var years = Shahr.Kit.Values.WorkCalendar.Default.LastKnownYear;
        var now = Shahr.Kit.Values.JalaliDate.From(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return years > now.Year || (years == now.Year && now.Month < 10)
            ? Finding.Fine("تعطیلی‌های رسمی", "Official holidays")
            : new Finding("تعطیلی‌های رسمی", "Official holidays",
                $"تعطیلی‌ها تنها تا پایان {years} دانسته است؛ سال بعد را بیفزایید.", $"Holidays are known only to the end of {years}; add the next year.",
                "./shahr holidays add FILE");
    }

    private static Finding FrontEnd() => Assets.Version(WebRoot.Find()) is not null
        ? Finding.Fine("نمای کاربری", "Front end")
        : new Finding("نمای کاربری", "Front end", "هنوز ساخته نشده است.", "It is not built yet.", "(cd web && npm ci && npm run build)");

    private static Finding Try(string fa, string en, Action check)
    {
        try
        {
            check();
            return Finding.Fine(fa, en);
        }
        catch (StartException start)
        {
            return new Finding(fa, en, start.Problem.Fa, start.Problem.En, start.Problem.Mend);
        }
    }

    private static void Print(List<Finding> findings, bool english, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(findings, StartProblem.Readable));
            return;
        }

        foreach (var finding in findings) Console.WriteLine(finding.Line(english));
    }

    /// <summary>One thing looked at.</summary>
    private sealed record Finding(string NameFa, string NameEn, string? WrongFa, string? WrongEn, string? Mend)
    {
        public bool IsFine => WrongFa is null;

        public static Finding Fine(string fa, string en) => new(fa, en, null, null, null);

        public string Line(bool english) => (english, IsFine) switch
        {
            (true, true) => $"ok     {NameEn}",
            (false, true) => $"درست   {NameFa}",
            (true, false) => $"wrong  {NameEn}: {WrongEn}" + (Mend is null ? "" : $"\n         {Mend}"),
            (false, false) => $"نادرست {NameFa}: {WrongFa}" + (Mend is null ? "" : $"\n         {Mend}"),
        };
    }
}
