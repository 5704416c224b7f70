using System.CommandLine;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary>
/// <c>shahr VERB</c>. Exit code 0: done; 1: the answer is no (a check failed); 2: it could not be tried, and one
/// sentence says why and what mends it.
/// </summary>
internal static class CityCommands
{
    // Longer than the host lets requests finish after it was told to stop.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    public static async Task<int> RunAsync(string[] args, CancellationToken ct = default)
    {
        var root = new RootCommand("Shahr, an electronic city.");
        foreach (var option in CommonOptions.All)
            root.Options.Add(option);
        foreach (var verb in Verbs())
            root.Subcommands.Add(verb);
        var parsed = root.Parse(args.Length == 0 ? ["serve"] : args);
        if (parsed.Errors.Count > 0)
        {
            Misspelt(parsed).Print(parsed.GetValue(CommonOptions.Lang) ?? "fa", parsed.GetValue(CommonOptions.Json));
            return 2;
        }

        try
        {
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = Patience,
                },
                ct
            );
        }
        catch (Exception broken) when (StartProblem.From(broken) is { } problem)
        {
            problem.Print(parsed.GetValue(CommonOptions.Lang) ?? "fa", parsed.GetValue(CommonOptions.Json));
            return 2;
        }
    }

    private static StartProblem Misspelt(ParseResult parsed)
    {
        var en = string.Join(' ', parsed.Errors.Select(e => e.Message));
        var verb = parsed.CommandResult.Command is RootCommand ? "" : " " + parsed.CommandResult.Command.Name;
        return new StartProblem(
            parsed.UnmatchedTokens.Count > 0
                ? $"«{string.Join(' ', parsed.UnmatchedTokens)}» فرمان یا گزینهٔ این‌جا نیست."
                : "فرمان کامل نیست: " + en,
            en,
            $"shahr{verb} --help"
        );
    }

    private static IEnumerable<Command> Verbs() =>
        [
            ServeCommand.Make(),
            SchemaCommand.Make(),
            MapCommand.Make(),
            DoctorCommand.Make(),
            VerifyAuditCommand.Make(),
            VerifyLedgerCommand.Make(),
            DocumentsCommands.MakeVerify(),
            DocumentsCommands.MakeDocuments(),
            BackupCommand.Make(),
            BackupCommand.MakeRestore(),
            KeysCommand.Make(),
            OfficesCommand.Make(),
            PeopleCommand.Make(),
            HolidaysCommand.Make(),
            PasswordsCommand.Make(),
            MailCommand.Make(),
        ];
}
