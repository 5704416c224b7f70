using Shahr.Kit.Audit;

namespace Shahr.Kit.Tests.Audit;

/// <summary>Every kind of attack on a real database, at random places; each is found and rightly named.</summary>
public sealed class AuditVerifierTests(TestDatabase fixture) : IClassFixture<TestDatabase>
{
    private const int Rows = 24;
    private const int Rounds = 6;
    private readonly AuditCity _city = new(fixture.City);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public Task A_changed_row_is_named_however_much_of_its_seal_is_forged(int cover) =>
        EachAsync(
            2,
            Rows - 1,
            async (attacker, rows, seq) =>
            {
                await attacker.ChangeAsync(rows[seq - 1], rows[seq - 2], cover);
                var report = await VerifyAsync();
                var finding = Assert.Single(report.Findings);
                if (cover == 0)
                    Assert.Equal(
                        (AuditFindingKind.Changed, (long)seq, rows[seq - 1].Id),
                        (finding.Kind, finding.Seq, finding.Id)
                    );
                // With the seal forged too, the broken link is certain and which of its two ends lied is not: both are
                // named.
                else
                {
                    Assert.Equal(AuditFindingKind.Rewritten, finding.Kind);
                    Assert.Contains(rows[seq - 1].Id, new[] { finding.Id, finding.OtherId });
                    Assert.Contains((long)seq, new[] { finding.Seq, finding.ToSeq });
                }
            }
        );

    [Fact]
    public Task An_overwritten_chain_hash_is_named() =>
        EachAsync(
            1,
            Rows - 1,
            async (attacker, rows, seq) =>
            {
                await attacker.SetChainAsync(seq, new string('e', 64));
                var finding = Assert.Single((await VerifyAsync()).Findings);
                Assert.Equal(
                    (AuditFindingKind.Changed, (long)seq, rows[seq - 1].Id),
                    (finding.Kind, finding.Seq, finding.Id)
                );
            }
        );

