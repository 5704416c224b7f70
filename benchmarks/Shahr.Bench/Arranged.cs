using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shahr.Identity;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Web.Host;

namespace Shahr.Bench;

/// <summary>A city on PostgreSQL in which Maryam has signed up, is signed in and has sixty requests.</summary>
/// <param name="Cookie">The <c>Cookie</c> header of her browser.</param>
internal sealed record Arranged(string Data, string Database, PersonId Maryam, string Cookie)
{
    private const int Requests = 60;

    private static readonly (string Kind, string Fa, string En, string Office)[] _kinds =
    [
        ("light", "گزارش خرابی در خیابان: چراغ معابر", "Report a street problem: Street light", "lighting"),
        ("pothole", "گزارش خرابی در خیابان: چاله", "Report a street problem: Pothole", "roads"),
        ("waste", "گزارش خرابی در خیابان: زباله", "Report a street problem: Waste", "waste"),
        ("tree", "گزارش خرابی در خیابان: درخت", "Report a street problem: Tree", "parks"),
    ];

    public static async Task<Arranged> MakeAsync(Room room, string name)
    {
        Report.Say($"arranging the city {name}");
        await using (var server = NpgsqlDataSource.Create(room.Postgres("postgres")))
        {
            await using var create = server.CreateCommand($"create database {name}");
            await create.ExecuteNonQueryAsync();
        }

        var (data, database) = (room.Folder("city-" + name), room.Postgres(name));
        await using var app = CityApp.Build(
            new CityOptions { Data = data, Database = database },
            [],
            b => b.Logging.SetMinimumLevel(LogLevel.Warning)
        );
        await app.Services.GetRequiredService<SchemaRunner>().UpgradeAsync();
        var seed = app.Services.GetRequiredService<IdentitySeed>();
        await seed.MakeOfficesAsync(IdentitySeed.UsualOffices);
        var maryam = await seed.SignUpAsync(new NewPerson("0499370899", "09121234567", "مریم", "احمدی"));
        var cookie = await seed.OpenSessionAsync(maryam);
        await InsertRequestsAsync(database, maryam);
        return new Arranged(data, database, maryam, cookie);
    }

    // Plain SQL and not sixty forms: the page is what is measured, and Django must find the very same rows.
    private static async Task InsertRequestsAsync(string database, PersonId maryam)
    {
        await using var source = NpgsqlDataSource.Create(database);
        var offices = new Dictionary<string, Guid>();
        await using (var read = source.CreateCommand("select code, id from identity_offices"))
        await using (var rows = await read.ExecuteReaderAsync())
        {
            while (await rows.ReadAsync())
                offices[rows.GetString(0)] = rows.GetGuid(1);
        }

        var newest = new DateTime(2026, 11, 23, 9, 17, 0, DateTimeKind.Utc);
        for (var i = 0; i < Requests; i++)
        {
            var (kind, opened, number) = (
                _kinds[i % _kinds.Length],
                newest.AddHours(-17 * i),
                PublicNumber.Random().Value
            );
            var isOpen = i % 3 != 2;
            await using var insert = source.CreateCommand(
                """
                with n as (insert into cases_numbers (number) values (@number) returning number)
                insert into cases_cases (id, number, service_code, service_version, kind, title_fa, title_en,
                  applicant, opened_by, state, outcome_fa, outcome_en, opened_at, closed_at,
                  now_fa, now_en, now_office, now_due, now_asked,
                  lat, lon, answers, revision)
                select @id, n.number, 'street-problem', 1, @kind, @fa, @en, @person,
                  @person, @state, @outcome_fa, @outcome_en, @opened, @closed, @now_fa, @now_en, @office, @due, @asked,
                  35.7, 51.4, '{}', 1
                from n
                """
            );
            insert.Parameters.AddWithValue("number", number);
            insert.Parameters.AddWithValue("id", Guid.CreateVersion7());
            insert.Parameters.AddWithValue("kind", kind.Kind);
            insert.Parameters.AddWithValue("fa", kind.Fa);
            insert.Parameters.AddWithValue("en", kind.En);
            insert.Parameters.AddWithValue("person", maryam.Value);
            insert.Parameters.AddWithValue("state", isOpen ? "Open" : "Granted");
            insert.Parameters.AddWithValue("outcome_fa", isOpen ? DBNull.Value : "برطرف شد");
            insert.Parameters.AddWithValue("outcome_en", isOpen ? DBNull.Value : "Put right");
            insert.Parameters.AddWithValue("opened", opened);
            insert.Parameters.AddWithValue("closed", isOpen ? DBNull.Value : opened.AddHours(30));
            insert.Parameters.AddWithValue("now_fa", isOpen ? "رسیدگی در محل" : DBNull.Value);
            insert.Parameters.AddWithValue("now_en", isOpen ? "Work on site" : DBNull.Value);
            insert.Parameters.AddWithValue("office", isOpen ? offices[kind.Office] : DBNull.Value);
            insert.Parameters.AddWithValue("due", isOpen ? opened.AddHours(72) : DBNull.Value);
            insert.Parameters.AddWithValue("asked", i % 12 == 3);
            await insert.ExecuteNonQueryAsync();
        }
    }

    /// <summary>A single number out of this city's database.</summary>
    public async Task<long> CountAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        await using var command = source.CreateCommand(sql);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
