using System.CommandLine;
using System.Text.Json;
using Shahr.Kit.Data;
using Shahr.Web.Backup;

namespace Shahr.Web.Cli;

/// <summary><c>shahr schema apply|show</c>: brings the database to this build, or says what is missing.</summary>
internal static class SchemaCommand
{
    public static Command Make()
    {
        var apply = new Command("apply", "Brings the database to this build.");
        apply.SetAction(
            async (parsed, ct) =>
            {
                var options = CommonOptions.Read(parsed);
                FolderCheck.MustBeReady(options.Data);
                await using var database = SchemaOf.Database(options);
                var applied = await SchemaOf.Runner(options, database).UpgradeAsync(ct);
                Tell(parsed, [.. applied]);
                return 0;
            }
        );
        var show = new Command("show", "Lists scripts that the database still lacks.");
        show.SetAction(
            async (parsed, ct) =>
            {
                var options = CommonOptions.Read(parsed);
                await using var database = SchemaOf.Database(options);
                var state = await SchemaOf.StateAsync(options, database, ct);
                if (state.Changed is [var edited, ..])
                    throw new SchemaException(edited, newer: false) { Edited = edited };
                if (state.Unknown is [var unknown, ..])
                    throw new SchemaException(unknown, newer: true);
                Tell(parsed, state.Pending);
                return state.IsCurrent ? 0 : 1;
            }
        );
        return new Command("schema", "The database's schema.") { apply, show };
    }

    private static void Tell(ParseResult parsed, IReadOnlyList<string> scripts)
    {
        if (parsed.GetValue(CommonOptions.Json))
            Console.WriteLine(JsonSerializer.Serialize(new { scripts }, StartProblem.Readable));
        else if (scripts.Count == 0)
            Console.WriteLine(parsed.English() ? "The schema is this program's." : "ساختار پایگاه داده به‌روز است.");
        else
            foreach (var script in scripts)
                Console.WriteLine(script);
    }
}
