using System.Data.Common;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// Counts how often something was asked in a window, in the database and so for all processes together. The row stays
/// locked until the transaction ends: requests about the same key go one after another.
/// </summary>
internal sealed class Limits(CityTransaction transaction, TimeProvider clock)
{
    private const string Count = """
        insert into identity_limits (key, since, until, times) values (@key, @now, @until, 1)
        on conflict (key) do update set
          times = case when identity_limits.until <= @now then 1 else identity_limits.times + 1 end,
          since = case when identity_limits.until <= @now then @now else identity_limits.since end,
          until = case when identity_limits.until <= @now then @until else identity_limits.until end
        returning times, until
        """;

    /// <summary>Counts once more. Answers null while within the limit, otherwise how long to wait.</summary>
    public async Task<TimeSpan?> CountAsync(string key, int most, TimeSpan window, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var command = transaction.Command(Count);
        command.With("@key", key).With("@now", now).With("@until", now + window);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            throw new InvalidOperationException("The count came back empty.");
        if (row.GetInt32(0) <= most)
            return null;
        var wait = DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc) - now;
        return wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
    }

    /// <summary>How long to wait where it was asked too often already; counts nothing.</summary>
    public async Task<TimeSpan?> LeftAsync(string key, int most, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var command = transaction.Command(
            "select until from identity_limits where key = @key and times > @most and until > @now"
        );
        command.With("@key", key).With("@most", most).With("@now", now);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc) - now : null;
    }

    /// <summary>Begins anew, after the right person came through.</summary>
    public async Task ForgetAsync(string key, CancellationToken ct)
    {
        await using DbCommand command = transaction.Command("delete from identity_limits where key = @key");
        await command.With("@key", key).ExecuteNonQueryAsync(ct);
    }
}
