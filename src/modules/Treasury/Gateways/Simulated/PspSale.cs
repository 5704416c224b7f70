using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>What became of a sale at a simulated provider.</summary>
internal enum SaleState
{
    Open,
    Paid,
    Verified,
    Cancelled,
    Declined,
    Reversed,
}

/// <summary>One sale as a simulated provider knows it. It is outside: the city's database has no part of it.</summary>
internal sealed record PspSale
{
    public required string Token { get; init; }

    public required string Order { get; init; }

    public required Rial Amount { get; init; }

    public required string ReturnTo { get; init; }

    public SaleState State { get; init; }

    public string Reference { get; init; } = "";

    public string Card { get; init; } = "";

    public required DateTime MadeAt { get; init; }

    public DateTime? TakenAt { get; init; }

    public DateTime? VerifiedAt { get; init; }

    public DateTime? SettledAt { get; init; }
}

/// <summary>
/// How badly a simulated provider behaves; tests change it while the city is open. Some amounts misbehave by
/// themselves, so that anybody can see it in the demo: see <see cref="ByAmount"/>.
/// </summary>
internal sealed class PspFaults
{
    /// <summary>Nothing is answered.</summary>
    public bool IsDead { get; set; }

    /// <summary>It dies at the moment it has taken somebody's money.</summary>
    public bool DiesOncePaid { get; set; }

    /// <summary>So many verifies are done, and their answer never comes.</summary>
    public int HangingVerifies { get; set; }

    /// <summary>What it adds to the amount it says it took.</summary>
    public long LieRial { get; set; }

    /// <summary>It says that nobody has paid, long after they did.</summary>
    public bool IsLate { get; set; }

    /// <summary>What is done to the report of a day, and to the bank's statement, before they are sent.</summary>
    public Func<IEnumerable<MoneyLine>, IEnumerable<MoneyLine>> Report { get; set; } = lines => lines;

    public Func<IEnumerable<MoneyLine>, IEnumerable<MoneyLine>> Statement { get; set; } = lines => lines;

    /// <summary>What an amount does by itself: its last three digits in rials.</summary>
    public static AmountFault ByAmount(Rial amount) =>
        (amount.Amount % 1000) switch
        {
            1 => AmountFault.NeverLeadsBack,
            2 => AmountFault.AnswerLost,
            3 => AmountFault.Lies,
            4 => AmountFault.DiesForAWhile,
            5 => AmountFault.ReportsLate,
            _ => AmountFault.None,
        };
}

/// <summary>What an amount does to the simulated provider.</summary>
internal enum AmountFault
{
    None,

    /// <summary>The bank's page has no way back.</summary>
    NeverLeadsBack,

    /// <summary>The first verify is done, and its answer never comes.</summary>
    AnswerLost,

    /// <summary>It says it took ten rials less.</summary>
    Lies,

    /// <summary>It answers nothing for a minute after taking the money.</summary>
    DiesForAWhile,

    /// <summary>It says for half a minute that nobody has paid.</summary>
    ReportsLate,
}
