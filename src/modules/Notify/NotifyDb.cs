using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>The module's one table.</summary>
internal sealed class NotifyDb(CityTransaction transaction) : CityDb(transaction)
{
    public DbSet<QueuedMessage> Messages => Set<QueuedMessage>();

    protected override void Map(ModelBuilder model) =>
        model.Entity<QueuedMessage>(message =>
        {
            message.ToTable("notify_messages");
            message.HasKey(m => m.Id);
        });
}
