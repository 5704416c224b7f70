using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// How much one may take out to a bank in a day, and how much of it is left. What came back does not count.
/// </summary>
internal sealed class WithdrawalLimit(TreasuryDb db, TimeProvider clock)
{
    /// <summary>The least that is taken out.</summary>
    public static readonly Rial Least = new(100_000);

    /// <summary>For whom the registries know: 50 million toman a day.</summary>
    public static readonly Rial Checked = Rial.FromToman(50_000_000);

    /// <summary>For whom the city has only their own word: 3 million toman a day.</summary>
    public static readonly Rial Claimed = Rial.FromToman(3_000_000);

    /// <summary>The limit of a day.</summary>
    public static Rial Of(Assurance assurance) => assurance >= Assurance.Checked ? Checked : Claimed;

    /// <summary>What is left of it; never below zero.</summary>
    /// <param name="owner">Whose wallet.</param>
    /// <param name="assurance">How well the registries know who asks.</param>
    /// <param name="but">A withdrawal that is not counted: the one that is being judged.</param>
    /// <param name="ct">Stops the reading.</param>
    public async Task<Rial> LeftAsync(PersonId owner, Assurance assurance, Guid? but, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-1);
        var amounts = await db
            .Withdrawals.AsNoTracking()
            .Where(w =>
                w.OwnerId == owner
                && w.TakenAt > since
                && w.Id != but
                && w.State != WithdrawalState.Dropped
                && w.State != WithdrawalState.Returned
            )
            .Select(w => w.AmountRial)
            .ToListAsync(ct);
        var left = Of(assurance) - Rial.Sum(amounts);
        return left > Rial.Zero ? left : Rial.Zero;
    }
}
