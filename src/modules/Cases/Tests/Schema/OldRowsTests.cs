using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Cases.Tests.Schema;

/// <summary>What a schema script does to the rows of a city that is older than the script.</summary>
public sealed class OldRowsTests : IAsyncLifetime
{
    private Web.Host.CityOptions? _options;
    private CityDatabase? _database;

    private CityDatabase Database => _database ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("shahr-test-").FullName;
        _options = await TestDatabases.NewAsync(folder);
        // Beside the tables of a city of today, which these scripts do not see.
        if (_options.Database is not { } address)
        {
            _database = CityDatabase.Sqlite(Path.Join(folder, "old.db"));
            return;
        }

        await using (var today = CityDatabase.Postgres(address))
            await RunAsync(today, "create schema before");
        _database = CityDatabase.Postgres(address + ";Search Path=before");
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        if (_options is not null)
            await TestDatabases.DropAsync(_options);
    }

    [Fact]
    public async Task Steps_that_the_city_asked_learn_their_inquiry_and_their_cases_are_searched_anew()
    {
        await UpToAsync("cases/0031");
        var certificate = await CaseAsync("100000001", "residence-certificate", "Inquired");
        var licence = await CaseAsync("100000002", "business-licence", "Inquired");
        var other = await CaseAsync("100000003", "own-design", "Inquired");
        var opinion = await CaseAsync("100000004", "residence-certificate", "OfficeAsked");

        await RunAsync(Database, Script("cases/0031"));
        Assert.Equal(["-", "water"], await InquiriesAsync(certificate));
        Assert.Equal(["-", "police"], await InquiriesAsync(licence));
        // A design of the city's own showed nobody's answers: its code is not known any more, and names none.
        Assert.Equal(["-", ""], await InquiriesAsync(other));
        // An officer asked: that office reads the whole, and finds it.
        Assert.Equal(["-", "-"], await InquiriesAsync(opinion));
        var searched = await Database.ReadAsync("select case_id from cases_search", _ => { }, row => row.GetGuid(0));
        Assert.Equal([opinion], searched);
    }

    [Fact]
    public async Task Cases_in_which_somebody_said_something_are_listed_once_and_others_are_not()
    {
        await UpToAsync("cases/0033");
        var said = await CaseAsync("100000001", "street-problem", "Wrote");
        await LineAsync(said, null, "Granted", "درست شد.");
        var silent = await CaseAsync("100000002", "street-problem", "Opened");
        await LineAsync(silent, null, "Claimed", null);
        await LineAsync(silent, null, "Consented", "می‌پذیرم.");

        await RunAsync(Database, Script("cases/0033"));
        var listed = await Database.ReadAsync("select case_id from cases_unsaid", _ => { }, row => row.GetGuid(0));
        Assert.Equal([said], listed);
    }

    [Fact]
    public async Task Cases_that_were_merged_or_split_for_a_reason_are_listed_beside_those_that_wait_already()
    {
        await UpToAsync("cases/0037");
        var merged = await CaseAsync("100000001", "street-problem", "FoundDouble");
        await LineAsync(merged, null, "Reopened", "دو چراغ بود.");
        var split = await CaseAsync("100000002", "street-problem", "SplitInto");
        await RunAsync(Database, "insert into cases_unsaid (case_id) values (@id)", ("@id", split));
        await CaseAsync("100000003", "street-problem", "DoubleJoined");

        await RunAsync(Database, Script("cases/0037"));
        var listed = await Database.ReadAsync("select case_id from cases_unsaid", _ => { }, row => row.GetGuid(0));
        Assert.Equal(new[] { merged, split }.Order(), listed.Order());
    }

    private IReadOnlyList<SchemaScript> Scripts =>
        [.. new SchemaSource("cases", typeof(CasesModule).Assembly).Scripts(Database.Kind)];

    private string Script(string name) => Scripts.Single(s => s.Name.StartsWith(name, StringComparison.Ordinal)).Sql;

    private async Task UpToAsync(string first)
    {
        foreach (var script in Scripts.TakeWhile(s => string.CompareOrdinal(s.Name, first) < 0))
            await RunAsync(Database, script.Sql);
    }

    // A case with a step of its own and one that another office answers, of which a line of this kind tells.
    private async Task<Guid> CaseAsync(string number, string service, string kind)
    {
        var (id, asker, asked) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await RunAsync(Database, "insert into cases_numbers (number) values (@number)", ("@number", number));
        await RunAsync(
            Database,
            """
            insert into cases_cases (id, number, service_code, service_version, title_fa, title_en, applicant, opened_by,
              state, opened_at, now_asked, answers, revision)
            values (@id, @number, @service, 1, 'نمونه', 'Sample', @id, @id, 'Open', @at, @no, '{}', 0)
            """,
            ("@id", id),
            ("@number", number),
            ("@service", service),
            ("@at", DateTime.UnixEpoch),
            ("@no", false)
        );
        await StepAsync(id, asker, 0, null);
        await StepAsync(id, asked, 1, asker);
        await LineAsync(id, asked, kind, kind == "Opened" ? null : "سخن");
        var words = Database.Kind == DatabaseKind.Sqlite ? "'نمونه'" : "array_to_tsvector(array['نمونه'])";
        await RunAsync(Database, $"insert into cases_search (case_id, words) values (@id, {words})", ("@id", id));
        return id;
    }

    private Task StepAsync(Guid on, Guid id, int position, Guid? askedBy) =>
        RunAsync(
            Database,
            """
            insert into cases_steps (id, case_id, position, stage, code, kind, fa, en, office, permission, minutes,
              state, paused_minutes, asked_by)
            values (@id, @case, @position, 0, 'look', 'Check', 'بررسی', 'Look', @case, 'cases.work', 60, 'Open', 0,
              @asker)
            """,
            ("@id", id),
            ("@case", on),
            ("@position", position),
            ("@asker", askedBy)
        );

    private Task LineAsync(Guid on, Guid? step, string kind, string? text) =>
        RunAsync(
            Database,
            """
            insert into cases_lines (id, case_id, kind, at, step_id, text)
            values (@id, @case, @kind, @at, @step, @text)
            """,
            ("@id", Guid.CreateVersion7()),
            ("@case", on),
            ("@kind", kind),
            ("@at", DateTime.UnixEpoch),
            ("@step", step),
            ("@text", text)
        );

    private Task<List<string>> InquiriesAsync(Guid on) =>
        Database.ReadAsync(
            "select coalesce(inquiry, '-') from cases_steps where case_id = @case order by position",
            command => command.With("@case", on),
            row => row.GetString(0)
        );

    private static async Task RunAsync(CityDatabase database, string sql, params (string Name, object? Value)[] values)
    {
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.With(name, value);
        await command.ExecuteNonQueryAsync();
    }
}
