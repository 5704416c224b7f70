using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Shape.Tests;

/// <summary>
/// The forward-only SQL and EF's model are two hands writing one schema: all SQL is applied to an empty database (of
/// the kind this run is about) and every table of every module's context is held against it.
/// </summary>
public sealed class ModelTests : IAsyncLifetime
{
    private CityOptions? _options;

    private CityOptions Options => _options ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() =>
        _options = await TestDatabases.NewAsync(Directory.CreateTempSubdirectory("shahr-shape-").FullName);

    public async ValueTask DisposeAsync()
    {
        if (_options is null)
            return;
        await TestDatabases.DropAsync(_options);
        Directory.Delete(_options.Data, recursive: true);
    }

    [Fact]
    public async Task Every_entity_matches_its_table()
    {
        await using var app = CityApp.Build(Options, []);
        await using var scope = app.Services.CreateAsyncScope();
        await using var connection = await app.Services.GetRequiredService<CityDatabase>().OpenAsync();
        var findings = new List<Finding>();
        var contexts = ContextsOf(app.Services).ToList();
        Assert.NotEmpty(contexts);
        foreach (var type in contexts)
        {
            var context = (DbContext)scope.ServiceProvider.GetRequiredService(type);
            var model = context.GetService<IDesignTimeModel>().Model.GetRelationalModel();
            Assert.NotEmpty(model.Tables);
            foreach (var table in model.Tables)
            {
                var columns = await CatalogueAsync(connection, table.Name);
                findings.AddRange(SchemaComparison.Compare(SchemaFile(type), table, columns, TestDatabases.Kind));
            }
        }

        Assert.True(findings.Count == 0, "\n" + string.Join('\n', findings));
    }

    [Fact]
    public async Task A_difference_is_told_with_the_missing_line()
    {
        await using var app = CityApp.Build(Options, []);
        await using var scope = app.Services.CreateAsyncScope();
        var type = ContextsOf(app.Services).First();
        var context = (DbContext)scope.ServiceProvider.GetRequiredService(type);
        var table = context.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.First();
        await using var connection = await app.Services.GetRequiredService<CityDatabase>().OpenAsync();
        var columns = await CatalogueAsync(connection, table.Name);

        List<Finding> Differences(IReadOnlyList<SchemaColumn> changed) =>
            [.. SchemaComparison.Compare("x.sql", table, changed, TestDatabases.Kind)];
        Assert.Contains($"create table {table.Name}", Assert.Single(Differences([])).Use, StringComparison.Ordinal);
        Assert.Contains(
            $"add column {columns[^1].Name}",
            Assert.Single(Differences([.. columns.SkipLast(1)])).Use,
            StringComparison.Ordinal
        );
        var turned = columns[^1] with { Nullable = !columns[^1].Nullable };
        Assert.Single(Differences([.. columns.SkipLast(1), turned]));
        Assert.Single(Differences([.. columns.SkipLast(1), columns[^1] with { Type = "bytea" }]));
        Assert.Single(
            Differences([.. columns, new("extra", "text", Nullable: false, IsKey: false, HasDefault: false)])
        );
        Assert.Single(Differences([.. columns.Select(c => c with { IsKey = false })]));
        Assert.Empty(Differences([.. columns, new("extra", "text", Nullable: true, IsKey: false, HasDefault: false)]));
    }

    private static IEnumerable<Type> ContextsOf(IServiceProvider services) =>
        services
            .GetServices<IModule>()
            .Select(m => m.GetType().Assembly)
            .Append(typeof(CityDb).Assembly)
            .Distinct()
            .SelectMany(a => a.GetTypes())
            .Where(t => t.IsSubclassOf(typeof(DbContext)) && !t.IsAbstract)
            .OrderBy(t => t.FullName, StringComparer.Ordinal);

    private static string SchemaFile(Type context)
    {
        var module = context.Assembly.GetName().Name?.Split('.')[^1];
        return $"src/modules/{module}/Schema";
    }

    private static async Task<List<SchemaColumn>> CatalogueAsync(DbConnection connection, string table)
    {
        await using var command = connection.CreateCommand();
        command.CommandText =
            TestDatabases.Kind == DatabaseKind.Sqlite
                ? """
                    select name, lower(type), "notnull" = 0 and pk = 0, pk > 0,
                        dflt_value is not null or (pk > 0 and lower(type) = 'integer')
                    from pragma_table_info(@table)
                    """
                : """
                    select c.column_name, c.data_type, c.is_nullable = 'YES',
                      exists (select 1 from pg_index i
                        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
                        where i.indrelid = @table::regclass and i.indisprimary and a.attname = c.column_name),
                      c.column_default is not null or c.is_identity = 'YES'
                    from information_schema.columns c where c.table_name = @table and c.table_schema = current_schema()
                    """;
        command.With("@table", table);
        await using var reader = await command.ExecuteReaderAsync();
        var columns = new List<SchemaColumn>();
        while (await reader.ReadAsync())
        {
            columns.Add(
                new(
                    reader.GetString(0),
                    reader.GetString(1),
                    reader.GetBoolean(2),
                    reader.GetBoolean(3),
                    reader.GetBoolean(4)
                )
            );
        }

        return columns;
    }
}
