using Microsoft.EntityFrameworkCore;

namespace Shahr.Treasury;

/// <summary>The table of money that leaves wallets for bank accounts.</summary>
internal static class WithdrawalsDb
{
    public static void AddTo(ModelBuilder model) =>
        model.Entity<Withdrawal>(withdrawal =>
        {
            withdrawal.ToTable("treasury_withdrawals");
            withdrawal.HasKey(w => w.Id);
            withdrawal.Property(w => w.Id).ValueGeneratedNever();
        });
}
