using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>The module's tables. Balances are in none of them: they are the ledger's.</summary>
internal sealed class TreasuryDb(CityTransaction transaction) : CityDb(transaction)
{
    public DbSet<Followed> Followed => Set<Followed>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<PaymentPart> Parts => Set<PaymentPart>();

    public DbSet<MonthSum> Months => Set<MonthSum>();

    public DbSet<GatewayTry> Tries => Set<GatewayTry>();

    public DbSet<MoneyDifference> Differences => Set<MoneyDifference>();

    public DbSet<GatewayDay> GatewayDays => Set<GatewayDay>();

    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();

    public DbSet<MoneyRequest> Requests => Set<MoneyRequest>();

    public DbSet<Issuer> Issuers => Set<Issuer>();

    public DbSet<Bill> Bills => Set<Bill>();

    public DbSet<BillChange> BillChanges => Set<BillChange>();

    public DbSet<BillPush> BillPushes => Set<BillPush>();

    public DbSet<Hook> Hooks => Set<Hook>();

    public DbSet<HookEvent> Events => Set<HookEvent>();

    public DbSet<Fee> Fees => Set<Fee>();

    public DbSet<Refund> Refunds => Set<Refund>();

    protected override void Map(ModelBuilder model)
    {
        GatewayTables.AddTo(model);
        WithdrawalsDb.AddTo(model);
        MoneyRequest.AddTo(model);
        model.Entity<Followed>(followed =>
        {
            followed.ToTable("treasury_followed");
            followed.HasKey(f => f.Id);
            followed.Property(f => f.Id).ValueGeneratedNever();
        });
        model.Entity<Payment>(payment =>
        {
            payment.ToTable("treasury_payments");
            payment.HasKey(p => p.Id);
            payment.Ignore(p => p.PublicNumber);
            payment.HasMany(p => p.Parts).WithOne().HasForeignKey(p => p.PaymentId);
            payment.Navigation(p => p.Parts).HasField("_parts");
        });
        model.Entity<MonthSum>(sum =>
        {
            sum.ToTable("treasury_months");
            sum.HasKey(m => new
            {
                m.Account,
                m.Month,
                m.Code,
            });
        });
        model.Entity<PaymentPart>(part =>
        {
            part.ToTable("treasury_payment_parts");
            part.HasKey(p => p.Id);
        });
        model.Entity<Fee>().ToTable("treasury_fees").HasKey(f => f.Id);
        model.Entity<Refund>().ToTable("treasury_refunds").HasKey(r => r.Id);
        BillsDb.Tables(model);
        WebhooksDb.Tables(model);
    }
}
