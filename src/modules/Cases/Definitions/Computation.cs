namespace Shahr.Cases.Definitions;

/// <summary>
/// How a computed field comes about: one operator over fields before it. There is no language in it: what takes two
/// operators is two fields.
/// </summary>
internal sealed record Computation
{
    /// <summary>Numbers or amounts together; a field of a group counts in each of its entries.</summary>
    public IReadOnlyList<string> Sum { get; init; } = [];

    /// <summary>The first of two less the second.</summary>
    public IReadOnlyList<string> Difference { get; init; } = [];

    /// <summary>These fields multiplied; at most one is an amount.</summary>
    public IReadOnlyList<string> Product { get; init; } = [];

    /// <summary>How many entries a group has.</summary>
    public string? Count { get; init; }

    /// <summary>Whole years of the Jalali calendar from this day to today.</summary>
    public string? Age { get; init; }

    /// <summary>Days from the first of two days to the second.</summary>
    public IReadOnlyList<string> Days { get; init; } = [];

    /// <summary>The operators in use, by their name in YAML; a good computation has one.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Of)> Operators() =>
        [
            .. new (string Name, IReadOnlyList<string> Of)[]
            {
                ("sum", Sum),
                ("difference", Difference),
                ("product", Product),
                ("count", Count is null ? [] : [Count]),
                ("age", Age is null ? [] : [Age]),
                ("days", Days),
            }.Where(o => o.Of.Count > 0),
        ];

    /// <summary>The same of fields under other names.</summary>
    public Computation Renamed(Func<string, string> name) =>
        new()
        {
            Sum = [.. Sum.Select(name)],
            Difference = [.. Difference.Select(name)],
            Product = [.. Product.Select(name)],
            Count = Count is null ? null : name(Count),
            Age = Age is null ? null : name(Age),
            Days = [.. Days.Select(name)],
        };
}
