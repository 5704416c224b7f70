using System.CommandLine;
using System.Text.Json;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Web.Backup;
using Shahr.Web.Host;

namespace Shahr.Web.Cli;

/// <summary>
/// <c>shahr verify-audit [--roots FILE]</c>: checks the history without the server, and names the row that was touched.
/// </summary>
internal static class VerifyAuditCommand
{
    public static Command Make()
    {
        var roots = new Option<FileInfo?>("--roots")
        {
            Description = "Daily roots kept outside: lines of YYYY-MM-DD SEQ HASH.",
        };
        var command = new Command("verify-audit", "Checks that nobody rewrote the history.") { roots };
        command.SetAction(
            async (parsed, ct) =>
            {
                var outside = await ReadRootsAsync(parsed.GetValue(roots), ct);
                var options = CommonOptions.Read(parsed);
                SchemaOf.MustExist(options);
                FolderCheck.MustBeReady(options.Data);
                await using var app = CityApp.Build(options, []);
                var state = await app.Services.GetRequiredService<SchemaRunner>().StateAsync(ct);
                if (!state.IsCurrent)
                {
                    throw new StartException(
                        "ساختار پایگاه داده با این برنامه یکی نیست؛ نخست به‌روزش کنید.",
                        "The database's schema is not this program's; apply it first.",
                        "./shahr schema apply"
                    );
                }

                var source = app.Services.GetRequiredService<AuditDatabase>();
                var report = await AuditVerifier.VerifyAsync(
                    source,
                    outside,
                    TimeProvider.System.GetUtcNow().UtcDateTime,
                    ct
                );
                if (parsed.GetValue(CommonOptions.Json))
                    Console.WriteLine(JsonSerializer.Serialize(report, StartProblem.Readable));
                else
                    foreach (var line in parsed.English() ? report.En : report.Fa)
                        Console.WriteLine(line);
                return report.Holds ? 0 : 1;
            }
        );
        return command;
    }

    private static async Task<IReadOnlyList<AuditRoot>> ReadRootsAsync(FileInfo? file, CancellationToken ct)
    {
        if (file is null)
            return [];
        if (!file.Exists)
            throw new StartException($"پروندهٔ ریشه‌ها نیست: {file}", $"No such file of roots: {file}");
        using var reader = file.OpenText();
        var read = await RootsFile.ReadAsync(reader, ct);
        return read.Problem is { } problem ? throw new StartException(problem.Fa, problem.En) : read.Value;
    }
}
