using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Shahr.Kit.Data;

/// <summary>
/// Rows that are certainly new and that nobody reads again in the same request: written right before the commit
/// together with audit and outbox, after what the contexts save. Tables, columns and conversions are those of the
/// context's own mapping; its change tracker, which costs more than the database does, is left out.
/// </summary>
public sealed class NewRows(CityTransaction transaction) : ICommitPart
{
    private static readonly ConcurrentDictionary<(Type Context, Type Row, DatabaseKind Kind), Plan> _plans = new();
    private readonly List<(Plan Plan, object Row)> _rows = [];

    /// <summary>Gathers a row; a row it refers to must have been added before it, or be in the database.</summary>
    /// <param name="mapping">The context that knows its table.</param>
    /// <param name="row">With its key and every value set.</param>
    public void Add(DbContext mapping, object row)
    {
        var key = (mapping.GetType(), row.GetType(), transaction.Database.Kind);
        _rows.Add((_plans.GetOrAdd(key, static (k, m) => Plan.Of(m, k.Row), mapping), row));
        transaction.Join(this);
    }

    IEnumerable<DbCommand> ICommitPart.Commands(CityTransaction tx) => _rows.Select(r => r.Plan.Insert(tx, r.Row));

    void ICommitPart.Committed() => _rows.Clear();

    private sealed record Column(string Parameter, PropertyInfo Property, RelationalTypeMapping Type, bool Nullable);

    /// <summary>How a row of one type is written.</summary>
    private sealed record Plan(string Sql, IReadOnlyList<Column> Columns)
    {
        public static Plan Of(DbContext mapping, Type row)
        {
            var entity =
                mapping.Model.FindEntityType(row)
                ?? throw new InvalidOperationException($"{mapping.GetType().Name} has no table for {row.Name}.");
            var names = mapping.GetService<ISqlGenerationHelper>();
            var table =
                StoreObjectIdentifier.Create(entity, StoreObjectType.Table)
                ?? throw new InvalidOperationException($"{row.Name} is in no table.");
            IProperty[] properties = [.. entity.GetProperties()];
            Column[] columns =
            [
                .. properties.Select(
                    (property, i) =>
                        new Column(
                            $"@p{i}",
                            PlainlyRead(property),
                            property.GetRelationalTypeMapping(),
                            property.IsNullable
                        )
                ),
            ];
            var into = properties.Select(p => names.DelimitIdentifier(p.GetColumnName(table) ?? p.Name));
            return new(
                $"insert into {names.DelimitIdentifier(table.Name)} ({string.Join(", ", into)}) "
                    + $"values ({string.Join(", ", columns.Select(c => c.Parameter))})",
                columns
            );
        }

        public DbCommand Insert(CityTransaction tx, object row)
        {
            var command = tx.Command(Sql);
            foreach (var column in Columns)
            {
                var value = column.Property.GetValue(row);
                command.Parameters.Add(column.Type.CreateParameter(command, column.Parameter, value, column.Nullable));
            }

            return command;
        }

        private static PropertyInfo PlainlyRead(IProperty property) =>
            property.PropertyInfo
            ?? throw new InvalidOperationException(
                $"{property.DeclaringType.Name}.{property.Name} is kept by EF alone."
            );
    }
}
