using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit.Outbox;

namespace Shahr.Banking;

/// <summary>Hears how the payments of cheques ended: cleared, bounced or settled, and both sides are told.</summary>
internal sealed class ChequesEnded(BankingDb db, ChequeRegister register, ChequeNews news)
    : IHandle<AgreedPaymentsEnded>
{
    public async Task HandleAsync(AgreedPaymentsEnded happened, Delivery delivery, CancellationToken ct)
    {
        var ends = happened.Ends.ToDictionary(e => e.Key);
        Guid?[] keys = [.. ends.Keys.Select(k => (Guid?)k)];
        var asked = await db
            .Cheques.AsNoTracking()
            .Where(c => keys.Contains(c.AttemptId))
            .Where(c => c.State == ChequeState.Clearing || c.State == ChequeState.Settling)
            .ToListAsync(ct);
        foreach (var cheque in asked)
        {
            var end = ends[cheque.AttemptId ?? default];
            await (
                end.IsMoved ? PaidAsync(cheque, ct)
                : cheque.State == ChequeState.Settling ? NotSettledAsync(cheque, end, ct)
                : BouncedAsync(cheque, end, ct)
            );
        }
    }

    private async Task PaidAsync(Cheque cheque, CancellationToken ct)
    {
        var (into, kind) =
            cheque.State == ChequeState.Settling
                ? (ChequeState.Settled, LineKind.Settled)
                : (ChequeState.Cleared, LineKind.Cleared);
        if (await register.StepAsync(cheque, into, new(kind, cheque.HolderName)))
            await news.PaidAsync(cheque, ct);
    }

    private async Task BouncedAsync(Cheque cheque, AgreedPaymentEnd end, CancellationToken ct)
    {
        var why = end.IsShort ? ChequeWhy.Short : ChequeWhy.Refused;
        if (await register.BounceAsync(cheque, why, end))
            await news.BouncedAsync(cheque, why, ct);
    }

    // It had bounced before, and stays so.
    private async Task NotSettledAsync(Cheque cheque, AgreedPaymentEnd end, CancellationToken ct)
    {
        var line = new Happened(LineKind.NotSettled, cheque.IssuerName, end.WhyFa, end.WhyEn);
        if (await register.StepAsync(cheque, ChequeState.Bounced, line))
            await news.NotSettledAsync(cheque, ct);
    }
}
