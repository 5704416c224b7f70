using System.Security.Cryptography;
using Shahr.Kit.Data;
using Shahr.Kit.Files;

namespace Shahr.Kit.Tests.Files;

public sealed class FileStoreTests(TestDatabase fixture) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly string _data = Path.Combine(
        Path.GetTempPath(),
        "shahr_files_" + Guid.CreateVersion7().ToString("N")
    );

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(PostgresFileStore.ChunkSize)]
    [InlineData((3 * PostgresFileStore.ChunkSize) + 17)]
    public async Task What_is_kept_comes_back_by_its_hash_also_when_kept_twice(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        await using (var tx = new CityTransaction(fixture.City))
        {
            var file = await Store(tx).KeepAsync(new MemoryStream(bytes), "application/pdf", Ct);
            Assert.Equal(
                new StoredFile(Convert.ToHexStringLower(SHA256.HashData(bytes)), "application/pdf", length),
                file
            );
            Assert.Equal(file, await Store(tx).KeepAsync(new MemoryStream(bytes), "application/pdf", Ct));
        }

        Assert.Equal(bytes, await ReadAsync(Convert.ToHexStringLower(SHA256.HashData(bytes))));
    }

    [Fact]
    public async Task A_rolled_back_request_keeps_no_file_and_the_sweep_removes_only_what_no_row_names()
    {
        byte[] lost = RandomNumberGenerator.GetBytes(1000),
            kept = RandomNumberGenerator.GetBytes(1000);
        StoredFile file;
        await using (var tx = new CityTransaction(fixture.City))
        {
            await tx.BeginAsync(Ct);
            file = await Store(tx).KeepAsync(new MemoryStream(lost), "image/png", Ct);
            await using var open = await Store(tx).OpenAsync(file.Hash, Ct);
            Assert.NotNull(open);
            await tx.RollbackAsync();
        }

        Assert.Null(await ReadAsync(file.Hash));
        await using (var tx = new CityTransaction(fixture.City))
            file = await Store(tx).KeepAsync(new MemoryStream(kept), "image/png", Ct);
        var folder = new FileFolder(_data);
        var removed = await folder.SweepAsync(fixture.City, DateTime.MaxValue, Ct);
        Assert.Equal(fixture.City.Kind == DatabaseKind.Sqlite ? 1 : 0, removed);
        Assert.Equal(kept, await ReadAsync(file.Hash));
        Assert.Equal(0, await folder.SweepAsync(fixture.City, DateTime.MaxValue, Ct));
    }

    [Fact]
    public async Task A_source_that_breaks_off_leaves_nothing()
    {
        await using var tx = new CityTransaction(fixture.City);
        await Assert.ThrowsAsync<IOException>(() => Store(tx).KeepAsync(new Breaking(), "image/png", Ct));
        Assert.Null(tx.Current);
        if (Directory.Exists(_data))
            Assert.Empty(Directory.EnumerateFiles(_data, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEF")]
    public async Task Only_a_hash_opens_a_file(string name) => Assert.Null(await ReadAsync(name));

    [Fact]
    public async Task Many_keep_the_same_bytes_at_once_and_one_file_stands()
    {
        var bytes = RandomNumberGenerator.GetBytes(600_000);
        var hashes = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async _ =>
                {
                    await using var tx = new CityTransaction(fixture.City);
                    return (await Store(tx).KeepAsync(new MemoryStream(bytes), "application/pdf", Ct)).Hash;
                })
        );
        Assert.Single(hashes.Distinct());
        Assert.Equal(bytes, await ReadAsync(hashes[0]));
    }

    [Fact]
    public async Task A_citizens_photo_is_taken_in_without_its_place()
    {
        await using var tx = new CityTransaction(fixture.City);
        var taken = await Store(tx)
            .TakeAsync(new MemoryStream(Pictures.Jpeg(Pictures.PhoneExif())), "خانه.jpg", FileRules.Photo, Ct);
        Assert.Equal("image/jpeg", taken.Value.MediaType);
        var bytes = await ReadAsync(taken.Value.Hash);
        Assert.True(bytes.AsSpan().IndexOf("GPS"u8) < 0);
    }

    public void Dispose()
    {
        if (Directory.Exists(_data))
            Directory.Delete(_data, recursive: true);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private IFileStore Store(CityTransaction tx) =>
        fixture.City.Kind == DatabaseKind.Postgres
            ? new PostgresFileStore(tx, TimeProvider.System)
            : new DiskFileStore(tx, TimeProvider.System, new FileFolder(_data));

    private async Task<byte[]?> ReadAsync(string hash)
    {
        await using var tx = new CityTransaction(fixture.City);
        await using var open = await Store(tx).OpenAsync(hash, Ct);
        if (open is null)
            return null;
        using var all = new MemoryStream();
        await open.CopyToAsync(all, Ct);
        return all.ToArray();
    }

    private sealed class Breaking : MemoryStream
    {
        private int _reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            _reads++ < 2 ? ValueTask.FromResult(buffer.Length) : throw new IOException("The line broke.");
    }
}
