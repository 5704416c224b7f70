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

        // The city may be closed: what stands in the database is written past it.
        async Task PublishedAsync(string yaml)
        {
            await using var database = city.City.Options.Database is { } postgres
                ? CityDatabase.Postgres(postgres)
                : CityDatabase.Sqlite(Path.Join(city.City.Options.Data, "city.db"));
            await using var connection = await database.OpenAsync();
            await using var write = connection.CreateCommand();
            write.CommandText =
                "update cases_definitions set body = @body, hash = 'another' where code = 'street-problem'";
            write.With("@body", yaml);
            Assert.Equal(1, await write.ExecuteNonQueryAsync());
        }
    }
}
