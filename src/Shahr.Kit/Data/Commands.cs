using System.Data.Common;

namespace Shahr.Kit.Data;

/// <summary>Small verbs for plain SQL, alike on both databases.</summary>
public static class Commands
{
    /// <summary>
    /// A select whose rows stay locked until the transaction ends. On SQLite they are anyway: who writes has the one
    /// turn.
    /// </summary>
    public static string Locking(this CityTransaction transaction, string select) =>
        transaction.Database.Kind == DatabaseKind.Postgres ? select + " for update" : select;

    /// <summary>Adds a parameter; null becomes a database null.</summary>
    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value switch
        {
            null => DBNull.Value,
            // EF writes a Guid to SQLite as upper-case text; plain SQL must meet it there.
            Guid id when command is Microsoft.Data.Sqlite.SqliteCommand => id.ToString().ToUpperInvariant(),
            _ => value,
        };
        command.Parameters.Add(parameter);
        return command;
    }
}
