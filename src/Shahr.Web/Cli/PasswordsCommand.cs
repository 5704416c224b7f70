using System.CommandLine;
using System.Text.Json;
using Shahr.Identity;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Web.Cli;

/// <summary><c>shahr passwords import FILE</c>: the administrator brings the list of passwords that leaked.</summary>
internal static class PasswordsCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "SHA-1 hashes with counts, ordered by hash, as Have I Been Pwned publishes them.",
        };
        var seen = new Option<long>("--seen")
        {
            Description = "Keep only what was seen at least so often; 1 keeps all.",
            DefaultValueFactory = _ => 1,
        };
        var import = new Command("import", "Takes a list of leaked passwords in; nobody may choose one of them then.")
        {
            file,
            seen,
        };
        import.SetAction(
            (parsed, ct) =>
            {
                var options = CommonOptions.Read(parsed);
                FolderCheck.MustBeWritable(options.Data);
                var data = new DataFolder(options.Data);
                var taken = BreachedList.Import(data, parsed.GetRequiredValue(file), parsed.GetValue(seen), ct);
                if (taken.Problem is { } problem)
                    throw new StartException(PersianText.ToPersianDigits(problem.Fa), problem.En);
                Tell(taken.Value, parsed);
                return Task.FromResult(0);
            }
        );
        return new Command("passwords", "The passwords that nobody may choose.") { import };
    }

    private static void Tell(BreachedSummary list, ParseResult parsed)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(list, StartProblem.Readable));
            return;
        }

        var megabytes = list.Bytes / 1_000_000;
        BackupCommand.Say(
            parsed,
            $"{BackupCommand.Fa(list.Passwords)} رمز لورفته در فهرست است ({BackupCommand.Fa(megabytes)} مگابایت) "
                + "و از همین لحظه در کار.",
            $"{list.Passwords} leaked passwords are on the list ({megabytes} MB), in force from now on."
        );
    }
}
