using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>Messages on their way, and alerts for everybody.</summary>
internal sealed class NotifyDb(CityTransaction transaction) : CityDb(transaction)
{
    public DbSet<QueuedMessage> Messages => Set<QueuedMessage>();

    public DbSet<Alert> Alerts => Set<Alert>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<QueuedMessage>(message =>
        {
            message.ToTable("notify_messages");
            message.Property(m => m.State).IsConcurrencyToken();
            message.HasKey(m => m.Id);
        });
        model.Entity<Alert>(alert =>
        {
            alert.ToTable("notify_alerts");
            alert.HasKey(a => a.Id);
        });
    }
}
