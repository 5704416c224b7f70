using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>In what way ledger, provider and bank do not say the same of a payment.</summary>
internal enum DifferenceKind
{
    /// <summary>Somebody outside has it, and the city's ledger does not.</summary>
    MissingInLedger,

    /// <summary>The provider's report does not have it.</summary>
    MissingAtProvider,

    /// <summary>The bank's statement does not have it.</summary>
    MissingAtBank,

    /// <summary>Not the same amount.</summary>
    AmountDiffers,

    /// <summary>One of them has it more than once.</summary>
    Twice,
}

/// <summary>One difference with what each of the three says; null where it says nothing.</summary>
internal readonly record struct Difference(
    string Reference,
    DifferenceKind Kind,
    Rial? Ledger,
    Rial? Provider,
    Rial? Bank
);

/// <summary>
/// Three-way reconciliation (مغایرت‌گیری): ledger, provider and bank are held against each other payment by payment,
/// by the number of the payment at the bank. A merge of three sorted lists, each read once: time grows with the lines,
/// memory with nothing.
/// </summary>
internal static class Reconciliation
{
    /// <summary>What does not agree, in the order of the references.</summary>
    /// <param name="ledger">Lines in the ordinal order of their references, as the other two.</param>
    /// <param name="provider">The provider's report.</param>
    /// <param name="bank">The bank's statement.</param>
    /// <exception cref="ArgumentException">A list is not in order.</exception>
    public static IEnumerable<Difference> Match(
        IEnumerable<MoneyLine> ledger,
        IEnumerable<MoneyLine> provider,
        IEnumerable<MoneyLine> bank
    )
    {
        using var first = new Side(ledger);
        using var second = new Side(provider);
        using var third = new Side(bank);
        while (Least(Least(first.Reference, second.Reference), third.Reference) is { } reference)
        {
            var (ours, theirs, banks) = (first.Take(reference), second.Take(reference), third.Take(reference));
            if (Agree(ours, theirs, banks))
                continue;
            foreach (var kind in Kinds(ours, theirs, banks))
                yield return new Difference(reference, kind, ours.Amount, theirs.Amount, banks.Amount);
        }
    }

    private static bool Agree(Said ours, Said theirs, Said banks) =>
        ours.Count == 1
        && theirs.Count == 1
        && banks.Count == 1
        && ours.Amount == theirs.Amount
        && ours.Amount == banks.Amount;

    private static IEnumerable<DifferenceKind> Kinds(Said ours, Said theirs, Said banks)
    {
        if (ours.Count > 1 || theirs.Count > 1 || banks.Count > 1)
            yield return DifferenceKind.Twice;
        if (ours.Count == 0)
            yield return DifferenceKind.MissingInLedger;
        if (theirs.Count == 0)
            yield return DifferenceKind.MissingAtProvider;
        if (banks.Count == 0)
            yield return DifferenceKind.MissingAtBank;
        var said = ours.Amount ?? theirs.Amount ?? banks.Amount;
        if (Differs(said, ours) || Differs(said, theirs) || Differs(said, banks))
            yield return DifferenceKind.AmountDiffers;
    }

    private static bool Differs(Rial? said, Said one) => one.IsMixed || (one.Count > 0 && one.Amount != said);

    private static string? Least(string? a, string? b) =>
        a is null ? b
        : b is null ? a
        : string.CompareOrdinal(a, b) <= 0 ? a
        : b;

    /// <summary>What one side says of a payment: how often, and how much the first time.</summary>
    private readonly record struct Said(int Count, Rial? Amount, bool IsMixed);

    private sealed class Side : IDisposable
    {
        private readonly IEnumerator<MoneyLine> _lines;

        public Side(IEnumerable<MoneyLine> lines)
        {
            _lines = lines.GetEnumerator();
            Reference = _lines.MoveNext() ? _lines.Current.Reference : null;
        }

        /// <summary>The reference that comes next; null at the end.</summary>
        public string? Reference { get; private set; }

        /// <summary>All lines of this reference.</summary>
        public Said Take(string reference)
        {
            var said = default(Said);
            while (Reference is { } next && (ReferenceEquals(next, reference) || next == reference))
            {
                var amount = _lines.Current.Amount;
                said = new Said(
                    said.Count + 1,
                    said.Amount ?? amount,
                    said.IsMixed || (said.Amount is { } before && before != amount)
                );
                Reference = _lines.MoveNext() ? _lines.Current.Reference : null;
                if (Reference is not null && string.CompareOrdinal(Reference, next) < 0)
                    throw new ArgumentException($"«{Reference}» stands after «{next}»: the list is not in order.");
            }

            return said;
        }

        public void Dispose() => _lines.Dispose();
    }
}
