using System.Diagnostics;
using Shahr.Web.Cli;
using Shahr.Web.Host;

// The command line speaks through the process's one console and one current folder.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Shahr.Web.Tests;

/// <summary>What a verb answered.</summary>
internal sealed record Said(int Code, string Out, string Error)
{
    public string All => Out + Error;

    /// <summary>Exit code 2, at least one Persian sentence, and nothing of a stack trace.</summary>
    public void IsOneClearRefusal(string contains)
    {
        Assert.Equal(2, Code);
        Assert.Contains(contains, All, StringComparison.Ordinal);
        Assert.Contains(All, letter => letter is >= '\u0600' and <= '\u06FF');
        Assert.DoesNotContain("   at ", All, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", All, StringComparison.Ordinal);
    }
}

/// <summary>The city's command line, in this process or in one of its own.</summary>
internal static class CommandLine
{
    /// <summary>Runs a verb on a city.</summary>
    public static Task<Said> RunAsync(CityOptions city, params string[] words) =>
        RunAsync([
            .. words,
            "--data",
            city.Data,
            .. city.Database is { } postgres ? new[] { "--database", postgres } : [],
        ]);

    /// <summary>Runs a verb in this process.</summary>
    public static async Task<Said> RunAsync(string[] words, CancellationToken ct = default)
    {
        var (before, beforeError) = (Console.Out, Console.Error);
        using var output = new StringWriter();
        using var error = new StringWriter();
        Console.SetOut(output);
        Console.SetError(error);
        try
        {
            return new Said(await CityCommands.RunAsync(words, ct), output.ToString(), error.ToString());
        }
        finally
        {
            Console.SetOut(before);
            Console.SetError(beforeError);
        }
    }

    /// <summary>Runs a verb in a process of its own: a full disk may kill one.</summary>
    public static async Task<Said> SpawnAsync(CancellationToken ct, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Join(AppContext.BaseDirectory, "Shahr.Web.dll"), .. words])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var error = process.StandardError.ReadToEndAsync(ct);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return new Said(process.ExitCode, await output, await error);
    }

    /// <summary>Runs something with an environment variable set.</summary>
    public static async Task<Said> WithAsync(string name, string value, Func<Task<Said>> run)
    {
        Environment.SetEnvironmentVariable(name, value);
        try
        {
            return await run();
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}

/// <summary>A folder that goes when the test is over.</summary>
internal sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("shahr-web-test-").FullName;

    public string Inside(string name) => System.IO.Path.Join(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
