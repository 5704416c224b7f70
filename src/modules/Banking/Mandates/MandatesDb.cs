using Microsoft.EntityFrameworkCore;

namespace Shahr.Banking;

/// <summary>The tables of mandates.</summary>
internal static class MandatesDb
{
    public static void AddTo(ModelBuilder model)
    {
        model.Entity<DebitMandate>(mandate =>
        {
            mandate.ToTable("banking_mandates");
            mandate.HasKey(m => m.Id);
            mandate.Property(m => m.Id).ValueGeneratedNever();
            mandate.Ignore(m => m.PublicNumber);
        });
        model.Entity<Debit>(debit =>
        {
            debit.ToTable("banking_debits");
            debit.HasKey(d => d.Id);
            debit.Property(d => d.Id).ValueGeneratedNever();
        });
    }
}
