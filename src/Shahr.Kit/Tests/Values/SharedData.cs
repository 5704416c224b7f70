using System.Text.Json;

namespace Shahr.Kit.Tests.Values;

/// <summary>
/// Real data that lies beside the project, not in it: <c>../shared/data</c> from the folder of Shahr.slnx. Where it is
/// absent the test is skipped and says so.
/// </summary>
internal static class SharedData
{
    internal static string Path(string relative)
    {
        var root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(System.IO.Path.Combine(root, "Shahr.slnx")))
            root = System.IO.Path.GetDirectoryName(root);

        Assert.SkipWhen(root is null, "The project root (Shahr.slnx) was not found above the tests.");
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root ?? ".", "..", "shared", "data", relative));
        Assert.SkipUnless(File.Exists(path), $"The shared data file {relative} is not on this machine.");
        return path;
    }

    internal static JsonElement Json(string relative)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path(relative)));
        return document.RootElement.Clone();
    }

    internal static string Text(this JsonElement row, string name) => row.GetProperty(name).GetString() ?? "";
}