    [Fact]
    public Task A_changed_payload_is_named_and_an_erased_one_is_not() =>
        EachAsync(
            1,
            Rows,
            async (_, rows, seq) =>
            {
                var other = (seq % Rows) + 1;
                await _city.SqlAsync(
                    "update kit_audit_entries set payload = null, salt = null where seq = @s",
                    ("@s", (long)other)
                );
                Assert.Empty((await VerifyAsync()).Findings);
                await _city.SqlAsync("update kit_audit_entries set payload = '{}' where seq = @s", ("@s", (long)seq));
                var finding = Assert.Single((await VerifyAsync()).Findings);
                Assert.Equal((AuditFindingKind.Changed, rows[seq - 1].Id), (finding.Kind, finding.Id));
            }
        );

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(3, false)]
    [InlineData(3, true)]
    public Task Removed_rows_are_named_also_when_the_rest_is_renumbered(int count, bool renumber) =>
        EachAsync(
            1,
            Rows - 5,
            async (attacker, _, seq) =>
            {
                await attacker.RemoveAsync(seq, count, renumber);
                var finding = Assert.Single((await VerifyAsync()).Findings);
                Assert.Equal(
                    (AuditFindingKind.Removed, (long)seq, seq + count - 1L),
                    (finding.Kind, finding.Seq, finding.ToSeq)
                );
            }
        );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task An_inserted_row_is_named_also_when_it_is_well_linked(bool linked) =>
        EachAsync(
            1,
            Rows - 2,
            async (attacker, rows, seq) =>
            {
                var like = Assert.IsType<AuditEntry>(rows[0].Entry);
                var id = await attacker.InsertAsync(seq, seq > 1 ? rows[seq - 2] : null, like, linked);
                var finding = Assert.Single((await VerifyAsync()).Findings);
                Assert.Equal(
                    (AuditFindingKind.Inserted, (long)seq, id.ToString()),
                    (finding.Kind, finding.Seq, finding.Id)
                );
            }
        );

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task Exchanged_rows_are_named(bool withSeals) =>
        EachAsync(
            1,
            Rows - 8,
            async (attacker, rows, seq) =>
            {
                var (a, b) = (rows[seq - 1], rows[seq + 4]);
                await attacker.SwapAsync(a, b, withSeals);
                var findings = (await VerifyAsync()).Findings;
                Assert.Equal([AuditFindingKind.Reordered, AuditFindingKind.Reordered], findings.Select(f => f.Kind));
                Assert.Equal(
                    [(a.Seq, b.Id, b.Seq), (b.Seq, a.Id, a.Seq)],
                    findings.Select(f => (f.Seq, f.Id ?? "", f.SealedSeq ?? 0))
                );
            }
        );

    [Fact]
    public Task A_history_made_wholly_anew_is_named_by_a_root_and_only_by_a_root() =>
        EachAsync(
            2,
            12,
            async (attacker, rows, seq) =>
            {
                AuditRoot[] roots = [Root(rows[0], 1), Root(rows[14], 2), Root(rows[20], 3)];
                await attacker.RechainAsync(seq);
                var alone = await VerifyAsync();
                Assert.True(alone.Holds);
                Assert.Contains(alone.Fa, line => line.StartsWith("بدون ریشه‌های بیرونی", StringComparison.Ordinal));
                var finding = Assert.Single((await VerifyAsync(roots)).Findings);
                Assert.Equal(
                    (AuditFindingKind.Rechained, 2L, 15L, rows[14].Id),
                    (finding.Kind, finding.Seq, finding.ToSeq, finding.Id)
                );
            }
        );

    [Fact]
    public Task A_cut_off_end_is_named_by_a_root_and_only_by_a_root() =>
        EachAsync(
            2,
            Rows - 1,
            async (attacker, rows, seq) =>
            {
                AuditRoot[] roots = [Root(rows[0], 1), Root(rows[^1], 2)];
                await attacker.RemoveAsync(seq, Rows, renumber: false);
                Assert.True((await VerifyAsync()).Holds);
                var finding = Assert.Single((await VerifyAsync(roots)).Findings);
                Assert.Equal(
                    (AuditFindingKind.Truncated, (long)seq, (long)Rows),
                    (finding.Kind, finding.Seq, finding.ToSeq)
                );
            }
        );

    [Fact]
    public Task Roots_prove_an_untouched_history_and_a_rewritten_inner_root_is_named() =>
        EachAsync(
            5,
            6,
            async (_, rows, _) =>
            {
                await _city.SqlAsync(
                    "insert into kit_audit_roots (day, seq, chain_hash, made_at) values (@d, 9, @h, @m)",
                    ("@d", new DateOnly(2026, 1, 2)),
                    ("@h", rows[8].ChainHash),
                    ("@m", DateTime.UnixEpoch)
                );
                var report = await VerifyAsync(Root(rows[0], 1), Root(rows[8], 2));
                Assert.True(report.Holds, string.Join('\n', report.En));
                Assert.Equal((Rows, 9, 2), ((int)report.Sealed, (int)report.ProvenThrough, report.Roots));
                Assert.Equal(rows[^1].ChainHash, report.Head);

                await _city.SqlAsync("update kit_audit_roots set chain_hash = @h", ("@h", rows[7].ChainHash));
                var finding = Assert.Single((await VerifyAsync(Root(rows[8], 2))).Findings);
                Assert.Equal(AuditFindingKind.RootRewritten, finding.Kind);
            }
        );

    [Fact]
    public Task Rows_without_a_seal_are_counted_and_old_ones_flagged() =>
        EachAsync(
            5,
            6,
            async (_, rows, _) =>
            {
                await _city.RecordAsync(3);
                Assert.Equal(3, (await VerifyAsync()).Open);
                var later = await AuditVerifier.VerifyAsync(
                    new AuditDatabase(fixture.City),
                    [],
                    TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(1),
                    Ct
                );
                Assert.Equal((3, true), (later.Overdue.Count, later.Holds));
                await _city.SqlAsync("delete from kit_audit_entries where seq is null");
            }
        );

    [Fact]
    public async Task A_whole_table_of_rubbish_is_reported_and_not_stumbled_over()
    {
        var attacker = await StartAsync();
        await _city.SqlAsync("update kit_audit_entries set entry_hash = 'x', chain_hash = payload_hash");
        Assert.False((await VerifyAsync()).Holds);
        await attacker.EmptyAsync();
        Assert.True((await VerifyAsync()).Holds);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static AuditRoot Root(SealedRow row, int day) => new(new DateOnly(2026, 1, day), row.Seq, row.ChainHash);

    private Task<AuditReport> VerifyAsync(params AuditRoot[] roots) =>
        AuditVerifier.VerifyAsync(
            new AuditDatabase(fixture.City),
            roots,
            TimeProvider.System.GetUtcNow().UtcDateTime,
            Ct
        );

    private async Task<Attacker> StartAsync()
    {
        var attacker = new Attacker(_city);
        await attacker.DropGuardsAsync();
        await attacker.EmptyAsync();
        await _city.RecordAndSealAsync(Rows);
        return attacker;
    }

    /// <summary>A fresh sealed history for each of some random places; the seed is in the failure's message.</summary>
    private async Task EachAsync(int from, int to, Func<Attacker, List<SealedRow>, int, Task> attack)
    {
        var places = new[] { from, to }
            .Concat(Enumerable.Range(0, Rounds).Select(_ => Random.Shared.Next(from, to + 1)))
            .Distinct();
        foreach (var place in places)
        {
            var attacker = await StartAsync();
            var rows = await _city.RowsAsync();
            try
            {
                await attack(attacker, rows, place);
            }
            catch (Exception error)
            {
                var report = await VerifyAsync();
                throw new InvalidOperationException($"At place {place}: {string.Join(' ', report.En)}", error);
            }
        }
    }
}
