using System.Globalization;
using Shahr.Kit.Data;
using Shahr.Ledger;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Treasury.Tests;

/// <summary>A city's database in PostgreSQL with nobody in it yet.</summary>
internal sealed class SharedDatabase : IAsyncDisposable
{
    private readonly CityOptions _options;

    private SharedDatabase(CityOptions options) =>
        (_options, City) = (options, CityDatabase.Postgres(options.Database ?? ""));

    public string Folder => _options.Data;

    public string Connection => _options.Database ?? "";

    public CityDatabase City { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Skips the test on SQLite, where the journal is in files.</summary>
    public static async Task<SharedDatabase> NewAsync()
    {
        Assert.SkipUnless(TestDatabases.Kind == DatabaseKind.Postgres, "On SQLite the journal is in files.");
        return new SharedDatabase(
            await TestDatabases.NewAsync(Directory.CreateTempSubdirectory("shahr-journal-").FullName)
        );
    }

    /// <summary>One more holder; null while another has the lease.</summary>
    public Task<LedgerLease?> TakeAsync(string holder, double seconds = 60) =>
        LedgerLease.TryTakeAsync(City, TimeProvider.System, TimeSpan.FromSeconds(seconds), holder, Ct);

    public Task<PostgresJournal> OpenAsync(LedgerLease lease) =>
        PostgresJournal.OpenAsync(City, lease.Epoch, lease.Next, Ct);

    /// <summary>What the whole journal says, judged anew.</summary>
    public async Task<VerificationReport> VerifyAsync()
    {
        using var journal = await PostgresJournal.ReadAsync(City, Ct);
        Assert.NotNull(journal);
        return Verification.Run(journal);
    }

    public async Task<long> RunAsync(string sql)
    {
        await using var connection = await City.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), CultureInfo.InvariantCulture);
    }

    public async Task<string> TextAsync(string sql)
    {
        await using var connection = await City.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Ct) as string ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        await City.DisposeAsync();
        await TestDatabases.DropAsync(_options);
        Directory.Delete(Folder, recursive: true);
    }
}
