using System.CommandLine;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary>Options that every verb understands.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Data = new("--data")
    {
        Description = "Folder of everything that must be kept (default: data).",
        Recursive = true,
    };
    public static readonly Option<string?> Database = new("--database")
    {
        Description = "PostgreSQL connection string (default: SQLite in the data folder).",
        Recursive = true,
    };
    public static readonly Option<string?> Lang = new("--lang")
    {
        Description = "fa or en (default: fa).",
        Recursive = true,
    };
    public static readonly Option<bool> Json = new("--json") { Description = "Answer as JSON.", Recursive = true };

    public static IReadOnlyList<Option> All { get; } = [Data, Database, Lang, Json];

    /// <summary>Settings file and environment first, then the command line.</summary>
    public static CityOptions Read(ParseResult parsed)
    {
        var settings = SettingsCheck.Read(Configuration());
        return settings with
        {
            Data = Path.GetFullPath(parsed.GetValue(Data) ?? settings.Data),
            Database = SettingsCheck.Database(parsed.GetValue(Database) ?? settings.Database),
        };
    }

    private static IConfiguration Configuration()
    {
        var file = Path.GetFullPath("shahr.json");
        try
        {
            return new ConfigurationBuilder()
                .AddJsonFile(file, optional: true)
                .AddEnvironmentVariables("SHAHR__")
                .Build();
        }
        catch (InvalidDataException broken)
        {
            var why = (broken.InnerException?.InnerException ?? broken.InnerException ?? broken).Message;
            throw new StartException(
                $"پروندهٔ تنظیم «{file}» خوانده نشد: {why}",
                $"The settings file '{file}' cannot be read: {why}"
            );
        }
    }

    public static bool English(this ParseResult parsed) => parsed.GetValue(Lang) == "en";
}
