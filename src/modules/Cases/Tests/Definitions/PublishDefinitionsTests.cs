using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Kit.Data;

namespace Shahr.Cases.Tests;

/// <summary>Published versions of services.</summary>
public sealed class PublishDefinitionsTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task A_published_version_lives_on_in_the_database_after_its_file_has_left_the_house()
    {
        var (definition, yaml) = ServiceShelf.Embedded[0];
        await city.City.InTransactionAsync(async scope =>
        {
            var db = scope.GetRequiredService<CasesDb>();
            db.Definitions.Add(
                new PublishedDefinition
                {
                    Code = "gone-service",
                    Version = 1,
                    Hash = "-",
                    Body = yaml.Replace("code: " + definition.Code, "code: gone-service"),
                    PublishedAt = city.City.Clock.GetUtcNow().UtcDateTime,
                }
            );
            return await db.SaveChangesAsync();
        });
        await city.City.RestartAsync();
        Assert.Equal(1, city.City.Services.GetRequiredService<ServiceShelf>().Get("gone-service", 1).Version);
    }

    [Fact]
    public async Task A_service_the_city_designed_itself_survives_programs_that_bring_other_files()
    {
        // The program in this test brings version 1 of it; the city once published another version 1 and a version 2.
        var published = ServiceShelf.Embedded.Single(e => e.Definition.Code == "information-request").Yaml;
        await WriteAsync(
            "update cases_definitions set body = @body, published_by = @by where code = 'information-request'",
            1
        );
        await WriteAsync(
            """
            insert into cases_definitions (code, version, hash, body, published_at, published_by)
            select code, 2, hash, replace(body, 'version: 1', 'version: 2'), published_at, published_by
            from cases_definitions where code = 'information-request'
            """,
            1
        );
        await WriteAsync("delete from cases_definitions where code = 'information-request' and version = 1", 1);
        await city.City.RestartAsync();
        var shelf = city.City.Services.GetRequiredService<ServiceShelf>();
        Assert.False(shelf.Has("information-request", 1));
        Assert.Equal("پیام شهر", shelf.Find("information-request")?.Title.Fa);

        Task WriteAsync(string sql, int rows) =>
            OutsideAsync(
                sql,
                rows,
                ("@body", published.Replace("\ntitle: { fa: ", "\ntitle: { fa: پیام شهر, en: Message }\n# { fa: ")),
                ("@by", Guid.CreateVersion7())
            );
    }

    [Fact]
    public async Task A_published_version_may_be_laid_out_anew_but_may_not_say_anything_else()
    {
        var published = ServiceShelf.Embedded.Single(e => e.Definition.Code == "street-problem").Yaml;
        var laidOutAnew = published.Replace(
            "label: { fa: شرح, en: Description }",
            "label:\n      fa: شرح\n      en: Description"
        );
        Assert.NotEqual(published, laidOutAnew);
        await PublishedAsync(laidOutAnew);
        await city.City.RestartAsync();

        await PublishedAsync(published.Replace("minutes: 1260", "minutes: 1261"));
        var refused = await Assert.ThrowsAsync<DefinitionException>(() => city.City.RestartAsync());
        Assert.Contains("street-problem version 1 was edited after it was published", refused.Message);

        await PublishedAsync(published);
        await city.City.RestartAsync();

        Task PublishedAsync(string yaml) =>
            OutsideAsync(
                "update cases_definitions set body = @body, hash = 'another' where code = 'street-problem'",
                1,
                ("@body", yaml)
            );
    }

    // The city may be closed: what stands in the database is written past it.
    private async Task OutsideAsync(string sql, int rows, params (string Name, object Value)[] values)
    {
        await using var database = city.City.Options.Database is { } postgres
            ? CityDatabase.Postgres(postgres)
            : CityDatabase.Sqlite(Path.Join(city.City.Options.Data, "city.db"));
        await using var connection = await database.OpenAsync();
        await using var write = connection.CreateCommand();
        write.CommandText = sql;
        foreach (var (name, value) in values.Where(v => sql.Contains(v.Name, StringComparison.Ordinal)))
            write.With(name, value);
        Assert.Equal(rows, await write.ExecuteNonQueryAsync());
    }
}
