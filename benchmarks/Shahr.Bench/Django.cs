using System.Text.Json;

namespace Shahr.Bench;

/// <summary>The same page in Django, as its own manual would write it, under gunicorn with two workers.</summary>
internal static class Django
{
    public static async Task<(Running Server, Uri Page, string Cookie, string Versions)> StartAsync(
        Room room,
        Arranged city
    )
    {
        var source = Path.Join(room.Root, "benchmarks", "django");
        var environment = new Dictionary<string, string>
        {
            ["BENCH_PGHOST"] = room.PostgresHost,
            ["BENCH_PGDATABASE"] = city.Database.Split("Database=")[1],
            ["BENCH_PERSON"] = city.Maryam.Value.ToString(),
            ["PYTHONDONTWRITEBYTECODE"] = "1",
            ["PYTHONPATH"] = source,
            ["DJANGO_SETTINGS_MODULE"] = "city.settings",
        };
        Report.Say("arranging Django");
        var said = await RunProgram.ReadAsync(
            "/usr/bin/python3",
            [Path.Join(source, "prepare.py")],
            source,
            environment
        );
        var prepared = JsonDocument.Parse(said).RootElement;
        var home = City.FreeAddress();
        string[] words =
        [
            "/usr/bin/gunicorn",
            "--workers",
            "2",
            "--bind",
            home.Authority,
            "--log-level",
            "warning",
            "city.wsgi:application",
        ];
        var page = new Uri(home, "/cases");
        var server = await Running.StartAsync(
            "/usr/bin/python3",
            words,
            room.Folder("django"),
            new Uri(home, "/alive"),
            environment
        );
        return (
            server,
            page,
            prepared.GetProperty("cookie").GetString() ?? "",
            prepared.GetProperty("versions").GetString() ?? ""
        );
    }
}
