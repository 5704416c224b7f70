using Microsoft.EntityFrameworkCore.Metadata;
using Shahr.Kit.Data;

namespace Shahr.Shape.Tests;

/// <summary>A column as the database knows it.</summary>
internal sealed record SchemaColumn(string Name, string Type, bool Nullable, bool IsKey, bool HasDefault);

/// <summary>Holds EF's table against the database's.</summary>
internal static class SchemaComparison
{
    public static IEnumerable<Finding> Compare(
        string file,
        ITable table,
        IReadOnlyList<SchemaColumn> columns,
        DatabaseKind kind
    )
    {
        if (columns.Count == 0)
        {
            var lines = table.Columns.Select(c => $"  {Ddl(c)}");
            yield return new(
                file,
                1,
                $"{table.Name} does not exist",
                $"create table {table.Name} (\n{string.Join(",\n", lines)});"
            );
            yield break;
        }

        var byName = columns.ToDictionary(c => c.Name);
        foreach (var column in table.Columns)
        {
            if (!byName.Remove(column.Name, out var real))
            {
                yield return new(
                    file,
                    1,
                    $"{table.Name} lacks {column.Name}",
                    $"alter table {table.Name} add column {Ddl(column)};"
                );
            }
            else if (Difference(column, real, kind) is { } difference)
            {
                yield return new(
                    file,
                    1,
                    $"{table.Name}.{column.Name} {difference}",
                    $"{Ddl(column)} (or change the mapping)"
                );
            }
        }

        foreach (var extra in byName.Values.Where(c => !c.Nullable && !c.HasDefault))
        {
            yield return new(
                file,
                1,
                $"{table.Name}.{extra.Name} is not null and no entity writes it",
                "map it or give it a default"
            );
        }

        var keys = table.PrimaryKey?.Columns.Select(c => c.Name).Order().ToList() ?? [];
        var realKeys = columns.Where(c => c.IsKey).Select(c => c.Name).Order().ToList();
        if (keys.Count > 0 && !keys.SequenceEqual(realKeys))
        {
            yield return new(
                file,
                1,
                $"{table.Name} has the key ({string.Join(", ", realKeys)})",
                $"primary key ({string.Join(", ", keys)})"
            );
        }
    }

    private static string? Difference(IColumn column, SchemaColumn real, DatabaseKind kind)
    {
        var key = column.Table.PrimaryKey?.Columns.Contains(column) == true;
        if (!key && column.IsNullable != real.Nullable)
            return real.Nullable ? "may be null in the database" : "may not be null in the database";
        var (wanted, given) = (Family(column.StoreType, kind), Family(real.Type, kind));
        return wanted == given ? null : $"is {real.Type} in the database and {column.StoreType} in the model";
    }

    private static string Ddl(IColumn column) =>
        $"{column.Name} {column.StoreType.ToLowerInvariant()} {(column.IsNullable ? "null" : "not null")}";

    /// <summary>SQLite keeps what it is given by affinity; PostgreSQL means what it says.</summary>
    private static string Family(string type, DatabaseKind kind)
    {
        var name = type.Split('(')[0].Trim().ToLowerInvariant();
        if (kind == DatabaseKind.Postgres)
            return Postgres(name);
        return name switch
        {
            "integer" or "bigint" or "smallint" or "boolean" or "int" => "integer",
            "real" or "double precision" or "double" => "real",
            "blob" or "bytea" => "blob",
            _ => "text",
        };
    }

    private static string Postgres(string name) =>
        name switch
        {
            "character varying" or "varchar" => "text",
            "timestamptz" => "timestamp with time zone",
            "array" => "array",
            _ when name.EndsWith("[]", StringComparison.Ordinal) => "array",
            _ => name,
        };
}
