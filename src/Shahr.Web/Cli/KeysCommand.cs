using System.CommandLine;
using System.Text;
using Shahr.Web.Backup;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary>
/// <c>shahr keys export|import FILE</c>: the keys under a password, for a drawer that holds no backup.
/// </summary>
internal static class KeysCommand
{
    public const string PasswordName = "SHAHR_KEYS_PASSWORD";

    public static Command Make() => new("keys", "The city's encryption and signing keys.") { Export(), Import() };

    private static Command Export()
    {
        var file = new Argument<string>("FILE") { Description = "Where the sealed archive goes." };
        var command = new Command(
            "export",
            $"Seals all keys under a password ({PasswordName}, or asked for, or one line of standard input)."
        )
        {
            file,
        };
        command.SetAction(parsed =>
        {
            var options = CommonOptions.Read(parsed);
            var target = parsed.GetRequiredValue(file);
            if (File.Exists(target))
                throw new StartException(
                    $"«{target}» هست و رویش نوشته نشد.",
                    $"'{target}' exists and was not written over."
                );
            var password = Password(parsed, twice: true);
            if (password.Length < KeyArchive.ShortestPassword)
            {
                throw new StartException(
                    $"گذرواژه کوتاه است: دست‌کم {BackupCommand.Fa(KeyArchive.ShortestPassword)} نویسه.",
                    $"The password is short: at least {KeyArchive.ShortestPassword} letters."
                );
            }

            var count = KeyArchive.Write(Path.Join(options.Data, "keys"), target, password);
            BackupCommand.Say(
                parsed,
                $"{BackupCommand.Fa(count)} پروندهٔ کلید در «{target}» مهر شد. آن را جدا از پشتیبان نگه دارید.",
                $"{count} key files are sealed in '{target}'. Keep it apart from the backup."
            );
            return 0;
        });
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "An archive made by 'shahr keys export'." };
        var force = new Option<bool>("--force") { Description = "Put these keys in the place of those that are here." };
        var command = new Command("import", "Opens an archive into the keys folder. Stop the city first.")
        {
            file,
            force,
        };
        command.SetAction(parsed =>
        {
            var options = CommonOptions.Read(parsed);
            FolderCheck.MustBeWritable(options.Data);
            using var alone = options.Database is null ? CityLock.Take(options.Data) : null;
            var swap = new StagedSwap(options.Data);
            swap.Finish();
            var keys = Path.Join(options.Data, "keys");
            if (!parsed.GetValue(force) && KeyNames.In(keys).Count > 0)
            {
                throw new StartException(
                    "این‌جا کلیدهایی هست و دست نخورد؛ آنچه با آن‌ها رمز شده بی آن‌ها خوانده نمی‌شود. اگر می‌خواهید "
                        + "عوض شوند:",
                    "There are keys here and they were left alone; what they encrypted cannot be read without them. "
                        + "To replace them:",
                    "shahr keys import FILE --force"
                );
            }

            swap.Begin();
            try
            {
                var count = KeyArchive.Read(
                    parsed.GetRequiredValue(file),
                    Path.Join(swap.Incoming, "keys"),
                    Password(parsed, twice: false)
                );
                var former = swap.Commit(["keys"], TimeProvider.System.GetUtcNow().UtcDateTime);
                BackupCommand.Say(
                    parsed,
                    $"{BackupCommand.Fa(count)} پروندهٔ کلید سر جایش است.",
                    $"{count} key files are in their place."
                );
                if (former is not null)
                    BackupCommand.Say(
                        parsed,
                        $"  کلیدهای پیشین در «{former}» است.",
                        $"  The former keys are in '{former}'."
                    );
                return 0;
            }
            catch
            {
                if (!swap.IsUnfinished)
                    swap.Abandon();
                throw;
            }
        });
        return command;
    }

    private static string Password(ParseResult parsed, bool twice)
    {
        if (Environment.GetEnvironmentVariable(PasswordName) is { Length: > 0 } given)
            return given;
        if (Console.IsInputRedirected)
            return Console.In.ReadLine() ?? "";
        var password = Ask(parsed.English() ? "Password: " : "گذرواژه: ");
        if (!twice || password == Ask(parsed.English() ? "Once more: " : "بار دیگر: "))
            return password;
        throw new StartException("دو گذرواژه یکی نبود.", "The two passwords differ.");
    }

    private static string Ask(string question)
    {
        Console.Error.Write(question);
        var typed = new StringBuilder();
        for (
            var key = Console.ReadKey(intercept: true);
            key.Key != ConsoleKey.Enter;
            key = Console.ReadKey(intercept: true)
        )
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
