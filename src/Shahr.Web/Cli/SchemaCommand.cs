using System.CommandLine;
using Shahr.Kit.Data;
using Shahr.Web.Host;

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
                await using var app = CityApp.Build(CommonOptions.Read(parsed), []);
                foreach (var script in await app.Services.GetRequiredService<SchemaRunner>().UpgradeAsync(ct))
                    Console.WriteLine(script);
                return 0;
            }
        );
        var show = new Command("show", "Lists scripts that the database still lacks.");
        show.SetAction(
            async (parsed, ct) =>
            {
                await using var app = CityApp.Build(CommonOptions.Read(parsed), []);
                var state = await app.Services.GetRequiredService<SchemaRunner>().StateAsync(ct);
                foreach (var script in state.Pending)
                    Console.WriteLine(script);
                return state.IsCurrent ? 0 : 1;
            }
        );
        return new Command("schema", "The database's schema.") { apply, show };
    }
}
