using System.CommandLine;
using System.Text.Json;

namespace Shahr.Web.Cli;

/// <summary>
/// <c>shahr doctor</c>: what is wrong, in one sentence each, and the command that mends it. It changes nothing.
/// </summary>
internal static class DoctorCommand
{
    public static Command Make()
    {
        var port = new Option<int>("--port")
        {
            Description = "Port the city will listen on.",
            DefaultValueFactory = _ => 5080,
        };
        var command = new Command("doctor", "Says what is wrong and what mends it. Exit code 2 when anything is.")
        {
            port,
        };
        command.SetAction(
            async (parsed, ct) =>
            {
                var findings = await FindingsAsync(parsed, parsed.GetValue(port), ct);
                Print(findings, parsed.English(), parsed.GetValue(CommonOptions.Json));
                return findings.Any(f => !f.IsFine) ? 2 : 0;
            }
        );
        return command;
    }

    private static async Task<List<Finding>> FindingsAsync(ParseResult parsed, int port, CancellationToken ct)
    {
        try
        {
            var options = CommonOptions.Read(parsed);
            return
            [
                Finding.Fine("تنظیم‌ها", "Settings"),
                .. await new DoctorChecks(options, TimeProvider.System).AllAsync(port, ct),
            ];
        }
        catch (StartException wrong)
        {
            // Without settings there is nothing else to look at.
            return [Finding.Wrong("تنظیم‌ها", "Settings", wrong.Problem)];
        }
    }

    private static void Print(List<Finding> findings, bool english, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(findings, StartProblem.Readable));
            return;
        }

        foreach (var finding in findings)
            Console.WriteLine(finding.Line(english));
    }
}
