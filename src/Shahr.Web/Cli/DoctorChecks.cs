using System.Net;
using System.Net.Sockets;
using Shahr.Identity;
using Shahr.Kit.Values;
using Shahr.Notify;
using Shahr.Web.Backup;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary>The looks of <c>shahr doctor</c>. None of them makes a folder, a key or a table.</summary>
/// <param name="options">The city's settings.</param>
/// <param name="clock">Today.</param>
/// <param name="outside">How the city reaches the outside; by default from the environment.</param>
internal sealed class DoctorChecks(CityOptions options, TimeProvider clock, IConfiguration? outside = null)
{
    private const long EnoughBytes = 1_000_000_000;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    public async Task<IReadOnlyList<Finding>> AllAsync(int port, CancellationToken ct)
    {
        // What the database check opens may leave files behind, so the keys are looked at first.
        var keys = Try("کلیدها", "Keys", Keys);
        return
        [
            Try("پوشهٔ داده", "Data folder", Folder),
            Try("جای دیسک", "Disk space", Disk),
            await PortAsync(port, ct),
            await DatabaseAsync(ct),
            keys,
            .. PostgresTool(),
            .. await LedgerCheck.LookAsync(options, ct),
            .. await SmsAsync(ct),
            .. await MailAsync(ct),
            .. await StaffAsync(ct),
            Try("تعطیلی‌های رسمی", "Official holidays", Calendar),
            Try("نمای کاربری", "Front end", FrontEnd),
        ];
    }

    private string DatabaseFile => Path.Join(options.Data, BackupManifest.SqliteName);

    private StartProblem? Folder()
    {
        FolderCheck.MustBeWritable(Exists(options.Data) ? options.Data : Nearest(options.Data));
        return new StagedSwap(options.Data).IsUnfinished
            ? new(
                "بازگرداندنی نیمه‌کاره مانده است و با آغاز شهر پایان می‌یابد.",
                "A restore was cut short; starting the city finishes it.",
                "./run"
            )
            : null;
    }

    private StartProblem? Disk()
    {
        var free = new DriveInfo(Nearest(options.Data)).AvailableFreeSpace;
        if (free < FolderCheck.FullBytes)
            return new("روی دیسک جایی نمانده است.", "The disk is full.", "df -h");
        return free < EnoughBytes
            ? new("کمتر از یک گیگابایت روی دیسک مانده است.", "Less than one gigabyte is left on the disk.", "df -h")
            : null;
    }

