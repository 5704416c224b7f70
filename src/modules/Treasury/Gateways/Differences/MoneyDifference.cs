using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>A difference as it is kept until an officer has settled it.</summary>
internal sealed class MoneyDifference
{
    public required Guid Id { get; init; }

    public required string Gateway { get; init; }

    /// <summary>The day in Tehran.</summary>
    public required DateOnly Day { get; init; }

    public required string Reference { get; init; }

    public required DifferenceKind Kind { get; init; }

    public Rial? LedgerRial { get; init; }

    public Rial? ProviderRial { get; init; }

    public Rial? BankRial { get; init; }

    public required DateTime FoundAt { get; init; }

    public DateTime? SettledAt { get; private set; }

    /// <summary>What it came from and what was done.</summary>
    public string? Reason { get; private set; }

    /// <summary>The case in which an officer looks into it; null until it is open.</summary>
    public string? CaseNumber { get; private set; }

    public void OpenedAs(string number) => CaseNumber = number;

    public static MoneyDifference Of(string gateway, DateOnly day, Difference found, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Gateway = gateway,
            Day = day,
            Reference = found.Reference,
            Kind = found.Kind,
            LedgerRial = found.Ledger,
            ProviderRial = found.Provider,
            BankRial = found.Bank,
            FoundAt = now,
        };
}

/// <summary>A day of a provider of which the three were held against each other.</summary>
internal sealed class GatewayDay
{
    public required string Gateway { get; init; }

    public required DateOnly Day { get; init; }

    public required DateTime ReadAt { get; init; }

    public required int Differences { get; init; }
}
