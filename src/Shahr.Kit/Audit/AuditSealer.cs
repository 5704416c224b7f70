using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Kit.Audit;

/// <summary>
/// Chains committed rows. Only the holder of the lease should call it, for speed; that no place is given twice does not
/// hang on the lease but on the guarded update and the unique place in the database.
/// </summary>
public sealed class AuditSealer(CityDatabase database, TimeProvider clock)
{
    /// <summary>Rows chained in one transaction: short enough that SQLite's writers hardly notice.</summary>
    public const int BatchSize = 500;

    // A request that began before midnight gets this long to commit, so that its entry still stands under its day's
    // root.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    /// <summary>Seals everything that is committed. Answers how many rows were chained.</summary>
    public async Task<int> SealAsync(CancellationToken ct = default)
    {
        var total = 0;
        for (var batch = BatchSize; batch == BatchSize; total += batch)
            batch = await SealBatchAsync(ct);
        return total;
    }

    /// <summary>
    /// Writes the roots of the days that are over and have none yet; a day in which nothing happened repeats the last
    /// place. A root, once written, is never touched again: the database refuses it.
    /// </summary>
    public async Task<IReadOnlyList<AuditRoot>> WriteRootsAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var tx = new CityTransaction(database);
        await tx.BeginAsync(ct);
        var last = await SealingRows.LastRootAsync(tx, ct);
        var made = new List<AuditRoot>();
        for (var day = await FirstOpenDayAsync(tx, last, ct); day is { } d && End(d) + Grace <= now; day = d.AddDays(1))
        {
            var head = await SealingRows.LastBeforeAsync(tx, last?.Seq ?? 0, End(d), ct);
            if (head is null && last is null)
                continue;
            last = head is { } h
                ? new AuditRoot(d, h.Seq, h.ChainHash)
                : new AuditRoot(d, last?.Seq ?? 0, last?.ChainHash ?? "");
            await SealingRows.InsertRootAsync(tx, last, AuditEntry.Truncate(now), ct);
            made.Add(last);
        }

        if (made.Count > 0)
            await tx.CommitAsync(ct);
        else
            await tx.RollbackAsync();
        return made;
    }

    private static async Task<DateOnly?> FirstOpenDayAsync(CityTransaction tx, AuditRoot? last, CancellationToken ct)
    {
        if (last is not null)
            return last.Day.AddDays(1);
        return await SealingRows.FirstInstantAsync(tx, ct) is { } first
            ? DateOnly.FromDateTime(PersianTime.ToTehran(first))
            : null;
    }

    /// <summary>The first instant that is no longer this day in Tehran, UTC.</summary>
    private static DateTime End(DateOnly day) => PersianTime.FromTehran(day.AddDays(1).ToDateTime(TimeOnly.MinValue));

    private async Task<int> SealBatchAsync(CancellationToken ct)
    {
        await using (var look = await database.OpenAsync(ct))
        {
            // Most looks find nothing and need no turn at the writers' gate.
            if (!await SealingRows.AnyOpenAsync(look, ct))
                return 0;
        }

        await using var tx = new CityTransaction(database);
        await tx.BeginAsync(ct);
        var (seq, chain) = await SealingRows.HeadAsync(tx, ct);
        var open = await SealingRows.OpenAsync(tx, BatchSize, ct);
        var links = new List<Link>(open.Count);
        foreach (var entry in open)
        {
            var hash = entry.ContentHash();
            chain = AuditChain.Next(chain, ++seq, hash);
            links.Add(new Link(entry.Id, seq, hash, chain));
        }

        if (links.Count > 0)
            await SealingRows.SealAsync(tx, links, ct);
        await tx.CommitAsync(ct);
        return links.Count;
    }
}
