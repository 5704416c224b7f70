using Microsoft.EntityFrameworkCore;

namespace Shahr.Treasury;

/// <summary>How bills lie in the database.</summary>
internal static class BillsDb
{
    public static void Tables(ModelBuilder model)
    {
        model.Entity<Issuer>(issuer =>
        {
            issuer.ToTable("treasury_issuers");
            issuer.HasKey(i => i.Id);
            issuer.Ignore(i => i.Place);
            issuer.Ignore(i => i.Rule);
        });
        model.Entity<Bill>(bill =>
        {
            bill.ToTable("treasury_bills");
            bill.HasKey(b => b.Id);
        });
        model.Entity<BillChange>(change =>
        {
            change.ToTable("treasury_bill_changes");
            change.HasKey(c => c.Id);
        });
        model.Entity<BillPush>(push =>
        {
            push.ToTable("treasury_bill_pushes");
            push.HasKey(p => p.Id);
        });
    }
}
