using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Kit.Data;

namespace Shahr.Cases.Tests;

/// <summary>Published versions of services.</summary>
public sealed class PublishDefinitionsTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task A_published_version_lives_on_in_the_database_and_may_not_be_edited()
    {
        var yaml = ServiceShelf.Embedded[0].Yaml;
        var gone = yaml.Replace("code: " + ServiceShelf.Embedded[0].Definition.Code, "code: gone-service");
        await city.City.InTransactionAsync(async scope =>
        {
            scope
                .GetRequiredService<CasesDb>()
                .Definitions.Add(
                    new PublishedDefinition
                    {
                        Code = "gone-service",
                        Version = 1,
                        Hash = "-",
                        Body = gone,
                        PublishedAt = city.City.Clock.GetUtcNow().UtcDateTime,
                    }
                );
            return await scope.GetRequiredService<CasesDb>().SaveChangesAsync();
        });
        await city.City.RestartAsync();
        Assert.Equal(1, city.City.Services.GetRequiredService<ServiceShelf>().Get("gone-service", 1).Version);

        await EditAsync("edited");
        await Assert.ThrowsAsync<DefinitionException>(() => city.City.RestartAsync());
        await using var database = city.City.Options.Database is { } postgres
            ? CityDatabase.Postgres(postgres)
            : CityDatabase.Sqlite(Path.Join(city.City.Options.Data, "city.db"));
        await using var connection = await database.OpenAsync();
        await using var mend = connection.CreateCommand();
        mend.CommandText = "delete from cases_definitions where hash = 'edited'";
        await mend.ExecuteNonQueryAsync();
        await city.City.RestartAsync();

        Task<int> EditAsync(string hash) =>
            city.City.InTransactionAsync(scope =>
                scope
                    .GetRequiredService<CasesDb>()
                    .Definitions.Where(d => d.Code == "street-problem")
                    .ExecuteUpdateAsync(change => change.SetProperty(d => d.Hash, hash))
            );
    }
}