    private static async Task<Finding> PortAsync(int port, CancellationToken ct)
    {
        const string fa = "درگاه شبکه",
            en = "Port";
        if (port is < 1 or > 65_535)
            return new(
                fa,
                en,
                "درگاه شبکه عددی از ۱ تا ۶۵۵۳۵ است.",
                "A port is a number from 1 to 65535.",
                "shahr doctor --port 5080"
            );
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return Finding.Fine(fa, en);
        }
        catch (SocketException denied)
            when (denied.SocketErrorCode == SocketError.AccessDenied && StartProblem.From(denied) is { } problem)
        {
            return Finding.Wrong(fa, en, problem);
        }
        catch (SocketException)
        {
            if (await IsCityAsync(port, ct))
                return Finding.Fine(
                    $"درگاه شبکه (شهر روی {BackupCommand.Fa(port)} باز است)",
                    $"Port (the city is open on {port})"
                );
            var free = port < 65_535 ? port + 1 : 5080;
            return new(
                fa,
                en,
                $"درگاه {BackupCommand.Fa(port)} را برنامهٔ دیگری گرفته است.",
                $"Port {port} is taken by another program.",
                $"./run --port {free}"
            );
        }
    }

    private static async Task<bool> IsCityAsync(int port, CancellationToken ct)
    {
        try
        {
            using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
            return await http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/healthz"), ct) == "ok";
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    private async Task<Finding> DatabaseAsync(CancellationToken ct)
    {
        const string fa = "پایگاه داده",
            en = "Database";
        try
        {
            // A city that was never opened has none, and that is fine.
            if (options.Database is null && !File.Exists(DatabaseFile))
                return Finding.Fine(fa, en);
            await using var database = SchemaOf.Database(options);
            var state = await SchemaOf.Runner(options, database).StateAsync(ct);
            if (state.Unknown.Count > 0)
                return new(
                    fa,
                    en,
                    "نسخهٔ تازه‌تری از شهر آن را نوشته است؛ برنامه را به‌روز کنید.",
                    "A newer city wrote it; update the program.",
                    "git pull && ./run"
                );
            if (state.Changed.Count > 0)
                return new(
                    fa,
                    en,
                    $"نوشتهٔ ساختار {state.Changed[0]} پس از اجرا دست خورده است.",
                    $"The applied schema script {state.Changed[0]} was edited.",
                    "git checkout -- src"
                );
            return state.Pending.Count == 0
                ? Finding.Fine(fa, en)
                : new(
                    fa,
                    en,
                    $"ساختار پایگاه داده کهنه است: {BackupCommand.Fa(state.Pending.Count)} نوشته اجرا نشده.",
                    $"The schema is old: {state.Pending.Count} scripts are not applied.",
                    "shahr schema apply"
                );
        }
        catch (Exception broken) when (StartProblem.From(broken) is { } problem)
        {
            return Finding.Wrong(fa, en, problem);
        }
    }

    private StartProblem? Keys()
    {
        var folder = Path.Join(options.Data, "keys");
        var names = KeyNames.In(folder);
        if (names.Count == 0)
        {
            return options.Database is null && File.Exists(DatabaseFile)
                ? new(
                    "شهری این‌جاست و کلیدهایش نیست؛ آنچه رمز شده خوانده نمی‌شود.",
                    "There is a city here without its keys; what is encrypted cannot be read.",
                    "shahr keys import FILE"
                )
                : null;
        }

        FolderCheck.MustBeWritable(folder);
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(folder) & Others) == 0)
            return null;
        return new(
            "دیگران می‌توانند پوشهٔ کلیدها را باز کنند.",
            "Others on this machine may open the keys folder.",
            $"chmod -R go-rwx {folder}"
        );
    }

    private IEnumerable<Finding> PostgresTool()
    {
        if (options.Database is null)
            yield break;
        yield return PostgresTools.AreHere
            ? Finding.Fine("ابزار پشتیبان‌گیری", "Backup tools")
            : new(
                "ابزار پشتیبان‌گیری",
                "Backup tools",
                "pg_dump روی این ماشین نیست و پشتیبان گرفته نمی‌شود.",
                "pg_dump is not on this machine, so no backup can be made.",
                "apt-get install postgresql-client"
            );
    }

    private IConfiguration Outside => outside ?? new ConfigurationBuilder().AddEnvironmentVariables().Build();

    // A city may do without e-mail; one that has it wants it right.
    private async Task<IReadOnlyList<Finding>> MailAsync(CancellationToken ct)
    {
        var smtp = Outside.GetSection("Notify:Smtp");
        if (!smtp.Exists())
            return [];
        const string fa = "رایانامه",
            en = "E-mail";
        return await MailCheck.LookAsync(smtp, ct) is { } trouble
            ? [new(fa, en, trouble.Fa, trouble.En, "docs/deployment.md#e-mail")]
            : [Finding.Fine(fa, en)];
    }

    // Most cities have no directory of their staff.
    private async Task<IReadOnlyList<Finding>> StaffAsync(CancellationToken ct)
    {
        var section = Outside.GetSection("Identity:Directory");
        if (!section.Exists())
            return [];
        const string fa = "فهرست کارکنان",
            en = "Staff directory";
        return await DirectoryCheck.LookAsync(section, ct) is { } trouble
            ? [new(fa, en, trouble.Fa, trouble.En, "docs/deployment.md#staff-directory")]
            : [Finding.Fine(fa, en)];
    }

    // A trial on one's own machine has no address and needs no telephones.
    private async Task<IReadOnlyList<Finding>> SmsAsync(CancellationToken ct)
    {
        var sms = Outside.GetSection("Notify:Sms");
        if (!sms.Exists() && (options.Demo || options.PublicUrl is null))
            return [];
        const string fa = "پیامک",
            en = "SMS";
        return await SmsCheck.LookAsync(sms, ct) is { } trouble
            ? [new(fa, en, trouble.Fa, trouble.En, "docs/deployment.md#sms")]
            : [Finding.Fine(fa, en)];
    }

    private StartProblem? Calendar()
    {
        var last = CityCalendar.Open(options.Data).LastKnownYear;
        var today = JalaliDate.From(DateOnly.FromDateTime(PersianTime.ToTehran(clock.GetUtcNow().UtcDateTime)));
        if (last > today.Year || (last == today.Year && today.Month < 10))
            return null;
        return new(
            $"تعطیلی‌ها تنها تا پایان {BackupCommand.Fa(last)} دانسته است؛ سال بعد را بیفزایید.",
            $"Holidays are known only to the end of {last}; add the next year.",
            "shahr holidays add FILE"
        );
    }

    private static StartProblem? FrontEnd() =>
        Assets.Version(WebRoot.Find()) is not null
            ? null
            : new(
                "نمای کاربری هنوز ساخته نشده است.",
                "The front end is not built yet.",
                "(cd web && npm ci && npm run build)"
            );

    private static bool Exists(string path) => Directory.Exists(path) || File.Exists(path);

    private static string Nearest(string folder)
    {
        var path = Path.GetFullPath(folder);
        while (!Directory.Exists(path))
            path = Path.GetDirectoryName(path) ?? "/";
        return path;
    }

    private static Finding Try(string fa, string en, Func<StartProblem?> look)
    {
        try
        {
            return look() is { } problem ? Finding.Wrong(fa, en, problem) : Finding.Fine(fa, en);
        }
        catch (Exception broken) when (StartProblem.From(broken) is { } problem)
        {
            return Finding.Wrong(fa, en, problem);
        }
    }
}
