using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Identity.Tests;

public sealed class ModelTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Model_and_tables_have_the_same_columns()
    {
        var expected = await house.City.InScopeAsync(scope =>
            Task.FromResult(Columns(scope.GetRequiredService<IdentityDb>().Model))
        );
        var database = house.City.Services.GetRequiredService<CityDatabase>();
        await using var connection = await database.OpenAsync();
        var tables = expected.Select(c => c.Split('.')[0]).Distinct().Order().ToList();
        var found = new List<string>();
        foreach (var table in tables)
        {
            var sql =
                database.Kind == DatabaseKind.Sqlite
                    ? $"select name || case \"notnull\" when 1 then '!' else '' end from pragma_table_info('{table}')"
                    : "select column_name || case is_nullable when 'NO' then '!' else '' end "
                        + $"from information_schema.columns where table_name = '{table}'";
            found.AddRange((await Database.ColumnAsync(connection, sql)).Select(column => table + "." + column));
        }

        Assert.Equal(expected.Order(), found.Order());
        Assert.Contains("identity_passkeys.data!", found);
    }

    private static List<string> Columns(IModel model)
    {
        var columns = new List<string>();
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.GetContainerColumnName() is { } container)
            {
                columns.Add($"{entity.FindOwnership()?.PrincipalEntityType.GetTableName()}.{container}!");
                continue;
            }

            columns.AddRange(
                entity
                    .GetProperties()
                    .Select(p => $"{entity.GetTableName()}.{p.GetColumnName()}{(p.IsNullable ? "" : "!")}")
            );
        }

        return columns;
    }
}
