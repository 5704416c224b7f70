using System.Diagnostics;

namespace Shahr.Documents.Tests;

/// <summary>The command line as somebody without server, database and network runs it.</summary>
public sealed class VerifyCommandTests(DocumentsCity city) : IClassFixture<DocumentsCity>
{
    [Fact]
    public async Task The_command_verifies_a_file_with_nothing_but_the_root()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var pdf = await city.DownloadAsync(made);
        var folder = Directory.CreateTempSubdirectory("shahr-verify-").FullName;
        var file = Path.Join(folder, "certificate.pdf");
        var root = Path.Join(folder, "root.pem");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            root,
            (await city.Host.Visitor().GetAsync("/verify/root.pem")).Body,
            TestContext.Current.CancellationToken
        );

        var good = await RunAsync(folder, "verify-document", file, "--root", root);
        Assert.Equal(0, good.Code);
        Assert.Contains("این سند درست است", good.Out);
        Assert.Contains("مریم رضایی‌نژاد", good.Out);

        var fromDataFolder = await RunAsync(
            folder,
            "verify-document",
            file,
            "--data",
            city.Host.Options.Data,
            "--json"
        );
        Assert.Equal(0, fromDataFolder.Code);
        Assert.Contains("\"verdict\": \"valid\"", fromDataFolder.Out);

        var noRoot = await RunAsync(
            folder,
            "verify-document",
            file,
            "--data",
            Path.Join(folder, "empty"),
            "--lang",
            "en"
        );
        Assert.Equal(2, noRoot.Code);
        Assert.Contains("root certificate is not here", noRoot.Error);

        pdf[pdf.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        var changed = await RunAsync(folder, "verify-document", file, "--root", root);
        Assert.Equal(1, changed.Code);
        Assert.DoesNotContain("مریم", changed.Out);

        var missing = await RunAsync(folder, "verify-document", file + ".none", "--root", root);
        Assert.Equal(2, missing.Code);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_root_is_printed_and_exported()
    {
        await city.SignedAsync(DocumentsCity.Certificate());
        var served = (await city.Host.Visitor().GetAsync("/verify/root.pem")).Body;
        var printed = await RunAsync(city.Host.Options.Data, "documents", "root", "--data", city.Host.Options.Data);
        Assert.Equal(0, printed.Code);
        Assert.Equal(served.Trim(), printed.Out.Trim());
        Assert.DoesNotContain("PRIVATE", printed.Out);
    }

    private static async Task<(int Code, string Out, string Error)> RunAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.ArgumentList.Add(Path.Join(AppContext.BaseDirectory, "Shahr.Web.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await error);
    }
}
