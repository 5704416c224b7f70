using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>Messages on their way, who carries them, how people want them, alerts, and notices to many.</summary>
internal sealed class NotifyDb(CityTransaction transaction) : CityDb(transaction)
{
    public DbSet<QueuedMessage> Messages => Set<QueuedMessage>();

    public DbSet<Alert> Alerts => Set<Alert>();

    public DbSet<Wishes> Wishes => Set<Wishes>();

    public DbSet<PushDevice> PushDevices => Set<PushDevice>();

    public DbSet<BulkNotice> Bulks => Set<BulkNotice>();

    public DbSet<BulkWalk> BulkWalks => Set<BulkWalk>();

    public DbSet<ProviderState> Providers => Set<ProviderState>();

    protected override void Map(ModelBuilder model)
    {
        model.Entity<QueuedMessage>(message =>
        {
            message.ToTable("notify_messages");
            message.Property(m => m.State).IsConcurrencyToken();
            message.HasKey(m => m.Id);
        });
        model.Entity<Wishes>(wishes =>
        {
            wishes.ToTable("notify_wishes");
            wishes.HasKey(w => w.PersonId);
        });
        model.Entity<PushDevice>(device =>
        {
            device.ToTable("notify_push_devices");
            device.HasKey(d => d.Id);
        });
        model.Entity<ProviderState>(provider =>
        {
            provider.ToTable("notify_providers");
            provider.HasKey(p => p.Name);
        });
        model.Entity<BulkNotice>(bulk =>
        {
            bulk.ToTable("notify_bulks");
            bulk.HasKey(b => b.Id);
            bulk.Property(b => b.State).IsConcurrencyToken();
            bulk.Property(b => b.Version).IsConcurrencyToken();
        });
        model.Entity<BulkWalk>(walk =>
        {
            walk.ToTable("notify_bulk_walks");
            walk.HasKey(w => new { w.BulkId, w.Kind });
        });
        model.Entity<Alert>(alert =>
        {
            alert.ToTable("notify_alerts");
            alert.HasKey(a => a.Id);
        });
    }
}
