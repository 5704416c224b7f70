using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>Reads to whom money is sent, how much and with which words, alike from a page and from a program.</summary>
internal sealed class SentMoney(IPayees payees)
{
    /// <summary>Names of the fields of what is typed.</summary>
    public const string To = "To";

    /// <inheritdoc cref="To"/>
    public const string Amount = "Amount";

    /// <inheritdoc cref="To"/>
    public const string Note = "Note";

    /// <summary>Of the words for the receiver.</summary>
    public const int LongestNote = IAgreedPayments.LongestNote;

    /// <summary>The least that is sent.</summary>
    public static readonly Rial Least = IAgreedPayments.Least;

    /// <summary>What is sent, or everything that is wrong with it; a question for a name, found or not.</summary>
    public async Task<(NewPart? Part, string? Note, List<Problem> Problems)> ReadAsync(
        Actor actor,
        string? to,
        Rial? amount,
        string? words,
        CancellationToken ct
    )
    {
        var problems = new List<Problem>();
        if (amount is null || amount < Least)
            problems.Add(TreasuryProblems.AmountNeeded.On(Amount));
        var note = PersianText.CleanLine(words);
        if (note.Length > LongestNote)
            problems.Add(TreasuryProblems.NoteTooLong.On(Note));
        var found = await payees.FindAsync(actor.Person, to, ct);
        if (found.Problem is { } nobody)
            problems.Add(nobody.On(To));
        else if (found.Value.Id == actor.For)
            problems.Add(TreasuryProblems.ToOneself.On(To));
        if (problems.Count > 0 || amount is not { } rials)
            return (null, null, problems);
        var wallet = MoneyAccounts.WalletOf(found.Value.Id);
        return (new NewPart(wallet, MoneyCode.Send, rials, found.Value.DisplayName), Words(note), problems);
    }

    private static string? Words(string note) => note.Length > 0 ? note : null;
}
