using System.Collections.Concurrent;
using System.Security.Cryptography;
using Shahr.Kit;
using Shahr.Kit.Files;

namespace Shahr.Documents.Tests;

/// <summary>A file store that can lose power right after a file was kept.</summary>
internal sealed class TestFiles : IFileStore
{
    private int _failures;

    /// <summary>Everything kept, by hash.</summary>
    public ConcurrentDictionary<string, byte[]> Kept { get; } = new();

    /// <summary>The next calls keep the file and then break.</summary>
    public void BreakAfterKeeping(int times) => Volatile.Write(ref _failures, times);

    public Task<Result<StoredFile>> TakeAsync(Stream content, string claimedName, FileRules rules, CancellationToken ct = default) =>
        throw new NotSupportedException("Documents never takes citizens' files in.");

    public async Task<StoredFile> KeepAsync(Stream content, string mediaType, CancellationToken ct = default)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray()));
        Kept[hash] = bytes.ToArray();
        if (Interlocked.Decrement(ref _failures) >= 0) throw new IOException("The power went.");
        return new StoredFile(hash, mediaType, bytes.Length);
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken ct = default) =>
        Task.FromResult<Stream?>(Kept.TryGetValue(hash, out var bytes) ? new MemoryStream(bytes, writable: false) : null);

    public Task<StoredFile?> FindAsync(string hash, CancellationToken ct = default) =>
        Task.FromResult(Kept.TryGetValue(hash, out var bytes) ? new StoredFile(hash, "application/octet-stream", bytes.Length) : null);
}
