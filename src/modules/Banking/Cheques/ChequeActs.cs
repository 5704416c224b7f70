using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>
/// What people do with a cheque that is registered, and why they may not. The other side is told in the same
/// transaction.
/// </summary>
internal sealed class ChequeActs(
    BankingDb db,
    ChequeRegister register,
    ChequeNews news,
    IAgreedPayments agreed,
    TimeProvider clock
)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private DateOnly Today => PersianTime.DayOf(Now).ToDateOnly();

    /// <summary>The receiver accepts: from now on it is theirs.</summary>
    public async Task<Problem?> AcceptAsync(Cheque cheque, Actor actor, CancellationToken ct)
    {
        if (!cheque.IsOfferedTo(actor.For) || cheque.OfferedToName is not { } name)
            return ChequesProblems.NotOffered;
        if (cheque.IssuerId == actor.For)
            return BankingProblems.ToOneself;
        var accepted = await register.StepAsync(
            cheque,
            ChequeState.Held,
            new(LineKind.Accepted, name),
            set =>
                set.SetProperty(c => c.HolderId, actor.For)
                    .SetProperty(c => c.HolderById, actor.Person)
                    .SetProperty(c => c.HolderName, name)
                    .SetProperty(c => c.OfferedToId, (PersonId?)null)
                    .SetProperty(c => c.OfferedToName, (string?)null)
        );
        if (!accepted)
            return ChequesProblems.JustChanged;
        db.Add(
            new ChequeHolder
            {
                Id = Guid.CreateVersion7(),
                ChequeId = cheque.Id,
                HolderId = actor.For,
                HolderName = name,
                Since = Now,
            }
        );
        await news.AnsweredAsync(cheque, accepted: true, ct);
        return null;
    }

    /// <summary>The receiver does not want it.</summary>
    public async Task<Problem?> DeclineAsync(Cheque cheque, Actor actor, CancellationToken ct)
    {
        if (!cheque.IsOfferedTo(actor.For))
            return ChequesProblems.NotOffered;
        if (!await register.EndOfferAsync(cheque, ChequeWhy.Declined))
            return ChequesProblems.JustChanged;
        await news.AnsweredAsync(cheque, accepted: false, ct);
        return null;
    }

    /// <summary>Whoever offered it takes it back before there is an answer.</summary>
    public async Task<Problem?> TakeBackAsync(Cheque cheque, Actor actor) =>
        !cheque.WasOfferedBy(actor.For) ? ChequesProblems.NothingOffered
        : await register.EndOfferAsync(cheque, ChequeWhy.TakenBack) ? null
        : ChequesProblems.JustChanged;

    /// <summary>Why they do not give it on to this person; null where they may.</summary>
    public static Problem? WhyNotPass(Cheque cheque, Actor actor, PersonName next) =>
        WhyNotTheirs(cheque, actor)
        ?? (
            cheque.State != ChequeState.Held ? ChequesProblems.JustChanged
            : next.Id == actor.For ? BankingProblems.ToOneself
            : next.Id == cheque.IssuerId ? ChequesProblems.ToIssuer
            : null
        );

    /// <summary>The holder gives it on; it is theirs until the next accepts.</summary>
    public async Task<Problem?> PassAsync(Cheque cheque, PersonName next, CancellationToken ct)
    {
        var passed = await register.StepAsync(
            cheque,
            ChequeState.Passing,
            new(LineKind.OfferedOn, next.DisplayName),
            set => set.SetProperty(c => c.OfferedToId, next.Id).SetProperty(c => c.OfferedToName, next.DisplayName)
        );
        if (!passed)
            return ChequesProblems.JustChanged;
        await news.OfferedAsync(cheque, next.Id, cheque.HolderName ?? "", ct);
        return null;
    }

    /// <summary>The holder wants the money: it is cleared on the next working day.</summary>
    public async Task<Problem?> PresentAsync(Cheque cheque, Actor actor, CancellationToken ct)
    {
        if (WhyNotTheirs(cheque, actor) is { } problem)
            return problem;
        if (cheque.State is ChequeState.Passing)
            return ChequesProblems.BeingPassed;
        if (cheque.State is ChequeState.Presented or ChequeState.Clearing)
            return ChequesProblems.PresentedAlready;
        if (cheque.State == ChequeState.Settling)
            return ChequesProblems.BeingSettled;
        if (!cheque.State.Leads(ChequeState.Presented))
            return ChequesProblems.Over;
        if (!cheque.IsDue(Today))
            return ChequesProblems.NotDue.With(JalaliDate.From(cheque.DueOn).ToMediumString());
        var clearOn = WorkCalendar.Default.WorkingDayFrom(Today.AddDays(1)).Value;
        var presented = await register.StepAsync(
            cheque,
            ChequeState.Presented,
            new(LineKind.Presented, cheque.HolderName),
            set => set.SetProperty(c => c.ClearOn, clearOn)
        );
        if (!presented)
            return ChequesProblems.PresentedAlready;
        await news.PresentedAsync(cheque, ct);
        return null;
    }

    /// <summary>The issuer pays what bounced, now.</summary>
    public async Task<Problem?> SettleAsync(Cheque cheque, Actor actor)
    {
        if (cheque.IssuerId != actor.For)
            return ChequesProblems.NotIssuer;
        if (cheque.State == ChequeState.Settling)
            return null;
        if (cheque.State != ChequeState.Bounced || cheque.HolderId is not { } holder)
            return ChequesProblems.NothingToSettle;
        if (cheque.HolderDied)
            return ChequesProblems.HolderDied;
        var key = Guid.CreateVersion7();
        var settling = await register.StepAsync(
            cheque,
            ChequeState.Settling,
            new(LineKind.Settling, cheque.IssuerName),
            set => set.SetProperty(c => c.AttemptId, key)
        );
        if (!settling)
            return ChequesProblems.JustChanged;
        agreed.Ask([ChequeRegister.PaymentOf(cheque, key, holder)]);
        return null;
    }

    /// <summary>The issuer has a court's order that it be not paid (قانون صدور چک, art. 14).</summary>
    public async Task<Problem?> StopAsync(Cheque cheque, Actor actor, CourtOrder order, CancellationToken ct)
    {
        if (cheque.IssuerId != actor.For)
            return ChequesProblems.NotIssuer;
        if (cheque.BouncedAt is not null || !cheque.State.Leads(ChequeState.Stopped))
            return ChequesProblems.TooLateToStop;
        var stopped = await register.StepAsync(
            cheque,
            ChequeState.Stopped,
            new(LineKind.Stopped, order.Number),
            set => set.SetProperty(c => c.CourtNumber, order.Number).SetProperty(c => c.CourtOn, order.On)
        );
        if (!stopped)
            return ChequesProblems.TooLateToStop;
        await news.StoppedAsync(cheque, ct);
        return null;
    }

    private static Problem? WhyNotTheirs(Cheque cheque, Actor actor) =>
        cheque.State == ChequeState.Stopped
            ? ChequesProblems.Stopped.With(
                cheque.CourtNumber ?? "",
                JalaliDate.From(cheque.CourtOn ?? default).ToMediumString()
            )
        : cheque.HolderId is null ? ChequesProblems.NotAccepted
        : !cheque.IsHeldBy(actor.For) ? ChequesProblems.NotHolder
        : cheque.HolderDied ? ChequesProblems.HolderDied
        : null;
}

/// <summary>A court's order that a cheque be not paid.</summary>
internal sealed record CourtOrder(string Number, DateOnly On);
