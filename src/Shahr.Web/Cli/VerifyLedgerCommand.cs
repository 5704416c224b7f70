using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shahr.Kit.Data;
using Shahr.Ledger;
using Shahr.Treasury;

namespace Shahr.Web.Cli;

/// <summary>
/// <c>shahr verify-ledger [FOLDER] [--known END:CHAIN]</c>: judges a ledger's journal again from its first line,
/// without the city, and names the first line that disagrees. Without a folder it is the journal in the city's
/// database, which others may write to meanwhile.
/// </summary>
internal static class VerifyLedgerCommand
{
    private const long LinesBetweenWords = 1_000_000;

    public static Command Make()
    {
        var folder = new Argument<string?>("FOLDER")
        {
            Description = "The folder of the journal, which nobody may have open; without it the city's database.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var known = new Option<string?>("--known")
        {
            Description = "END:CHAIN of an earlier run, kept elsewhere: was anything before it replaced since?",
        };
        var command = new Command("verify-ledger", "Recomputes every balance and the chain of a ledger's journal.")
        {
            folder,
            known,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var kept = parsed.GetValue(known) is { } said ? Kept(said) : ((long, string)?)null;
                return parsed.GetValue(folder) is { } named
                    ? Run(parsed, named, kept)
                    : await RunAsync(parsed, kept, ct);
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, (long, string)? kept, CancellationToken ct)
    {
        var text =
            CommonOptions.Read(parsed).Database
            ?? throw new StartException(
                "بنویسید دفتر در کدام پوشه است، یا با --database پایگاه دادهٔ شهر را نشان دهید.",
                "Name the folder of the ledger, or the city's database with --database."
            );
        await using var database = CityDatabase.Postgres(text);
        using var journal = await OpenAsync(database, ct);
        return Judge(parsed, journal, kept);
    }

    private static async Task<PostgresJournal> OpenAsync(CityDatabase database, CancellationToken ct)
    {
        try
        {
            if (await PostgresJournal.ReadAsync(database, ct) is { } journal)
                return journal;
        }
        catch (Npgsql.PostgresException missing) when (missing.SqlState == Npgsql.PostgresErrorCodes.UndefinedTable)
        {
            // Said below: a database without the table has no ledger either.
        }

        throw new StartException(
            "در این پایگاه داده دفتری نیست؛ شاید روزنامهٔ این شهر در پوشه است.",
            "There is no ledger in this database; perhaps this city keeps its journal in a folder."
        );
    }

    private static int Run(ParseResult parsed, string folder, (long, string)? kept)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFiles(folder, "journal-*").Any())
            throw new StartException($"در «{folder}» دفتری نیست.", $"There is no ledger in '{folder}'.");
        try
        {
            using var disk = new FolderDisk(folder);
            using var journal = new FileJournal(disk);
            return Judge(parsed, journal, kept);
        }
        catch (JournalException fault) when (fault.Fault != JournalFault.InUse)
        {
            Tell(parsed, fault);
            return 1;
        }
        catch (JournalException)
        {
            throw new StartException(
                $"دفترِ «{folder}» همین حالا در کار است؛ نخست شهر را ببندید یا رونوشتی از پوشه را بسنجید.",
                $"The ledger in '{folder}' is in use; stop the city first, or verify a copy of the folder."
            );
        }
    }

    private static int Judge(ParseResult parsed, IJournal journal, (long, string)? kept)
    {
        try
        {
            var told = 0L;
            Tell(parsed, Verification.Run(journal, kept, lines => Say(parsed, lines, ref told)));
            return 0;
        }
        catch (JournalException fault)
        {
            Tell(parsed, fault);
            return 1;
        }
    }

    private static (long End, string Chain) Kept(string known) =>
        known.Split(':') is [var end, { Length: 64 } chain]
        && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            ? (position, chain)
            : throw new StartException(
                "پس از --known یک عدد، دونقطه و ۶۴ رقمِ شانزده‌شانزدهی بنویسید، همان‌گونه که این فرمان پیش‌تر نوشته است.",
                "After --known write a number, a colon and 64 hexadecimal digits, as this command printed them."
            );

    private static void Say(ParseResult parsed, long lines, ref long told)
    {
        if (lines - told < LinesBetweenWords || parsed.GetValue(CommonOptions.Json))
            return;
        told = lines;
        Console.Error.WriteLine(
            parsed.English() ? $"{lines} lines judged" : $"{BackupCommand.Fa(lines)} سطر سنجیده شد"
        );
    }

    private static void Tell(ParseResult parsed, VerificationReport report)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(report, StartProblem.Readable));
            return;
        }

        BackupCommand.Say(
            parsed,
            $"دفتر درست است: {BackupCommand.Fa(report.Lines)} سطر، {BackupCommand.Fa(report.Accounts)} حساب، "
                + "جمعِ همهٔ مانده‌ها صفر. این نشان را جایی بیرون از این دستگاه نگه دارید "
                + "تا بعدها دست‌نخوردگی‌اش را بسنجید:",
            $"The ledger holds: {report.Lines} lines, {report.Accounts} accounts, all balances add up to zero. "
                + "Keep this mark outside this machine, to prove later that nothing was replaced:"
        );
        Console.WriteLine($"{report.End.ToString(CultureInfo.InvariantCulture)}:{report.Chain}");
        if (report.Unfinished > 0)
            BackupCommand.Say(
                parsed,
                $"در پایان {BackupCommand.Fa(report.Unfinished)} جای نیمه‌کاره هست که به کسی پاسخ داده نشده بود.",
                $"At the end {report.Unfinished} slots of an unfinished batch were never acknowledged to anybody."
            );
    }

    private static void Tell(ParseResult parsed, JournalException fault)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            var said = new
            {
                holds = false,
                fault = fault.Fault.ToString(),
                position = fault.Position,
            };
            Console.WriteLine(JsonSerializer.Serialize(said, StartProblem.Readable));
            return;
        }

        BackupCommand.Say(
            parsed,
            $"دفتر درست نیست. نخستین سطری که نمی‌خواند: {BackupCommand.Fa(fault.Position)}. {Persian(fault.Fault)}",
            $"The ledger does not hold. First line that disagrees: {fault.Position}. {fault.Message}"
        );
    }

    private static string Persian(JournalFault fault) =>
        fault switch
        {
            JournalFault.Damaged => "بایت‌های این سطر آن نیست که نوشته شده بود؛ از پشتیبان برگردانید.",
            JournalFault.Lost => "سطرهایی که تأیید شده بودند این‌جا نیستند؛ از پشتیبان برگردانید.",
            JournalFault.ChainBroken => "زنجیره از این‌جا گسسته است: چیزی را با چیز دیگری عوض کرده‌اند.",
            JournalFault.NewerVersion => "با برنامهٔ تازه‌تری نوشته شده است؛ با همان بسنجید.",
            JournalFault.Foreign => "این سطر از دفتر دیگری است.",
            JournalFault.Contradiction => "این سطر با سطرهای پیش از خود نمی‌خواند.",
            JournalFault.InUse => "دفتر در کار است.",
            _ => throw new ArgumentOutOfRangeException(nameof(fault)),
        };
}
