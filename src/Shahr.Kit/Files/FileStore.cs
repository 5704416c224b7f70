using System.Security.Cryptography;
using Shahr.Kit.Data;

namespace Shahr.Kit.Files;

/// <summary>
/// What both stores share: the intake, and the row in kit_files written in the scope's own transaction. If the request
/// is rolled back, the row goes with it; bytes already on a disk stay behind unreferenced until the sweep.
/// </summary>
internal abstract class FileStore(CityTransaction transaction, TimeProvider clock) : IFileStore
{
    protected CityTransaction Transaction => transaction;

    public async Task<Result<StoredFile>> TakeAsync(
        Stream content,
        string claimedName,
        FileRules rules,
        CancellationToken ct = default
    )
    {
        // The claimed name decides nothing: a slice that shows one asks SafeFileName for it.
        var taken = await FileIntake.ReadAsync(content, rules, ct);
        if (taken.Problem is { } problem)
            return problem;
        using var bytes = new MemoryStream(taken.Value.Bytes.ToArray(), writable: false);
        return await KeepAsync(bytes, taken.Value.MediaType, ct);
    }

    public async Task<StoredFile> KeepAsync(Stream content, string mediaType, CancellationToken ct = default)
    {
        var alone = transaction.Current is null;
        await transaction.BeginAsync(ct);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var (name, length) = await WriteAsync(content, hash, ct);
            var file = new StoredFile(name, mediaType, length);
            await using (
                var insert = transaction.Command(
                    """
                    insert into kit_files (hash, media_type, bytes, stored_at) values (@hash, @type, @bytes, @now)
                    on conflict (hash) do nothing
                    """
                )
            )
            {
                insert
                    .With("@hash", file.Hash)
                    .With("@type", mediaType)
                    .With("@bytes", length)
                    .With("@now", clock.GetUtcNow().UtcDateTime);
                await insert.ExecuteNonQueryAsync(ct);
            }

            if (alone)
                await transaction.CommitAsync(ct);
            return file;
        }
        catch
        {
            if (alone)
                await transaction.RollbackAsync();
            throw;
        }
    }

    public async Task<StoredFile?> FindAsync(string hash, CancellationToken ct = default)
    {
        if (!IsHash(hash))
            return null;
        await using var own = transaction.Current is null ? await transaction.Database.OpenAsync(ct) : null;
        await using var command = own?.CreateCommand() ?? transaction.Command("");
        command.CommandText = "select media_type, bytes from kit_files where hash = @hash";
        command.With("@hash", hash);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new StoredFile(hash, reader.GetString(0), reader.GetInt64(1)) : null;
    }

    public async Task<Stream?> OpenAsync(string hash, CancellationToken ct = default) =>
        await FindAsync(hash, ct) is { } file ? OpenBytes(file) : null;

    public async Task<bool> ForgetAsync(string hash, CancellationToken ct = default)
    {
        if (!IsHash(hash))
            return false;
        await transaction.BeginAsync(ct);
        await ForgetBytesAsync(hash, ct);
        await using var delete = transaction.Command("delete from kit_files where hash = @hash");
        return await delete.With("@hash", hash).ExecuteNonQueryAsync(ct) == 1;
    }

    /// <summary>Exactly 64 lower-case hex digits: nothing else may become a path.</summary>
    internal static bool IsHash(string? hash) => hash is { Length: 64 } && hash.All(char.IsAsciiHexDigitLower);

    /// <summary>Writes the bytes durably and answers their hash and length.</summary>
    protected abstract Task<(string Hash, long Length)> WriteAsync(
        Stream content,
        IncrementalHash hash,
        CancellationToken ct
    );

    protected abstract Stream? OpenBytes(StoredFile file);

    /// <summary>Lets go of the bytes before their row.</summary>
    protected abstract Task ForgetBytesAsync(string hash, CancellationToken ct);
}
