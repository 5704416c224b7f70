namespace Shahr.Kit.Data;

/// <summary>
/// Counts how often something was asked in a window, in the database and so for all processes together. The row stays
/// locked until the transaction ends: requests about the same key go one after another. Each room has a table of its
/// own: <c>key text primary key</c>, <c>since</c> and <c>until timestamptz</c>, <c>times integer</c>, never null.
/// </summary>
/// <param name="transaction">The request's.</param>
/// <param name="clock">The time.</param>
/// <param name="table">The room's table.</param>
public abstract class CountedLimits(CityTransaction transaction, TimeProvider clock, string table)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Counts once more. Answers null while within the limit, otherwise how long to wait.</summary>
    /// <param name="key">What is counted.</param>
    /// <param name="most">How often it may be asked in the window.</param>
    /// <param name="window">From the first time on; then it begins anew.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<TimeSpan?> CountAsync(string key, int most, TimeSpan window, CancellationToken ct)
    {
        var (times, until) = await AddAsync(key, 1, window, ct);
        return times <= most ? null : Wait(until);
    }

    /// <summary>
    /// Locks the key and counts nothing: how long to wait where the limit is used up, null where one more is within it.
    /// For what is counted only once it is known to be wrong, however many come at once.
    /// </summary>
    /// <inheritdoc cref="CountAsync"/>
    public async Task<TimeSpan?> HoldAsync(string key, int most, TimeSpan window, CancellationToken ct)
    {
        var (times, until) = await AddAsync(key, 0, window, ct);
        return times < most ? null : Wait(until);
    }

    /// <summary>How long to wait where it was asked too often already; neither counts nor locks.</summary>
    /// <inheritdoc cref="CountAsync"/>
    public async Task<TimeSpan?> LeftAsync(string key, int most, CancellationToken ct)
    {
        await using var command = transaction.Command(
            $"select until from {table} where key = @key and times > @most and until > @now"
        );
        command.With("@key", key).With("@most", most).With("@now", Now);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct) ? DateTime.SpecifyKind(row.GetDateTime(0), DateTimeKind.Utc) - Now : null;
    }

    /// <summary>Begins anew, after the right person came through.</summary>
    public async Task ForgetAsync(string key, CancellationToken ct)
    {
        await using var command = transaction.Command($"delete from {table} where key = @key").With("@key", key);
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Forgets what ended so long ago; a job calls it.</summary>
    public async Task SweepAsync(TimeSpan ago, CancellationToken ct)
    {
        await using var command = transaction.Command($"delete from {table} where until < @old");
        await command.With("@old", Now - ago).ExecuteNonQueryAsync(ct);
    }

    private async Task<(int Times, DateTime Until)> AddAsync(
        string key,
        int more,
        TimeSpan window,
        CancellationToken ct
    )
    {
        await using var command = transaction.Command(
            $"""
            insert into {table} (key, since, until, times) values (@key, @now, @until, @more)
            on conflict (key) do update set
              times = @more + case when {table}.until <= @now then 0 else {table}.times end,
              since = case when {table}.until <= @now then @now else {table}.since end,
              until = case when {table}.until <= @now then @until else {table}.until end
            returning times, until
            """
        );
        command.With("@key", key).With("@now", Now).With("@until", Now + window).With("@more", more);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            throw new InvalidOperationException("The count came back empty.");
        return (row.GetInt32(0), DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc));
    }

    private TimeSpan Wait(DateTime until) =>
        until - Now is var wait && wait > TimeSpan.FromSeconds(1) ? wait : TimeSpan.FromSeconds(1);
}
