using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Treasury.Tests;

public sealed class JournalServicesTests
{
    [Fact]
    public async Task The_journal_is_where_the_city_is_unless_files_are_asked_for()
    {
        await using var postgres = CityDatabase.Postgres("Host=nowhere");
        await using var sqlite = CityDatabase.Sqlite("nowhere.db");
        Assert.IsType<DatabasePlace>(Place(postgres, null));
        Assert.IsType<FolderPlace>(Place(postgres, "files"));
        Assert.IsType<FolderPlace>(Place(sqlite, null));
        Assert.Throws<InvalidOperationException>(() => Place(sqlite, "postgres"));
        Assert.Throws<InvalidOperationException>(() => Place(postgres, "paper"));
    }

    private static IJournalPlace Place(CityDatabase database, string? setting)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new(JournalServices.Setting, setting)]).Build()
        );
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(database);
        services.AddSingleton(new DataFolder("nowhere"));
        JournalServices.Add(services);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<IJournalPlace>();
    }
}
