using System.Security.Cryptography;
using Shahr.Kit.Data;

namespace Shahr.Kit.Files;

/// <summary>
/// Files as rows of 256 KiB, so that every web process and every backup sees them. All in the request's transaction: a
/// rollback leaves nothing.
/// </summary>
internal sealed class PostgresFileStore(CityTransaction transaction, TimeProvider clock) : FileStore(transaction, clock)
{
    internal const int ChunkSize = 256 * 1024;

    protected override async Task<(string Hash, long Length)> WriteAsync(
        Stream content,
        IncrementalHash hash,
        CancellationToken ct
    )
    {
        // The name is known only after the last byte, so the chunks first stand under a name of their own.
        var temporary = "tmp-" + Guid.CreateVersion7().ToString("N");
        var buffer = new byte[ChunkSize];
        long length = 0;
        var parts = 0;
        for (var read = await FillAsync(content, buffer, ct); read > 0; read = await FillAsync(content, buffer, ct))
        {
            hash.AppendData(buffer, 0, read);
            await using var insert = Transaction.Command(
                "insert into kit_file_chunks (hash, part, body) values (@hash, @part, @body)"
            );
            insert.With("@hash", temporary).With("@part", parts++).With("@body", buffer[..read]);
            await insert.ExecuteNonQueryAsync(ct);
            length += read;
        }

        var name = Convert.ToHexStringLower(hash.GetHashAndReset());
        await SettleAsync(temporary, name, ct);
        return (name, length);
    }

    protected override Stream OpenBytes(StoredFile file) => new ChunkStream(Transaction, file);

    protected override async Task ForgetBytesAsync(string hash, CancellationToken ct)
    {
        await TakeTurnAsync(hash, ct);
        await using var delete = Transaction.Command("delete from kit_file_chunks where hash = @hash");
        await delete.With("@hash", hash).ExecuteNonQueryAsync(ct);
    }

    /// <summary>Those who keep or let go of the same bytes come here one after the other.</summary>
    private async Task TakeTurnAsync(string hash, CancellationToken ct)
    {
        await using var turn = Transaction.Command("select pg_advisory_xact_lock(hashtextextended(@hash, 0))");
        await turn.With("@hash", hash).ExecuteNonQueryAsync(ct);
    }

    private async Task SettleAsync(string temporary, string name, CancellationToken ct)
    {
        // The second of two requests with the same bytes finds the first's chunks.
        await TakeTurnAsync(name, ct);
        await using var settle = Transaction.Command(
            """
            update kit_file_chunks set hash = @name where hash = @temporary
              and not exists (select 1 from kit_file_chunks where hash = @name)
            """
        );
        await settle.With("@name", name).With("@temporary", temporary).ExecuteNonQueryAsync(ct);
        await using var rest = Transaction.Command("delete from kit_file_chunks where hash = @temporary");
        await rest.With("@temporary", temporary).ExecuteNonQueryAsync(ct);
    }

    private static async Task<int> FillAsync(Stream content, byte[] buffer, CancellationToken ct) =>
        await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
}

/// <summary>
/// Reads a file chunk by chunk; no connection is held between two chunks. Seekable, so that ranges are served.
/// </summary>
internal sealed class ChunkStream(CityTransaction transaction, StoredFile file) : Stream
{
    private byte[] _chunk = [];
    private long _chunkStart = -1;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Bytes;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= Length || buffer.Length == 0)
            return 0;
        var start = _position - (_position % PostgresFileStore.ChunkSize);
        if (start != _chunkStart)
        {
            _chunk = await LoadAsync((int)(start / PostgresFileStore.ChunkSize), cancellationToken);
            _chunkStart = start;
        }

        var available = _chunk.AsMemory((int)(_position - start));
        var count = Math.Min(available.Length, buffer.Length);
        available[..count].CopyTo(buffer);
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => _position + offset,
            _ => Length + offset,
        };

    public override void Flush() { }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async Task<byte[]> LoadAsync(int part, CancellationToken ct)
    {
        // Inside the request that kept the file the chunks are not yet committed; only its own transaction sees them.
        await using var own = transaction.Current is null ? await transaction.Database.OpenAsync(ct) : null;
        await using var command = own?.CreateCommand() ?? transaction.Command("");
        command.CommandText = "select body from kit_file_chunks where hash = @hash and part = @part";
        command.With("@hash", file.Hash).With("@part", part);
        return await command.ExecuteScalarAsync(ct) as byte[]
            ?? throw new IOException($"Part {part} of file {file.Hash} is missing.");
    }
}
