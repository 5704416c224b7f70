using Shahr.Kit.Audit;
using Shahr.Kit.Data;

namespace Shahr.Kit.Tests.Audit;

/// <summary>
/// Somebody with the database's own password and DDL: drops the guards first, then lays hands on rows.
/// </summary>
internal sealed class Attacker(AuditCity city)
{
    private bool IsSqlite => city.Database.Kind == DatabaseKind.Sqlite;

    public async Task DropGuardsAsync()
    {
        if (!IsSqlite)
        {
            await city.SqlAsync(
                "alter table kit_audit_entries disable trigger user; alter table kit_audit_roots disable trigger user"
            );
            await city.SqlAsync("alter table kit_audit_entries drop constraint if exists kit_audit_entries_seq_key");
            return;
        }

        foreach (
            var trigger in new[]
            {
                "entries_no_delete",
                "entries_no_change",
                "entries_forget_only",
                "entries_seal_once",
                "entries_no_replace",
                "roots_no_delete",
                "roots_no_change",
                "roots_no_replace",
            }
        )
        {
            await city.SqlAsync($"drop trigger if exists kit_audit_{trigger}");
        }
    }

    public async Task EmptyAsync()
    {
        await city.SqlAsync("delete from kit_audit_entries");
        await city.SqlAsync("delete from kit_audit_roots");
    }

    /// <summary>
    /// Changes one column; <paramref name="cover"/> says how much of the seal is recomputed to hide it.
    /// </summary>
    public async Task ChangeAsync(SealedRow row, SealedRow? before, int cover)
    {
        await city.SqlAsync("update kit_audit_entries set action = 'cases.forged' where seq = @seq", ("@seq", row.Seq));
        if (cover == 0 || row.Entry is null)
            return;
        var hash = (row.Entry with { Action = "cases.forged" }).ContentHash();
        await city.SqlAsync(
            "update kit_audit_entries set entry_hash = @h where seq = @seq",
            ("@h", hash),
            ("@seq", row.Seq)
        );
        if (cover == 1)
            return;
        await SetChainAsync(row.Seq, AuditChain.Next(before?.ChainHash ?? AuditChain.Genesis, row.Seq, hash));
    }

    public Task SetChainAsync(long seq, string chain) =>
        city.SqlAsync("update kit_audit_entries set chain_hash = @h where seq = @seq", ("@h", chain), ("@seq", seq));

    /// <summary>Removes rows and, when asked, closes the gap by renumbering what follows.</summary>
    public async Task RemoveAsync(long from, long count, bool renumber)
    {
        await city.SqlAsync(
            "delete from kit_audit_entries where seq >= @from and seq < @to",
            ("@from", from),
            ("@to", from + count)
        );
        if (renumber)
            await ShiftAsync(from + count, -count);
    }

    /// <summary>Slips a row in at a place, well linked or not, and renumbers what follows.</summary>
    public async Task<Guid> InsertAsync(long seq, SealedRow? before, AuditEntry like, bool linked)
    {
        await ShiftAsync(seq, 1);
        var entry = like with { Id = Guid.CreateVersion7(), Action = "cases.invented" };
        await using (var tx = new CityTransaction(city.Database))
        {
            await tx.BeginAsync(TestContext.Current.CancellationToken);
            await AuditRows.Insert(tx, entry).ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await tx.CommitAsync(TestContext.Current.CancellationToken);
        }

        var hash = entry.ContentHash();
        var chain = linked ? AuditChain.Next(before?.ChainHash ?? AuditChain.Genesis, seq, hash) : hash;
        await city.SqlAsync(
            "update kit_audit_entries set seq = @seq, entry_hash = @e, chain_hash = @c where id = @id",
            ("@seq", seq),
            ("@e", hash),
            ("@c", chain),
            ("@id", Spelled(entry.Id))
        );
        return entry.Id;
    }

    /// <summary>Exchanges the places of two rows, or their seals with their places.</summary>
    public async Task SwapAsync(SealedRow a, SealedRow b, bool withSeals)
    {
        await city.SqlAsync("update kit_audit_entries set seq = -1 where seq = @a", ("@a", a.Seq));
        await city.SqlAsync("update kit_audit_entries set seq = @a where seq = @b", ("@a", a.Seq), ("@b", b.Seq));
        await city.SqlAsync("update kit_audit_entries set seq = @b where seq = -1", ("@b", b.Seq));
        if (!withSeals)
            return;
        foreach (var seal in new[] { a, b })
        {
            await city.SqlAsync(
                "update kit_audit_entries set entry_hash = @e, chain_hash = @c where seq = @s",
                ("@e", seal.EntryHash),
                ("@c", seal.ChainHash),
                ("@s", seal.Seq)
            );
        }
    }

    /// <summary>Changes a row and makes the whole chain after it anew, as a patient attacker does.</summary>
    public async Task RechainAsync(long from)
    {
        await city.SqlAsync("update kit_audit_entries set action = 'cases.forged' where seq = @seq", ("@seq", from));
        var chain = AuditChain.Genesis;
        foreach (var row in await city.RowsAsync())
        {
            var hash = row.Entry?.ContentHash() ?? "";
            chain = AuditChain.Next(chain, row.Seq, hash);
            if (row.Seq < from)
                continue;
            await city.SqlAsync(
                "update kit_audit_entries set entry_hash = @e, chain_hash = @c where seq = @s",
                ("@e", hash),
                ("@c", chain),
                ("@s", row.Seq)
            );
        }
    }

    // By way of negative places, so that the unique index, where it still stands, does not stumble on the way.
    private async Task ShiftAsync(long from, long by)
    {
        await city.SqlAsync("update kit_audit_entries set seq = -seq where seq >= @from", ("@from", from));
        await city.SqlAsync("update kit_audit_entries set seq = -seq + @by where seq < 0", ("@by", by));
    }

    private object Spelled(Guid id) => IsSqlite ? id.ToString().ToUpperInvariant() : id;
}
