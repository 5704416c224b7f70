using Microsoft.EntityFrameworkCore;

namespace Shahr.Banking;

/// <summary>The tables of cheques.</summary>
internal static class ChequesDb
{
    public static void AddTo(ModelBuilder model)
    {
        model.Entity<ChequeBook>(book =>
        {
            book.ToTable("banking_cheque_books");
            book.HasKey(b => b.Id);
            book.Property(b => b.Id).ValueGeneratedNever();
        });
        model.Entity<ChequeLeaf>(leaf =>
        {
            leaf.ToTable("banking_cheque_leaves");
            leaf.HasKey(l => l.SayadId);
        });
        model.Entity<Cheque>(cheque =>
        {
            cheque.ToTable("banking_cheques");
            cheque.HasKey(c => c.Id);
            cheque.Property(c => c.Id).ValueGeneratedNever();
            cheque.Ignore(c => c.PublicNumber);
        });
        model.Entity<ChequeHolder>(holder =>
        {
            holder.ToTable("banking_cheque_holders");
            holder.HasKey(h => h.Id);
            holder.Property(h => h.Id).ValueGeneratedNever();
        });
        model.Entity<ChequeLine>(line =>
        {
            line.ToTable("banking_cheque_lines");
            line.HasKey(l => l.Id);
            line.Property(l => l.Id).ValueGeneratedNever();
        });
    }
}
