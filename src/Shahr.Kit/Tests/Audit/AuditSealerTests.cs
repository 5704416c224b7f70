using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;

namespace Shahr.Kit.Tests.Audit;

public sealed class AuditSealerTests(TestDatabase fixture) : IClassFixture<TestDatabase>
{
    private readonly AuditCity _city = new(fixture.City);

    [Fact]
    public async Task Rows_are_chained_without_gaps_and_each_link_covers_the_one_before()
    {
        await _city.RecordAndSealAsync(3);
        await _city.RecordAndSealAsync(AuditSealer.BatchSize + 7);

        var rows = await _city.RowsAsync();
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(n => (long)n), rows.Select(r => r.Seq));
        var chain = AuditChain.Genesis;
        foreach (var row in rows)
        {
            Assert.Equal(row.Entry?.ContentHash(), row.EntryHash);
            chain = AuditChain.Next(chain, row.Seq, row.EntryHash);
            Assert.Equal(chain, row.ChainHash);
        }
    }

    [Fact]
    public async Task Two_sealers_at_once_never_give_a_place_twice()
    {
        await _city.RecordAsync(300);
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(async _ =>
                {
                    try
                    {
                        await _city.Sealer.SealAsync(TestContext.Current.CancellationToken);
                    }
                    catch (Exception error) when (error is DbException or InvalidOperationException)
                    {
                        // The loser of the race: its transaction is gone, the winner's stands.
                    }
                })
        );
        await _city.Sealer.SealAsync(TestContext.Current.CancellationToken);

        var rows = await _city.RowsAsync();
        Assert.Equal(rows.Count, rows.Select(r => r.Seq).Distinct().Count());
        Assert.Equal(rows.Count, rows[^1].Seq);
    }

    [Theory]
    [InlineData("delete from kit_audit_entries")]
    [InlineData("update kit_audit_entries set action = 'cases.closed'")]
    [InlineData("update kit_audit_entries set at = '2020-01-01 00:00:00'")]
    [InlineData("update kit_audit_entries set actor = id")]
    [InlineData("update kit_audit_entries set payload_hash = 'x'")]
    [InlineData("update kit_audit_entries set payload = '{}'")]
    [InlineData("update kit_audit_entries set salt = 'x'")]
    [InlineData("update kit_audit_entries set seq = seq + 1000")]
    [InlineData("update kit_audit_entries set seq = null")]
    [InlineData("update kit_audit_entries set chain_hash = 'x'")]
    public async Task The_database_itself_refuses_to_rewrite_history(string attack)
    {
        await _city.RecordAndSealAsync(2);
        var before = await _city.RowsAsync();
        await Assert.ThrowsAnyAsync<DbException>(() => _city.SqlAsync(attack));
        Assert.Equal(before, await _city.RowsAsync());
    }

    [Fact]
    public async Task The_roundabout_ways_of_deleting_are_refused_too()
    {
        await _city.RecordAndSealAsync(1);
        string[] attacks =
            fixture.City.Kind == DatabaseKind.Sqlite
                ? ["insert or replace into kit_audit_entries select * from kit_audit_entries limit 1"]
                : ["truncate kit_audit_entries", "truncate kit_audit_roots"];
        foreach (var attack in attacks)
            await Assert.ThrowsAnyAsync<DbException>(() => _city.SqlAsync(attack));
    }

    [Fact]
    public async Task A_payload_can_be_forgotten_and_the_erasure_is_itself_remembered()
    {
        await _city.RecordAsync(2, "secret-7");
        await _city.Sealer.SealAsync(TestContext.Current.CancellationToken);
        await using (var tx = new CityTransaction(fixture.City))
        {
            var trail = new AuditTrail(tx, new CurrentRequest(new HttpContextAccessor()), TimeProvider.System);
            var erased = await new AuditErasure(tx, trail).EraseAsync(
                "case",
                "secret-7",
                "درخواست شهروند",
                TestContext.Current.CancellationToken
            );
            Assert.Equal(2, erased);
            await tx.CommitAsync(TestContext.Current.CancellationToken);
        }

        await _city.Sealer.SealAsync(TestContext.Current.CancellationToken);
        var rows = (await _city.RowsAsync()).Where(r => r.Entry?.SubjectId == "secret-7").ToList();
        Assert.Equal([true, true, false], rows.Select(r => r.Entry?.Payload is null && r.Entry?.Salt is null));
        Assert.Equal("audit.payloads_erased", rows[^1].Entry?.Action);
        Assert.All(rows, r => Assert.Equal(r.Entry?.ContentHash(), r.EntryHash));
    }

    [Fact]
    public async Task A_rolled_back_request_leaves_no_entry()
    {
        await using var tx = new CityTransaction(fixture.City);
        var trail = new AuditTrail(tx, new CurrentRequest(new HttpContextAccessor()), TimeProvider.System);
        await tx.BeginAsync(TestContext.Current.CancellationToken);
        trail.Record("cases.noted", "case", "rolled-back");
        await tx.RollbackAsync();
        await _city.Sealer.SealAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(await _city.RowsAsync(), r => r.Entry?.SubjectId == "rolled-back");
    }
}
