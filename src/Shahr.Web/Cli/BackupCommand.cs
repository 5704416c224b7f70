using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Shahr.Kit.Values;
using Shahr.Web.Backup;

namespace Shahr.Web.Cli;

/// <summary><c>shahr backup FILE</c> and <c>shahr restore FILE</c>.</summary>
internal static class BackupCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "Where the backup goes, for example city.tar." };
        var force = new Option<bool>("--force") { Description = "Write over FILE." };
        var command = new Command(
            "backup",
            "Writes database, files, maps and holidays to one tar, while the city runs. Keys are not in it: see 'keys "
                + "export'."
        )
        {
            file,
            force,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var options = CommonOptions.Read(parsed);
                var target = parsed.GetRequiredValue(file);
                if (Directory.Exists(target) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(target))))
                {
                    throw new StartException(
                        $"«{target}» جای یک پرونده نیست؛ نام پرونده‌ای در پوشه‌ای که هست بدهید.",
                        $"'{target}' is no place for a file; name one in a folder that exists.",
                        "shahr backup /backup/city.tar"
                    );
                }

                if (File.Exists(target) && !parsed.GetValue(force))
                {
                    throw new StartException(
                        $"«{target}» هست و رویش نوشته نشد.",
                        $"'{target}' exists and was not written over.",
                        $"shahr backup {target} --force"
                    );
                }

                if (new StagedSwap(options.Data).IsUnfinished)
                {
                    throw new StartException(
                        "بازگرداندنی نیمه‌کاره مانده است؛ شهر را یک بار باز کنید تا پایان یابد.",
                        "A restore was cut short; start the city once, which finishes it.",
                        "shahr serve"
                    );
                }

                var manifest = await BackupCity.RunAsync(options, target, TimeProvider.System, ct);
                Tell(manifest, target, parsed);
                return manifest.Damaged.Count == 0 ? 0 : 1;
            }
        );
        return command;
    }

    public static Command MakeRestore()
    {
        var file = new Argument<string>("FILE") { Description = "A backup made by 'shahr backup'." };
        var force = new Option<bool>("--force")
        {
            Description = "Put the backup in the place of the city that is here.",
        };
        var command = new Command("restore", "Brings a backup back, wholly or not at all. Stop the city first.")
        {
            file,
            force,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var report = await RestoreCity.RunAsync(
                    CommonOptions.Read(parsed),
                    parsed.GetRequiredValue(file),
                    parsed.GetValue(force),
                    TimeProvider.System,
                    ct
                );
                Tell(report, parsed);
                return 0;
            }
        );
        return command;
    }

    private static void Tell(BackupManifest manifest, string target, ParseResult parsed)
    {
        var megabytes = manifest.Entries.Sum(e => e.Bytes) / 1_000_000;
        if (parsed.GetValue(CommonOptions.Json))
        {
            Print(
                new
                {
                    file = Path.GetFullPath(target),
                    manifest.MadeAt,
                    manifest.Database,
                    entries = manifest.Entries.Count,
                    manifest.Damaged,
                }
            );
            return;
        }

        Say(
            parsed,
            $"پشتیبان در «{target}» نوشته شد: {Fa(manifest.Entries.Count)} بخش، {Fa(megabytes)} مگابایت. کلیدها در آن "
                + "نیست.",
            $"The backup is in '{target}': {manifest.Entries.Count} parts, {megabytes} MB. Keys are not in it."
        );
        foreach (var path in manifest.Damaged)
            Say(parsed, $"  نیست یا سالم نیست: {path}", $"  missing or damaged: {path}");
    }

    private static void Tell(RestoreReport report, ParseResult parsed)
    {
        if (parsed.GetValue(CommonOptions.Json))
        {
            Print(
                new
                {
                    report.Manifest.MadeAt,
                    report.Manifest.Database,
                    entries = report.Manifest.Entries.Count,
                    report.Former,
                    report.MissingKeys,
                }
            );
            return;
        }

        var made = report.Manifest.MadeAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Say(parsed, $"شهر به پشتیبان ‎{made} (UTC) بازگشت.", $"The city is back at the backup of {made} UTC.");
        if (report.Former is { } former)
            Say(
                parsed,
                $"  آنچه این‌جا بود در «{former}» است؛ هر گاه نخواستید پاکش کنید.",
                $"  What was here is in '{former}'; delete it when you are sure."
            );
        if (report.MissingKeys.Count > 0)
        {
            Say(
                parsed,
                $"  {Fa(report.MissingKeys.Count)} کلید این شهر این‌جا نیست ({report.MissingKeys[0]}…). پیش از باز "
                    + "کردن "
                    + "شهر:",
                $"  {report.MissingKeys.Count} keys of this city are not here ({report.MissingKeys[0]}…). Before "
                    + "opening it:"
            );
            Console.WriteLine("  shahr keys import FILE --force");
        }
    }

    /// <summary>A number in a Persian sentence.</summary>
    internal static string Fa(long number) =>
        PersianText.ToPersianDigits(number.ToString(CultureInfo.InvariantCulture));

    internal static void Say(ParseResult parsed, string fa, string en) => Console.WriteLine(parsed.English() ? en : fa);

    private static void Print(object answer) =>
        Console.WriteLine(JsonSerializer.Serialize(answer, StartProblem.Readable));
}
