using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Shahr.Web.Cli;

namespace Shahr.Web.Backup;

/// <summary>Unpacks a backup into an empty folder and believes nothing that its sums do not prove.</summary>
internal static class BackupReader
{
    private const int MostManifestBytes = 500_000_000;

    /// <exception cref="StartException">
    /// The file is no backup, was cut off, was changed, or holds what no backup holds.
    /// </exception>
    public static async Task<BackupManifest> UnpackAsync(string file, string folder, CancellationToken ct)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            await using var tar = new TarReader(stream);
            var found = new Dictionary<string, BackupEntry>();
            BackupManifest? manifest = null;
            while (await tar.GetNextEntryAsync(copyData: false, ct) is { } entry)
            {
                if (manifest is not null)
                    throw Damaged("پس از سیاهه چیزی آمده است", "something follows the manifest");
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    throw NotKnown(entry.Name);
                if (entry.Name == BackupManifest.Name)
                    manifest = await ManifestAsync(entry, ct);
                else if (!BackupManifest.IsKnownPath(entry.Name) || found.ContainsKey(entry.Name))
                    throw NotKnown(entry.Name);
                else
                    found[entry.Name] = await ExtractAsync(entry, Path.Join(folder, entry.Name), ct);
            }

            return Compare(manifest ?? throw CutOff(), found);
        }
        catch (Exception broken) when (broken is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new StartException($"پروندهٔ پشتیبان «{file}» پیدا نشد.", $"The backup '{file}' was not found.");
        }
        catch (Exception broken)
            when (broken is InvalidDataException or EndOfStreamException or FormatException or JsonException)
        {
            throw broken is EndOfStreamException ? CutOff() : Damaged("چیز دیگری است", "it is something else");
        }
    }

    private static async Task<BackupManifest> ManifestAsync(TarEntry entry, CancellationToken ct)
    {
        if (entry.DataStream is not { } data || entry.Length > MostManifestBytes)
            throw NotKnown(entry.Name);
        var manifest =
            await JsonSerializer.DeserializeAsync<BackupManifest>(data, StartProblem.Readable, ct)
            ?? throw NotKnown(entry.Name);
        return manifest.Format == BackupManifest.CurrentFormat
            ? manifest
            : throw new StartException(
                "این پشتیبان را نسخهٔ دیگری از شهر ساخته است؛ برنامه را به‌روز کنید.",
                "Another version of the city made this backup; update the program."
            );
    }

    private static async Task<BackupEntry> ExtractAsync(TarEntry entry, string target, CancellationToken ct)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target) ?? target);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var file = new FileStream(target, options);
        var buffer = new byte[131_072];
        if (entry.DataStream is { } data)
        {
            for (var read = await data.ReadAsync(buffer, ct); read > 0; read = await data.ReadAsync(buffer, ct))
            {
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }

        return new BackupEntry(entry.Name, file.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static BackupManifest Compare(BackupManifest manifest, Dictionary<string, BackupEntry> found)
    {
        foreach (var promised in manifest.Entries)
        {
            if (!found.Remove(promised.Path, out var entry))
                throw Damaged($"«{promised.Path}» در آن نیست", promised.Path + " is missing");
            if (entry != promised)
                throw Damaged($"«{promised.Path}» آن نیست که نوشته شد", promised.Path + " is not as it was written");
        }

        return found.Count == 0 ? manifest : throw NotKnown(found.Keys.First());
    }

    private static StartException CutOff() => Damaged("بریده شده است", "it was cut off");

    private static StartException NotKnown(string path) =>
        Damaged($"«{path}» جایی در پشتیبان ندارد", path + " has no place in a backup");

    private static StartException Damaged(string fa, string en) =>
        new(
            $"این پرونده پشتیبانِ سالم شهر نیست و چیزی از آن به کار نرفت: {fa}. پشتیبان دیگری را بیازمایید.",
            $"This file is not a sound backup, and nothing of it was used: {en}. Try another backup."
        );
}
