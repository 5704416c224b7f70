using System.Data.Common;
using Shahr.Kit.Audit;

namespace Shahr.Kit.Tests.Audit;

public sealed class AuditRootTests(TestDatabase fixture) : IClassFixture<TestDatabase>
{
    private readonly SetClock _clock = new();

    [Fact]
    public async Task Each_day_of_Tehran_gets_one_root_once_it_is_over_and_keeps_it()
    {
        var city = new AuditCity(fixture.City, _clock);
        _clock.Now = new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero);
        await city.RecordAndSealAsync(3);
        Assert.Empty(await WriteAsync(city));

        // 20:30 UTC is midnight in Tehran: this entry belongs to the 24th.
        _clock.Now = new DateTimeOffset(2026, 11, 23, 20, 30, 0, TimeSpan.Zero);
        await city.RecordAndSealAsync(2);
        Assert.Empty(await WriteAsync(city));

        _clock.Now = new DateTimeOffset(2026, 11, 23, 20, 41, 0, TimeSpan.Zero);
        var rows = await city.RowsAsync();
        Assert.Equal([new AuditRoot(new DateOnly(2026, 11, 23), 3, rows[2].ChainHash)], await WriteAsync(city));
        Assert.Empty(await WriteAsync(city));

        // Three silent days later: one root for the 24th, then two that repeat its place.
        _clock.Now = new DateTimeOffset(2026, 11, 26, 21, 0, 0, TimeSpan.Zero);
        var made = await WriteAsync(city);
        Assert.Equal([5L, 5L, 5L], made.Select(r => r.Seq));
        Assert.Equal([24, 25, 26], made.Select(r => r.Day.Day));
        Assert.Equal(
            4,
            (await new AuditDatabase(fixture.City).RootsAsync(TestContext.Current.CancellationToken)).Count
        );

        await Assert.ThrowsAnyAsync<DbException>(() => city.SqlAsync("update kit_audit_roots set chain_hash = 'x'"));
        await Assert.ThrowsAnyAsync<DbException>(() => city.SqlAsync("delete from kit_audit_roots"));
    }

    [Fact]
    public async Task A_roots_file_comes_back_as_it_was_written()
    {
        AuditRoot[] roots =
        [
            new(new DateOnly(2026, 11, 23), 3, new string('a', 64)),
            new(new DateOnly(2026, 11, 24), 3, new string('a', 64)),
            new(new DateOnly(2026, 11, 26), 900, new string('0', 64)),
        ];
        var read = await RootsFile.ReadAsync(
            new StringReader(RootsFile.Write(roots)),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(roots, read.Value);
    }

    [Theory]
    [InlineData("2026-11-23 3 abc")]
    [InlineData("2026-11-23 -3 {0}")]
    [InlineData("2026-11-23 3")]
    [InlineData("2026-13-23 3 {0}")]
    [InlineData("2026-11-23 9 {0}\n2026-11-22 10 {0}")]
    [InlineData("2026-11-23 9 {0}\n2026-11-24 8 {0}")]
    [InlineData("# only words\n\n")]
    public async Task A_roots_file_that_is_not_one_is_refused(string text)
    {
        var hash = new string('b', 64);
        var read = await RootsFile.ReadAsync(
            new StringReader(text.Replace("{0}", hash, StringComparison.Ordinal)),
            TestContext.Current.CancellationToken
        );
        Assert.False(read.IsOk);
    }

    private static Task<IReadOnlyList<AuditRoot>> WriteAsync(AuditCity city) =>
        city.Sealer.WriteRootsAsync(TestContext.Current.CancellationToken);

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
