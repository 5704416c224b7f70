using Shahr.Kit;

namespace Shahr.Kit.Files;

/// <summary>A kept file: named by its content.</summary>
/// <param name="Hash">SHA-256 of the stored bytes, lower-case hex.</param>
/// <param name="MediaType">What the bytes were found to be, never what the sender claimed.</param>
/// <param name="Bytes">Length.</param>
public sealed record StoredFile(string Hash, string MediaType, long Bytes);

/// <summary>What a slice accepts.</summary>
/// <param name="MediaTypes">Allowed sniffed types, for example <c>image/jpeg</c>, <c>application/pdf</c>.</param>
/// <param name="MaxBytes">Largest accepted length.</param>
public sealed record FileRules(IReadOnlyList<string> MediaTypes, long MaxBytes)
{
    /// <summary>A photo: JPEG, PNG or WebP up to 10 MB.</summary>
    public static FileRules Photo { get; } = new(["image/jpeg", "image/png", "image/webp"], 10_000_000);

    /// <summary>A document: a photo or a PDF up to 20 MB.</summary>
    public static FileRules Document { get; } = new([.. Photo.MediaTypes, "application/pdf"], 20_000_000);
}

/// <summary>The content-addressed file store: on disk beside SQLite, in chunk rows on PostgreSQL.</summary>
public interface IFileStore
{
    /// <summary>
    /// Takes a citizen's file in: type sniffed, size limited, EXIF location stripped, hostile names, zip bombs and
    /// polyglots refused.
    /// </summary>
    Task<Result<StoredFile>> TakeAsync(
        Stream content,
        string claimedName,
        FileRules rules,
        CancellationToken ct = default
    );

    /// <summary>Keeps bytes the city made itself, unchanged.</summary>
    Task<StoredFile> KeepAsync(Stream content, string mediaType, CancellationToken ct = default);

    /// <summary>The bytes, or null when no such file is kept.</summary>
    Task<Stream?> OpenAsync(string hash, CancellationToken ct = default);

    /// <summary>What is known of a file, or null.</summary>
    Task<StoredFile?> FindAsync(string hash, CancellationToken ct = default);

    /// <summary>
    /// Lets go of a file that nobody names any more, in the scope's transaction. The caller answers for it that no row
    /// names the hash; keeping the same bytes later keeps them anew. True when it was there.
    /// </summary>
    Task<bool> ForgetAsync(string hash, CancellationToken ct = default);
}
