using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

/// <summary>Looks into the database past the module.</summary>
internal static class Database
{
    public static async Task<long> CountAsync(CityHost city, string sql, object? value = null)
    {
        await using var connection = await city.Services.GetRequiredService<CityDatabase>().OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (value is not null)
            command.With("@v", value);
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    /// <summary>Every text of every column of every table, as a thief with the database would have it.</summary>
    public static async Task<string> EverythingAsync(CityHost city)
    {
        var database = city.Services.GetRequiredService<CityDatabase>();
        await using var connection = await database.OpenAsync();
        var tables = await ColumnAsync(
            connection,
            database.Kind == DatabaseKind.Sqlite
                ? "select name from sqlite_master where type = 'table'"
                : "select table_name from information_schema.tables where table_schema = 'public'"
        );
        var all = new System.Text.StringBuilder();
        foreach (var table in tables)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"select * from \"{table}\"";
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                for (var i = 0; i < row.FieldCount; i++)
                {
                    all.Append(
                            row.GetValue(i) is byte[] bytes
                                ? System.Text.Encoding.Latin1.GetString(bytes)
                                : row.GetValue(i)
                        )
                        .Append('\n');
                }
            }
        }

        return all.ToString();
    }

    public static async Task<List<string>> ColumnAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var row = await command.ExecuteReaderAsync();
        var values = new List<string>();
        while (await row.ReadAsync())
            values.Add(row.GetString(0));
        return values;
    }
}
