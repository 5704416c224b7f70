using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Npgsql;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Web.Cli;

/// <summary>A reason why the city cannot start, as one sentence and the command that mends it.</summary>
public sealed class StartException(string fa, string en, string? mend = null) : Exception(en)
{
    /// <summary>The sentence.</summary>
    public StartProblem Problem { get; } = new(fa, en, mend);
}

/// <summary>One sentence in two languages and the command that mends it.</summary>
public sealed partial record StartProblem(string Fa, string En, string? Mend)
{
    private const int DiskFull = 13;
    private const int CannotOpen = 14;
    private const int ReadOnly = 8;
    private const int Busy = 5;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private const int NoSpace = unchecked((int)0x80070070);

    /// <summary>
    /// The sentence for what is known to go wrong outside us; null for a bug, which keeps its stack trace.
    /// </summary>
    public static StartProblem? From(Exception broken) =>
        broken switch
        {
            StartException start => start.Problem,
            SchemaException schema => OfSchema(schema),
            SqliteException sqlite => OfSqlite(sqlite),
            NpgsqlException postgres => OfPostgres(postgres),
            SocketException socket => OfNetwork(socket),
            JournalException journal => OfLedger(journal),
            OperationCanceledException => new("کار پیش از پایان بازایستاد.", "Stopped before the end.", null),
            UnauthorizedAccessException denied => OfPermission(PlaceIn(denied)),
            IOException io => OfDisk(io),
            _ => null,
        } ?? (broken.InnerException is { } inner ? From(inner) : null);

    private static StartProblem OfSchema(SchemaException schema) =>
        schema switch
        {
            { IsNewer: true } => new(
                "این پایگاه داده را نسخهٔ تازه‌تری از شهر نوشته است: " + schema.Message + " برنامه را به‌روز کنید.",
                "A newer city wrote this database: " + schema.Message + " Update the program.",
                null
            ),
            { Edited: { } script } => new(
                $"نوشتهٔ ساختار {script} پس از اجرا دست خورده است؛ نسخهٔ نخستینش را برگردانید.",
                $"The applied schema script {script} was edited; put back what was applied.",
                "git checkout -- src"
            ),
            // The disk or the server says it better than the script that happened to run.
            { InnerException: { } cause } when From(cause) is { } known => known,
            _ => new(
                "ساختار پایگاه داده به‌روز نشد: " + schema.Message,
                "The schema could not be applied: " + schema.Message,
                "shahr doctor"
            ),
        };

    private static StartProblem? OfSqlite(SqliteException sqlite) =>
        // A copy of a database tells the longer code, whose last byte is the plain one.
        (sqlite.SqliteErrorCode & 0xFF) switch
        {
            DiskFull => Full(),
            ReadOnly or CannotOpen => Locked("city.db"),
            InputOutput => new(
                "دیسک نوشته یا خوانده نشد؛ پر است یا آسیب دیده.",
                "The disk cannot be read or written; it is full or damaged.",
                "df -h"
            ),
            Corrupt or NotADatabase => new(
                "پروندهٔ city.db پایگاه دادهٔ سالمی نیست.",
                "The file city.db is not a sound database.",
                "shahr restore FILE --force"
            ),
            Busy => new("پایگاه داده در دست برنامهٔ دیگری است.", "Another program holds the database.", "shahr doctor"),
            _ => null,
        };

    private static StartProblem OfPostgres(NpgsqlException postgres) =>
        postgres switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } absent => new(
                "این پایگاه داده در PostgreSQL نیست: " + absent.MessageText,
                "PostgreSQL has no such database: " + absent.MessageText,
                "runuser -u postgres -- createdb --owner shahr --encoding UTF8 "
                    + "--template template0 --locale C.UTF-8 shahr"
            ),
            PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Full(),
            PostgresException refused => new(
                "PostgreSQL نپذیرفت: " + refused.MessageText,
                "PostgreSQL refused: " + refused.MessageText,
                "psql"
            ),
            _ => new(
                "به PostgreSQL دسترسی نیست: " + postgres.Message,
                "PostgreSQL cannot be reached: " + postgres.Message,
                "systemctl status postgresql"
            ),
        };

    private static StartProblem OfLedger(JournalException journal) =>
        new(
            $"روزنامهٔ دفتر کل درست نیست (سطر {BackupCommand.Fa(journal.Position)}).",
            "The journal of the ledger does not hold: " + journal.Message,
            "shahr verify-ledger"
        );

    private static StartProblem? OfNetwork(SocketException socket) =>
        socket.SocketErrorCode switch
        {
            SocketError.AccessDenied => new(
                "این درگاه شبکه را تنها مدیر ماشین می‌تواند باز کند؛ "
                    + "درگاهی بالاتر از ۱۰۲۳ بردارید و پراکسی جلوی آن بگذارید.",
                "Only the machine's administrator may open this port; take one above 1023 and put a proxy before it.",
                "./run --port 5080"
            ),
            SocketError.AddressNotAvailable => new(
                "این نشانی از آنِ این ماشین نیست.",
                "This address does not belong to this machine.",
                "ip address"
            ),
            _ => null,
        };

    private static StartProblem OfDisk(IOException io) =>
        io switch
        {
            { HResult: NoSpace } => Full(),
            _ when io.Message.Contains("No space left", StringComparison.Ordinal) => Full(),
            { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } => Taken(
                Address().Match(io.Message).Value
            ),
            _ when io.Message.Contains("Read-only file system", StringComparison.Ordinal) => Locked(PlaceIn(io)),
            _ when PlaceIn(io) is { Length: > 0 } place => new(
                $"«{place}» خوانده یا نوشته نشد.",
                "A file could not be read or written: " + io.Message,
                "ls -ld " + place
            ),
            _ => new(
                "پرونده‌ای خوانده یا نوشته نشد: " + io.Message,
                "A file could not be read or written: " + io.Message,
                "ls -l"
            ),
        };

    private static StartProblem OfPermission(string place) =>
        new($"اجازهٔ خواندن یا نوشتن «{place}» نیست.", $"No permission to read or write '{place}'.", "ls -ld " + place);

    // .NET says where in quotes and in English; only the place goes into our sentence.
    private static string PlaceIn(Exception broken) => Quoted().Match(broken.Message).Groups[1].Value;

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"https?://\S+?:\d+")]
    private static partial Regex Address();

    /// <summary>Writes the sentence to standard error.</summary>
    public void Print(string language, bool json)
    {
        if (json)
        {
            Console.Error.WriteLine(
                JsonSerializer.Serialize(
                    new
                    {
                        fa = Fa,
                        en = En,
                        mend = Mend,
                    },
                    Readable
                )
            );
            return;
        }

        Console.Error.WriteLine(language == "en" ? En : Fa);
        if (Mend is not null)
            Console.Error.WriteLine("  " + Mend);
    }

    /// <summary>True when somebody else holds a file that only one may open.</summary>
    internal static bool IsShared(IOException broken) =>
        broken.Message.Contains("being used by another process", StringComparison.Ordinal);

    internal static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private static StartProblem Full() => new("روی دیسک جایی نمانده است.", "The disk is full.", "df -h");

    private static StartProblem Locked(string what) =>
        new(
            $"در پوشهٔ داده نمی‌توان نوشت: «{what}».",
            $"The data folder cannot be written: '{what}'.",
            "chown -R $(whoami) FOLDER   # or: --data FOLDER"
        );

    private static StartProblem Taken(string what) =>
        new(
            $"درگاه شبکه را برنامهٔ دیگری گرفته است: {what}",
            $"The port is taken by another program: {what}",
            "./run --port 5081"
        );
}
