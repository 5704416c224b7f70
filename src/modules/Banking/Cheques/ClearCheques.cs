using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>
/// The job: from nine in the morning on what was presented is cleared. A cheque's step and its payment are one
/// transaction; rows are locked before they are read, so that what a court stopped a moment ago is not paid.
/// </summary>
internal sealed class ClearCheques(
    BankingDb db,
    CityTransaction transaction,
    ChequeRegister register,
    ChequeNews news,
    IAgreedPayments agreed
)
{
    private const int AtOnce = 500;

    private const string DueNow = """
        select * from banking_cheques where state = 'Presented' and clear_on <= {0} order by clear_on, id limit {1}
        """;

    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var local = PersianTime.ToTehran(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (local.Hour < Cheque.FromHour)
            return false;
        var cleared = await services.GetRequiredService<ClearCheques>().ClearAsync(DateOnly.FromDateTime(local), ct);
        return cleared == AtOnce;
    }

    /// <summary>Answers how many were due.</summary>
    private async Task<int> ClearAsync(DateOnly today, CancellationToken ct)
    {
        var due = await db
            .Cheques.FromSqlRaw(transaction.Locking(DueNow), today, AtOnce)
            .AsNoTracking()
            .ToListAsync(ct);
        var payments = new List<AgreedPayment>();
        foreach (var cheque in due)
        {
            if (cheque.IssuerDied)
                await BounceOfDeadAsync(cheque, ct);
            else if (await AskedAsync(cheque) is { } payment)
                payments.Add(payment);
        }

        agreed.Ask(payments);
        return due.Count;
    }

    // Nobody pays after their death: the holder has a claim against the estate, and this says so.
    private async Task BounceOfDeadAsync(Cheque cheque, CancellationToken ct)
    {
        if (await register.BounceAsync(cheque, ChequeWhy.IssuerDied, null))
            await news.BouncedAsync(cheque, ChequeWhy.IssuerDied, ct);
    }

    private async Task<AgreedPayment?> AskedAsync(Cheque cheque)
    {
        if (cheque.HolderId is not { } holder)
            return null;
        var key = Guid.CreateVersion7();
        return await register.StepAsync(
            cheque,
            ChequeState.Clearing,
            null,
            set => set.SetProperty(c => c.AttemptId, key)
        )
            ? ChequeRegister.PaymentOf(cheque, key, holder)
            : null;
    }
}
