using System.Diagnostics;

namespace Shahr.Paper.Tests;

/// <summary>Programs of other people that judge our files; tests skip, saying so, where they are absent.</summary>
internal static class Tools
{
    public static string Need(string program)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, $"The program {program} is absent, so its judgement is not asked.");
        return found ?? program;
    }

    public static (int Code, string Output) Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Need(program), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start.");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    public static void WithFile(byte[] bytes, Action<string> judge)
    {
        var path = Path.Combine(Path.GetTempPath(), $"shahr-paper-{Guid.CreateVersion7()}.pdf");
        File.WriteAllBytes(path, bytes);
        try
        {
            judge(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
