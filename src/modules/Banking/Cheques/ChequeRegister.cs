using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>
/// The steps of cheques, in the caller's transaction. What a step was decided on stands in its where: of two who step
/// at the same moment one does, and the other hears that it has changed.
/// </summary>
internal sealed class ChequeRegister(BankingDb db, AuditTrail audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// What was offered is not taken, or is taken back: it stays with its holder, and is void where there is none.
    /// False where it was not offered any more.
    /// </summary>
    public Task<bool> EndOfferAsync(Cheque cheque, ChequeWhy why)
    {
        var line = new Happened(
            why switch
            {
                ChequeWhy.TakenBack => LineKind.TakenBack,
                ChequeWhy.ReceiverDied => LineKind.Died,
                _ => LineKind.Declined,
            },
            cheque.OfferedToName
        );
        return cheque.State switch
        {
            ChequeState.Passing => StepAsync(
                cheque,
                ChequeState.Held,
                line,
                set =>
                    set.SetProperty(c => c.OfferedToId, (PersonId?)null)
                        .SetProperty(c => c.OfferedToName, (string?)null)
            ),
            ChequeState.Offered => StepAsync(cheque, ChequeState.Void, line, set => set.SetProperty(c => c.Why, why)),
            _ => Task.FromResult(false),
        };
    }

    /// <summary>
    /// It is not paid. The first time counts: when that was, and by when it is to be settled. A cheque that once
    /// bounced for want of money counts until it is paid, whatever happens to it later.
    /// </summary>
    public Task<bool> BounceAsync(Cheque cheque, ChequeWhy why, AgreedPaymentEnd? end)
    {
        var bounced = cheque.BouncedAt ?? Now;
        var settleBy = cheque.SettleBy ?? PersianTime.DayOf(Now).ToDateOnly().AddDays(Cheque.SettleDays);
        var counted = cheque.Why == ChequeWhy.Short ? ChequeWhy.Short : why;
        return StepAsync(
            cheque,
            ChequeState.Bounced,
            new(LineKind.Bounced, cheque.IssuerName, end?.WhyFa, end?.WhyEn),
            set =>
                set.SetProperty(c => c.Why, counted)
                    .SetProperty(c => c.BouncedAt, bounced)
                    .SetProperty(c => c.SettleBy, settleBy)
        );
    }

    /// <summary>
    /// One guarded step, with its line in the history unless it is none of its own; false where the cheque was not
    /// there any more.
    /// </summary>
    public async Task<bool> StepAsync(
        Cheque cheque,
        ChequeState into,
        Happened? happened,
        Action<UpdateSettersBuilder<Cheque>>? set = null
    )
    {
        if (!cheque.State.Leads(into))
            return false;
        var now = Now;
        DateTime? ended = ChequeSteps.Over.Contains(into) ? now : null;
        var changed = await db
            .Cheques.Where(c => c.Id == cheque.Id && c.State == cheque.State)
            .Where(c => c.HolderId == cheque.HolderId && c.OfferedToId == cheque.OfferedToId)
            .Where(c => c.AttemptId == cheque.AttemptId)
            .ExecuteUpdateAsync(all =>
            {
                all.SetProperty(c => c.State, into).SetProperty(c => c.EndedAt, ended);
                set?.Invoke(all);
            });
        if (changed == 0)
            return false;
        if (happened is { } line)
            Tell(cheque, line);
        audit.Record("banking.cheque_" + into.ToString().ToLowerInvariant(), "cheque", cheque.Number);
        return true;
    }

    /// <summary>A line in its history.</summary>
    public void Tell(Cheque cheque, Happened happened) =>
        db.Add(
            new ChequeLine
            {
                Id = Guid.CreateVersion7(),
                ChequeId = cheque.Id,
                At = Now,
                Kind = happened.Kind,
                Name = happened.Name,
                WhyFa = happened.WhyFa,
                WhyEn = happened.WhyEn,
            }
        );

    /// <summary>The payment that clears or settles a cheque.</summary>
    public static AgreedPayment PaymentOf(Cheque cheque, Guid key, PersonId holder) =>
        new(
            key,
            cheque.IssuerId,
            cheque.ByPersonId,
            holder,
            cheque.HolderName ?? cheque.ReceiverName,
            cheque.AmountRial,
            $"چک {PersianText.ToPersianDigits(cheque.SayadId)}"
        );
}

/// <summary>What a line of the history says.</summary>
internal readonly record struct Happened(
    LineKind Kind,
    string? Name = null,
    string? WhyFa = null,
    string? WhyEn = null
);
