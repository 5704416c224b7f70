using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Data;

namespace Shahr.Banking;

/// <summary>The module's tables. Money is in none of them: it is Treasury's.</summary>
internal sealed class BankingDb(CityTransaction transaction) : CityDb(transaction)
{
    public DbSet<StandingOrder> Orders => Set<StandingOrder>();

    public DbSet<OrderRun> Runs => Set<OrderRun>();

    public DbSet<DebitMandate> Mandates => Set<DebitMandate>();

    public DbSet<Debit> Debits => Set<Debit>();

    public DbSet<ChequeBook> ChequeBooks => Set<ChequeBook>();

    public DbSet<ChequeLeaf> ChequeLeaves => Set<ChequeLeaf>();

    public DbSet<Cheque> Cheques => Set<Cheque>();

    public DbSet<ChequeHolder> ChequeHolders => Set<ChequeHolder>();

    public DbSet<ChequeLine> ChequeLines => Set<ChequeLine>();

    protected override void Map(ModelBuilder model)
    {
        MandatesDb.AddTo(model);
        ChequesDb.AddTo(model);
        model.Entity<StandingOrder>(order =>
        {
            order.ToTable("banking_orders");
            order.HasKey(o => o.Id);
            order.Property(o => o.Id).ValueGeneratedNever();
            order.Ignore(o => o.PublicNumber);
        });
        model.Entity<OrderRun>(run =>
        {
            run.ToTable("banking_order_runs");
            run.HasKey(r => r.Id);
            run.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}
