using System.CommandLine;
using System.Text.Json;
using Shahr.Identity;
using Shahr.Kit;

namespace Shahr.Web.Cli;

/// <summary>
/// <c>shahr people import FILE</c>: citizens and officers whom the city knew before. Exit code 1: the list was read to
/// its end, and some lines were refused.
/// </summary>
internal static class PeopleCommand
{
    private const int MostShown = 50;

    /// <summary>How many lines came to what.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<ImportOutcome, int> _lines = [];

        public int this[ImportOutcome outcome] => _lines.GetValueOrDefault(outcome);

        public void Add(ImportedLine line) => _lines[line.Outcome] = this[line.Outcome] + 1;
    }

    public static Command Make()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "CSV in UTF-8: national_code,mobile,given_name,family_name and perhaps office,permissions.",
        };
        var dry = new Option<bool>("--dry-run") { Description = "Says what would come of each line; writes nothing." };
        var reason = new Option<string?>("--reason") { Description = "For the audit." };
        var by = new Option<string?>("--by")
        {
            Description = "National code of the manager of offices who appoints the officers in the list.",
        };
        var report = new Option<string?>("--report") { Description = "Writes what came of each line into this CSV." };
        var import = new Command("import", "Brings in people from a list; run again, it goes on where it stopped.")
        {
            file,
            dry,
            reason,
            by,
            report,
        };
        import.SetAction(
            (parsed, ct) =>
                ImportAsync(
                    parsed,
                    parsed.GetRequiredValue(file),
                    new ImportOrder(parsed.GetValue(reason), parsed.GetValue(by), parsed.GetValue(dry)),
                    parsed.GetValue(report),
                    ct
                )
        );
        return new Command("people", "People whom the city knew before.") { import };
    }

    private static async Task<int> ImportAsync(
        ParseResult parsed,
        string path,
        ImportOrder order,
        string? reportPath,
        CancellationToken ct
    )
    {
        if (!File.Exists(path))
            throw new StartException($"پروندهٔ «{path}» پیدا نشد.", $"There is no file '{path}'.");
        await using var stream = File.OpenRead(path);
        await using var report = reportPath is null ? null : new StreamWriter(reportPath);
        report?.WriteLine("line,outcome,why");
        var tally = new Tally();
        var ended = await OfficesCommand.InCityAsync(
            parsed,
            city =>
                city.GetRequiredService<PeopleImport>()
                    .RunAsync(
                        stream,
                        order,
                        line =>
                        {
                            tally.Add(line);
                            report?.WriteLine(Row(line, parsed));
                            Show(line, tally, parsed);
                        },
                        ct
                    ),
            ct
        );
        Tell(tally, order.IsDry, parsed);
        if (ended is { } problem)
            throw new StartException(problem.Fa, problem.En);
        return tally[ImportOutcome.Refused] > 0 ? 1 : 0;
    }

    private static string Row(ImportedLine line, ParseResult parsed) =>
        $"{line.Line},{Word(line.Outcome)},\"{Why(line, parsed).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void Show(ImportedLine line, Tally tally, ParseResult parsed)
    {
        if (line.Outcome != ImportOutcome.Refused || parsed.GetValue(CommonOptions.Json))
            return;
        if (tally[ImportOutcome.Refused] <= MostShown)
            BackupCommand.Say(
                parsed,
                $"سطر {BackupCommand.Fa(line.Line)}: {Why(line, parsed)}",
                $"Line {line.Line}: {Why(line, parsed)}"
            );
        else if (tally[ImportOutcome.Refused] == MostShown + 1)
            BackupCommand.Say(parsed, "… بقیه را ‎--report می‌نویسد.", "… --report writes the others.");
    }

    private static void Tell(Tally tally, bool isDry, ParseResult parsed)
    {
        var (made, changed) = (tally[ImportOutcome.Made], tally[ImportOutcome.Changed]);
        var (same, refused) = (tally[ImportOutcome.Same], tally[ImportOutcome.Refused]);
        if (parsed.GetValue(CommonOptions.Json))
        {
            var said = new
            {
                dryRun = isDry,
                made,
                changed,
                same,
                refused,
            };
            Console.WriteLine(JsonSerializer.Serialize(said, StartProblem.Readable));
            return;
        }

        BackupCommand.Say(
            parsed,
            (isDry ? "چیزی نوشته نشد. اگر اجرا شود: " : "")
                + $"{BackupCommand.Fa(made)} حساب تازه، {BackupCommand.Fa(changed)} با دسترسی تازه، "
                + $"{BackupCommand.Fa(same)} بی‌تغییر، {BackupCommand.Fa(refused)} پذیرفته‌نشده.",
            (isDry ? "Nothing was written. It would be: " : "")
                + $"{made} new accounts, {changed} with new permissions, {same} as they were, {refused} refused."
        );
    }

    private static string Why(ImportedLine line, ParseResult parsed) =>
        line.Why?.In(parsed.English() ? "en" : "fa") ?? "";

    private static string Word(ImportOutcome outcome) =>
        outcome switch
        {
            ImportOutcome.Made => "made",
            ImportOutcome.Changed => "changed",
            ImportOutcome.Same => "same",
            _ => "refused",
        };
}
