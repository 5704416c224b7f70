using System.Diagnostics;

namespace Shahr.Shape.Tests;

/// <summary>The way in works: a new module is made in a copy of the tree, builds, and passes its test.</summary>
public sealed class NewModuleTests
{
    private static readonly string[] Left = ["artifacts", "node_modules", ".git", "data", "results"];

    [Fact]
    public async Task A_new_module_builds_passes_its_test_and_keeps_the_rules()
    {
        var asked = Environment.GetEnvironmentVariable("SHAHR_LONG") is not null;
        Assert.SkipUnless(asked, "Builds the whole city: ./test --long.");
        var copy = Directory.CreateTempSubdirectory("shahr-new-module-");
        try
        {
            Copy(new DirectoryInfo(Tree.Root), copy);
            await RunAsync(copy, "dotnet", "run", "tools/NewModule.cs", "Kiosks", "کیوسک‌ها");
            await RunAsync(copy, "dotnet", "tool", "restore");
            await RunAsync(copy, "dotnet", "csharpier", "check", "src/modules/Kiosks", "src/Shahr.Web/Host");
            await RunAsync(copy, "dotnet", "build", "src/modules/Kiosks/Tests", "-v", "quiet", "-p:RunAnalyzers=true");
            await RunAsync(copy, "dotnet", "artifacts/bin/Shahr.Kiosks.Tests/debug/Shahr.Kiosks.Tests.dll");

            var made = Tree.Read(copy.FullName);
            Assert.Contains("Kiosks", made.Modules);
            var breaches = HouseTests
                .Rules.SelectMany(r => r.Look(made))
                .Where(f => f.Path.Contains("Kiosks", StringComparison.Ordinal));
            Assert.Empty(breaches);
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(DirectoryInfo folder, string program, params string[] arguments)
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = folder.FullName,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            ) ?? throw new InvalidOperationException(program);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}:\n{await output}\n{await errors}");
    }

    private static void Copy(DirectoryInfo from, DirectoryInfo to)
    {
        foreach (var file in from.EnumerateFiles())
            file.CopyTo(Path.Join(to.FullName, file.Name));
        foreach (var folder in from.EnumerateDirectories().Where(f => !Left.Contains(f.Name)))
        {
            Copy(folder, to.CreateSubdirectory(folder.Name));
        }
    }
}
