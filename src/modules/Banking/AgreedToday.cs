using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>One day has one limit for what is sent and for what this room lets people agree to for later.</summary>
internal sealed class AgreedToday(BankingDb db, IAgreedPayments agreed, TimeProvider clock)
{
    /// <summary>Why the actor may not agree to so much more today; null where they may.</summary>
    public async Task<Problem?> WhyNotAsync(Actor actor, Rial amount, CancellationToken ct)
    {
        var left = await LeftAsync(actor, ct);
        return amount <= left
            ? null
            : BankingProblems.OverDay.With(new Rial(Math.Max(0, left.Amount)).ToNumberString());
    }

    /// <summary>
    /// What the actor may still agree to; below zero for nothing. Until the transaction ends another tab of theirs
    /// waits: two do not use one day's limit twice.
    /// </summary>
    public async Task<Rial> LeftAsync(Actor actor, CancellationToken ct)
    {
        var left = await agreed.LeftTodayAsync(actor, ct);
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        var orders = await db
            .Orders.Where(o => o.OwnerId == actor.For && o.AgreedAt > since)
            .Select(o => o.AmountRial)
            .ToListAsync(ct);
        var cheques = await db
            .Cheques.Where(c => c.IssuerId == actor.For && c.AgreedAt > since)
            .Select(c => c.AmountRial)
            .ToListAsync(ct);
        // What a mandate lets others draw in a month counts once, on the day it is given.
        var mandates = await db
            .Mandates.Where(m => m.PayerId == actor.For && m.AgreedAt > since)
            .Select(m => m.MonthRial)
            .ToListAsync(ct);
        return left - Rial.Sum(orders) - Rial.Sum(cheques) - Rial.Sum(mandates);
    }
}
