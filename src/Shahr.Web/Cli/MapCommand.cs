using System.CommandLine;
using System.Text.Json;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Maps;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary><c>shahr map import FILE.osm.pbf</c>: a new map for the city, also while it is open.</summary>
internal static class MapCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "An OpenStreetMap extract of the city, .osm.pbf." };
        var import = new Command("import", "Builds the city's map from a file and puts it in force.") { file };
        import.SetAction((parsed, ct) => ImportAsync(parsed, parsed.GetValue(file) ?? "", ct));
        return new Command("map", "The city's map.") { import };
    }

    private static async Task<int> ImportAsync(ParseResult parsed, string file, CancellationToken ct)
    {
        var (english, json) = (parsed.English(), parsed.GetValue(CommonOptions.Json));
        var options = CommonOptions.Read(parsed);
        FolderCheck.MustBeReady(options.Data);
        await using var app = CityApp.Build(options, [], b => b.Logging.SetMinimumLevel(LogLevel.Warning));
        await ReadyAsync(app, options, ct);
        using var bar = new ImportBar(english, Console.Error, isLive: !Console.IsErrorRedirected);
        try
        {
            var result = await MapImport.RunAsync(app.Services, file, bar, ct);
            bar.Dispose();
            if (result.Problem is { } problem)
                throw new StartException(problem.Fa, problem.En);
            Print(result.Value, english, json);
            return 0;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw new StartException(
                "کار نیمه‌تمام ماند؛ نقشهٔ پیشین همچنان در کار است.",
                "Stopped half-way; the old map stays in force."
            );
        }
    }

    private static async Task ReadyAsync(WebApplication app, CityOptions options, CancellationToken ct)
    {
        var schema = app.Services.GetRequiredService<SchemaRunner>();
        if (options.ApplySchema)
            await schema.UpgradeAsync(ct);
        else if (!(await schema.StateAsync(ct)).IsCurrent)
        {
            throw new StartException(
                "ساختار پایگاه داده کهنه است؛ نخست به‌روزش کنید.",
                "The database schema is old; apply it first.",
                "shahr schema apply"
            );
        }
    }

    private static void Print(MapSummary map, bool english, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(map, StartProblem.Readable));
            return;
        }

        FormattableString read = english
            ? (FormattableString)$"{map.Nodes:#,0} nodes, {map.Ways:#,0} ways and {map.Relations:#,0} relations read"
            : $"{map.Nodes:#,0} نقطه، {map.Ways:#,0} راه و {map.Relations:#,0} پیوند خوانده شد";
        FormattableString made = english
            ? (FormattableString)$"{map.Drawn:#,0} things drawn, {map.Findable:#,0} findable, in {map.Seconds:0.0} s"
            : $"{map.Drawn:#,0} چیز کشیده و {map.Findable:#,0} جا جُستنی شد، در {map.Seconds:0.0} ثانیه";
        var line = $"{FormattableString.Invariant(read)}؛ {FormattableString.Invariant(made)}";
        Console.WriteLine(
            english
                ? "The new map is in force: " + line.Replace('؛', ';') + "."
                : "نقشهٔ تازه در کار است: "
                    + PersianText.ToPersianDigits(line).Replace(',', '٬').Replace('.', '٫')
                    + "."
        );
    }
}
