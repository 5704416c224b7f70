namespace Shahr.Web.Host;

/// <summary>Finds wwwroot: beside the program once published, in the source tree while developing.</summary>
internal static class WebRoot
{
    public static string Find()
    {
        var published = Path.Join(AppContext.BaseDirectory, "wwwroot");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Join(folder.FullName, "Shahr.slnx")))
            {
                var source = Path.Join(folder.FullName, "src", "Shahr.Web", "wwwroot");
                Directory.CreateDirectory(source);
                return source;
            }
        }

        Directory.CreateDirectory(published);
        return published;
    }
}
