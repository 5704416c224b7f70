using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;
using Shahr.Kit.Data;

namespace Shahr.Web.Cli;

/// <summary>A reason why the city cannot start, as one sentence and the command that mends it.</summary>
public sealed class StartException(string fa, string en, string? mend = null) : Exception(en)
{
    /// <summary>The sentence.</summary>
    public StartProblem Problem { get; } = new(fa, en, mend);
}

/// <summary>One sentence in two languages and the command that mends it.</summary>
public sealed record StartProblem(string Fa, string En, string? Mend)
{
    private const int DiskFull = 13;
    private const int CannotOpen = 14;
    private const int ReadOnly = 8;

    /// <summary>The sentence for what is known to go wrong outside us; null for a bug, which keeps its stack trace.</summary>
    public static StartProblem? From(Exception broken) => broken switch
    {
        StartException start => start.Problem,
        SchemaException { IsNewer: true } schema => new(
            "این پایگاه داده را نسخه‌ی تازه‌تری از شهر نوشته است: " + schema.Message + " برنامه را به‌روز کنید.",
            "A newer city wrote this database: " + schema.Message + " Update the program.", null),
        SchemaException schema => new("ساختار پایگاه داده به‌روز نشد: " + schema.Message, "The schema could not be applied: " + schema.Message, "shahr doctor"),
        SqliteException { SqliteErrorCode: DiskFull } => Full(),
        SqliteException { SqliteErrorCode: ReadOnly or CannotOpen } => Locked("SQLite"),
        UnauthorizedAccessException denied => Locked(denied.Message),
        IOException io when io.HResult == unchecked((int)0x80070070) || io.Message.Contains("No space left", StringComparison.Ordinal) => Full(),
        IOException { InnerException: Microsoft.AspNetCore.Connections.AddressInUseException } busy => Busy(busy.Message),
        IOException io when io.Message.Contains("Read-only file system", StringComparison.Ordinal) => Locked(io.Message),
        NpgsqlException { InnerException: SocketException } down => new(
            "به PostgreSQL دسترسی نیست: " + down.Message, "PostgreSQL cannot be reached: " + down.Message, "systemctl status postgresql"),
        PostgresException refused => new(
            "PostgreSQL نپذیرفت: " + refused.MessageText, "PostgreSQL refused: " + refused.MessageText, "psql \"…\""),
        ArgumentException { TargetSite.DeclaringType.Namespace: { } ns } wrong when ns.StartsWith("Npgsql", StringComparison.Ordinal) => new(
            "رشته‌ی اتصال پایگاه داده درست نیست: " + wrong.Message, "The database connection string is wrong: " + wrong.Message, null),
        _ => broken.InnerException is { } inner ? From(inner) : null,
    };

    /// <summary>Writes the sentence to standard error.</summary>
    public void Print(string language, bool json)
    {
        if (json)
        {
            Console.Error.WriteLine(JsonSerializer.Serialize(new { fa = Fa, en = En, mend = Mend }, Readable));
            return;
        }

        Console.Error.WriteLine(language == "en" ? En : Fa);
        if (Mend is not null) Console.Error.WriteLine("  " + Mend);
    }

    internal static readonly JsonSerializerOptions Readable = new(JsonSerializerOptions.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private static StartProblem Full() => new("روی دیسک جایی نمانده است.", "The disk is full.", "df -h");

    private static StartProblem Locked(string what) => new(
        "در پوشه‌ی داده نمی‌توان نوشت: " + what, "The data folder cannot be written: " + what, "chown -R $USER DATA");

    private static StartProblem Busy(string what) => new(
        "درگاه شبکه را برنامه‌ی دیگری گرفته است: " + what, "The port is taken by another program: " + what, "./run --port 5081");
}
