using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Shahr.Kit.Data;

namespace Shahr.Kit.Keys;

/// <summary>
/// Rings as files <c>keys/NAME.ring.json</c> in the data folder, readable by the city's own user only. Written whole
/// to a temporary file and renamed, under a lock file, so that two processes that start together share the first key.
/// </summary>
public sealed class CityKeyFiles : ICityKeys
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Ring> _rings = new();
    private readonly TimeProvider _clock;
    private readonly string _folder;
    private readonly Lock _writing = new();

    /// <summary>Keys in the data folder's <c>keys</c>.</summary>
    public CityKeyFiles(DataFolder data, TimeProvider clock)
    {
        _clock = clock;
        _folder = data.Inside("keys");
        Protect(_folder);
    }

    /// <inheritdoc/>
    public CityKey Current(string purpose)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        var keys = All(purpose);
        return keys.FirstOrDefault(k => k.From <= now) ?? keys[^1];
    }

    /// <inheritdoc/>
    public CityKey? Find(string purpose, string id) =>
        // An unknown id may be a key that another process made a moment ago.
        Keys(purpose).FirstOrDefault(k => k.Id == id)
        ?? Reload(purpose).FirstOrDefault(k => k.Id == id);

    /// <inheritdoc/>
    public IReadOnlyList<CityKey> All(string purpose) => Keys(purpose);

    /// <inheritdoc/>
    public CityKey Rotate(string purpose, TimeSpan after)
    {
        var key = NewKey(_clock.GetUtcNow().UtcDateTime + after);
        Change(purpose, keys => [key, .. keys]);
        return key;
    }

    /// <inheritdoc/>
    public void Retire(string purpose, string id)
    {
        if (Current(purpose).Id == id)
            throw new InvalidOperationException("The current key of a ring cannot be retired.");
        Change(purpose, keys => [.. keys.Where(k => k.Id != id)]);
    }

    /// <inheritdoc/>
    public string Folder(string name)
    {
        var folder = Directory.CreateDirectory(Path.Join(_folder, name)).FullName;
        Protect(folder);
        return folder;
    }

    private static void Protect(string folder)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, OwnerFolder);
    }

    private static CityKey NewKey(DateTime from) =>
        new(
            // Sorted by time, short, and without a separator of the texts it is written into.
            string.Create(
                CultureInfo.InvariantCulture,
                $"k{from:yyMMdd}{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}"
            ),
            from,
            RandomNumberGenerator.GetBytes(32)
        );

    private IReadOnlyList<CityKey> Keys(string purpose)
    {
        // Real elapsed time on purpose: a clock that tests move must not hide a changed file.
        if (_rings.TryGetValue(purpose, out var ring) && TimeProvider.System.GetElapsedTime(ring.ReadAt) < LookAgain)
            return ring.Keys;
        return Reload(purpose);
    }

    private IReadOnlyList<CityKey> Reload(string purpose)
    {
        var keys =
            Read(purpose) ?? Change(purpose, now => now.Count > 0 ? now : [NewKey(_clock.GetUtcNow().UtcDateTime)]);
        _rings[purpose] = new Ring(keys, TimeProvider.System.GetTimestamp());
        return keys;
    }

    private IReadOnlyList<CityKey> Change(string purpose, Func<IReadOnlyList<CityKey>, IReadOnlyList<CityKey>> change)
    {
        lock (_writing)
        {
            using var others = LockOthersOut();
            IReadOnlyList<CityKey> keys = [.. change(Read(purpose) ?? []).OrderByDescending(k => k.From)];
            var file = FileOf(purpose);
            var draft = file + ".new";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerFile;
            using (var stream = new FileStream(draft, options))
            {
                JsonSerializer.Serialize(stream, keys);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file, overwrite: true);
            _rings[purpose] = new Ring(keys, TimeProvider.System.GetTimestamp());
            return keys;
        }
    }

    private FileStream LockOthersOut()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return new FileStream(
                    Path.Join(_folder, ".lock"),
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException) when (tries < 100)
            {
                Thread.Sleep(20);
            }
        }
    }

    private List<CityKey>? Read(string purpose)
    {
        var file = FileOf(purpose);
        if (!File.Exists(file))
            return null;
        using var stream = File.OpenRead(file);
        return JsonSerializer.Deserialize<List<CityKey>>(stream);
    }

    private string FileOf(string purpose) =>
        purpose.All(c => char.IsAsciiLetterLower(c) || c == '-')
            ? Path.Join(_folder, purpose + ".ring.json")
            : throw new ArgumentException("A purpose is a lower-case word.", nameof(purpose));

    private sealed record Ring(IReadOnlyList<CityKey> Keys, long ReadAt);
}
