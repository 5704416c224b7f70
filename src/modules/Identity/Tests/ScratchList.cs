namespace Shahr.Identity.Tests;

/// <summary>A list of hashes in a folder of its own.</summary>
internal sealed class ScratchList : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("shahr-list-");

    public string Folder => _folder.FullName;

    public string Write(params string[] lines)
    {
        var file = Path.Join(Folder, "hashes.txt");
        File.WriteAllLines(file, lines);
        return file;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
