namespace Shahr.Kit.Data;

/// <summary>The folder of everything that must be kept: SQLite file, files, keys, maps.</summary>
/// <param name="Path">Absolute or relative to the working directory.</param>
public sealed record DataFolder(string Path)
{
    /// <summary>A folder inside, made if absent.</summary>
    public string Inside(string name) => Directory.CreateDirectory(System.IO.Path.Join(Path, name)).FullName;
}
