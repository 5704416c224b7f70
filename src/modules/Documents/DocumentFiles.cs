using Shahr.Kit.Files;

namespace Shahr.Documents;

/// <summary>
/// Signed PDFs in the city's file store. They are kept encrypted: a backup of files alone tells nobody's address.
/// </summary>
internal sealed class DocumentFiles(IFileStore files, ContentSeal seal)
{
    public async Task<string> KeepAsync(string number, byte[] pdf, CancellationToken ct)
    {
        using var bytes = new MemoryStream(seal.SealFile(number, pdf), writable: false);
        return (await files.KeepAsync(bytes, "application/octet-stream", ct)).Hash;
    }

    /// <summary>The signed PDF, or null when the store has lost it.</summary>
    public async Task<byte[]?> OpenAsync(string number, string storedHash, CancellationToken ct)
    {
        await using var content = await files.OpenAsync(storedHash, ct);
        if (content is null)
            return null;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return seal.OpenFile(number, bytes.ToArray());
    }
}
