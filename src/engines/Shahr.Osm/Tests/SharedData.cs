namespace Shahr.Osm.Tests;

/// <summary>
/// Real maps beside the project root. Absent on most machines: the tests that want them say so and skip.
/// </summary>
internal static class SharedData
{
    public static string Osm(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Shahr.slnx")))
            folder = folder.Parent;
        Assert.SkipWhen(folder is null, "No project root above the test binaries.");
        // A clone may lie one level deeper than the main one, so the parent's neighbour is looked at too.
        for (var at = folder?.Parent; at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "shared", "data", "osm", name);
            if (File.Exists(path))
                return path;
        }
        Assert.Skip($"shared/data/osm/{name} is not on this machine.");
        return "";
    }
}
