using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Shahr.Kit.Values;

namespace Shahr.Kit.Data;

/// <summary>
/// Base of every module's DbContext: the house conventions in one place. Columns are snake_case, instants are UTC,
/// choices are text, money is an integer, typed ids are uuids. Tables are named by the module with its own prefix.
/// </summary>
public abstract class CityDb : DbContext
{
    private readonly CityTransaction _transaction;

    /// <summary>Joins the scope's transaction, once it is used.</summary>
    protected CityDb(CityTransaction transaction)
    {
        _transaction = transaction;
        LeaveToUs(this);
    }

    /// <summary>
    /// Transactions are ours: the context begins none. Also for contexts that must inherit from a framework's own
    /// class.
    /// </summary>
    public static void LeaveToUs(DbContext context)
    {
        context.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        context.Database.AutoSavepointsEnabled = false;
    }

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        _transaction.Configure(this, optionsBuilder);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        CityConventions.Apply(configurationBuilder);

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        Map(modelBuilder);
        CityConventions.Apply(modelBuilder);
    }

    /// <summary>The module's tables.</summary>
    protected abstract void Map(ModelBuilder model);
}

/// <summary>The conventions, also for contexts that must inherit from a framework's own class.</summary>
public static class CityConventions
{
    /// <summary>Types: UTC instants, integer money, typed ids.</summary>
    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTime>().HaveConversion<UtcConverter>();
        builder.Properties<Rial>().HaveConversion<RialConverter>();
        builder.Properties<Enum>().HaveConversion<string>();
        builder.Properties<PersonId>().HaveConversion<TypedIdConverter<PersonId>>();
        builder.Properties<OfficeId>().HaveConversion<TypedIdConverter<OfficeId>>();
    }

    /// <summary>Names: snake_case columns.</summary>
    public static void Apply(ModelBuilder builder)
    {
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.GetContainerColumnName() is { } container)
            {
                // A part kept as JSON is one column; names inside it are the framework's.
                entity.SetContainerColumnName(Snake(container));
                continue;
            }

            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
        }
    }

    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(value => value, value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

    private sealed class RialConverter() : ValueConverter<Rial, long>(value => value.Amount, value => new Rial(value));
}

/// <summary>Stores a typed id as a uuid.</summary>
public sealed class TypedIdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Wrap(value))
    where TId : struct, ITypedId<TId>
{
    // An expression tree may not call a static abstract member itself.
    private static TId Wrap(Guid value) => TId.From(value);
}
