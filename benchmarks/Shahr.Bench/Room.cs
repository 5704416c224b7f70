using System.Globalization;

namespace Shahr.Bench;

/// <summary>
/// Where the benchmarks work: the project, a temporary folder, and the PostgreSQL that ./bench started.
/// </summary>
internal sealed class Room : IDisposable
{
    public Room()
    {
        Root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Join(Root, "Shahr.slnx")))
        {
            Root =
                Path.GetDirectoryName(Root)
                ?? throw new BenchException("Shahr.slnx is in no folder above this program.");
        }
    }

    /// <summary>The project's folder.</summary>
    public string Root { get; }

    /// <summary>Everything a run writes and nobody needs afterwards.</summary>
    public string Temporary { get; } = Directory.CreateTempSubdirectory("shahr-bench-").FullName;

    /// <summary>Interleaved rounds; five unless the environment says otherwise.</summary>
    public int Rounds { get; } = Setting("SHAHR_BENCH_ROUNDS", 5);

    /// <summary>Seconds of every measurement within a round.</summary>
    public int Seconds { get; } = Setting("SHAHR_BENCH_SECONDS", 5);

    /// <summary>Folder of the PostgreSQL programs.</summary>
    public string PostgresPrograms { get; } = Environment.GetEnvironmentVariable("SHAHR_BENCH_PGBIN") ?? "";

    /// <summary>Folder of the PostgreSQL socket.</summary>
    public string PostgresHost { get; } = Part("Host=");

    /// <summary>The PostgreSQL server itself; its backends are its children.</summary>
    public int PostgresId =>
        int.Parse(
            File.ReadLines(Path.Join(PostgresHost, "data", "postmaster.pid")).First(),
            CultureInfo.InvariantCulture
        );

    /// <summary>The built city.</summary>
    public string CityProgram => Path.Join(Root, "artifacts", "city", "Shahr.Web.dll");

    /// <summary>A connection string to a database of that server.</summary>
    public string Postgres(string database) => $"Host={PostgresHost};Username=postgres;Database={database}";

    /// <summary>A new folder.</summary>
    public string Folder(string name)
    {
        var folder = Path.Join(Temporary, name);
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>A real map beside the project, or null where there is none.</summary>
    public string? RealMap(string name)
    {
        var file = Path.Join(Root, "..", "shared", "data", "osm", name);
        return File.Exists(file) ? Path.GetFullPath(file) : null;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Temporary, recursive: true);
        }
        catch (IOException)
        {
            // A file still open elsewhere is the operating system's to clean.
        }
    }

    private static string Part(string name)
    {
        var connection =
            Environment.GetEnvironmentVariable("SHAHR_TEST_POSTGRES")
            ?? throw new BenchException("Start benchmarks by ./bench: it brings the PostgreSQL they need.");
        return connection.Split(';').Single(p => p.StartsWith(name, StringComparison.Ordinal))[name.Length..];
    }

    private static int Setting(string name, int usual) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(name),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
        && number > 0
            ? number
            : usual;
}
