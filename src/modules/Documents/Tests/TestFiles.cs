using Shahr.Kit;
using Shahr.Kit.Files;

namespace Shahr.Documents.Tests;

/// <summary>How often the power goes right after a file was kept.</summary>
internal sealed class FileFaults
{
    private int _left;

    public void BreakAfterKeeping(int times) => Volatile.Write(ref _left, times);

    public bool IsNow() => Interlocked.Decrement(ref _left) >= 0;
}

/// <summary>The city's own file store, which can lose power between keeping a file and saying so.</summary>
internal sealed class TestFiles(IFileStore inner, FileFaults faults) : IFileStore
{
    public Task<Result<StoredFile>> TakeAsync(
        Stream content,
        string claimedName,
        FileRules rules,
        CancellationToken ct = default
    ) => inner.TakeAsync(content, claimedName, rules, ct);

    public async Task<StoredFile> KeepAsync(Stream content, string mediaType, CancellationToken ct = default)
    {
        var kept = await inner.KeepAsync(content, mediaType, ct);
        return faults.IsNow() ? throw new IOException("The power went.") : kept;
    }

    public Task<Stream?> OpenAsync(string hash, CancellationToken ct = default) => inner.OpenAsync(hash, ct);

    public Task<StoredFile?> FindAsync(string hash, CancellationToken ct = default) => inner.FindAsync(hash, ct);

    public Task<bool> ForgetAsync(string hash, CancellationToken ct = default) => inner.ForgetAsync(hash, ct);
}
