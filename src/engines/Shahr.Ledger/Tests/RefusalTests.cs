namespace Shahr.Ledger.Tests;

/// <summary>Each refusal, by the shortest way to it.</summary>
public sealed class RefusalTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static readonly LedgerCommand _good = LedgerFolder.Give(50, 2, 10);
    private static readonly CommandId _new = new(60);
    private static readonly CommandId _hold = new(20);

    public static TheoryData<Refusal, LedgerCommand> Foolish =>
        new()
        {
            { Refusal.IdMissing, _good with { Id = 0 } },
            { Refusal.KindUnknown, _good with { Kind = EntryKind.Expire } },
            { Refusal.KindUnknown, _good with { Kind = (EntryKind)200 } },
            { Refusal.AmountNotPositive, _good with { Amount = 0 } },
            { Refusal.AmountNotPositive, _good with { Amount = -5 } },
            { Refusal.AmountNotPositive, LedgerCommand.Post(_new, _hold, -1) },
            { Refusal.SameAccount, _good with { Debit = _good.Credit } },
            { Refusal.AccountMissing, _good with { Debit = default } },
            { Refusal.AccountMissing, LedgerCommand.Change(_new, default, AccountFlags.Frozen) },
            { Refusal.LedgerMissing, _good with { Ledger = 0 } },
            { Refusal.CodeMissing, _good with { Code = 0 } },
            { Refusal.FlagsContradict, _good with { Account = AccountFlags.Frozen } },
            { Refusal.FlagsContradict, _good with { Flags = (CommandFlags)64 } },
            { Refusal.FlagsContradict, LedgerCommand.Open(new AccountId(9), 1, 1, (AccountFlags)3) },
            { Refusal.FlagsContradict, LedgerCommand.Open(new AccountId(9), 1, 1, AccountFlags.Closed) },
            { Refusal.FieldNotAllowed, _good with { TimeoutSeconds = 5 } },
            { Refusal.FieldNotAllowed, LedgerCommand.Void(_new, _hold) with { Amount = 1 } },
            { Refusal.FieldNotAllowed, LedgerCommand.Post(_new, _hold) with { Code = 1 } },
            { Refusal.PendingMissing, LedgerCommand.Post(_new, default) },
            { Refusal.ChainOpen, _good with { Flags = CommandFlags.Linked } },
            { Refusal.DiffersFromEarlier, LedgerCommand.Open(new AccountId(2), LedgerFolder.Money, 7) },
            { Refusal.DebitAccountUnknown, _good with { Debit = new AccountId(99) } },
            { Refusal.CreditAccountUnknown, _good with { Credit = new AccountId(99) } },
            { Refusal.LedgerDiffers, _good with { Ledger = 840 } },
            { Refusal.DebitAccountFrozen, LedgerFolder.Move(50, 4, 2, 1) },
            { Refusal.CreditAccountFrozen, LedgerFolder.Give(50, 4, 1) },
            { Refusal.DebitAccountClosed, LedgerFolder.Move(50, 5, 2, 1) },
            { Refusal.CreditAccountClosed, LedgerFolder.Give(50, 5, 1) },
            { Refusal.ExceedsCredits, LedgerFolder.Move(50, 2, 3, 1_001) },
            { Refusal.ExceedsDebits, LedgerFolder.Give(50, 6, 1) },
            { Refusal.Overflow, LedgerFolder.Give(50, 3, long.MaxValue) },
            { Refusal.PendingUnknown, LedgerCommand.Post(_new, new CommandId(99)) },
            { Refusal.NotPending, LedgerCommand.Post(_new, new CommandId(10)) },
            { Refusal.PendingPosted, LedgerCommand.Void(_new, new CommandId(21)) },
            { Refusal.PendingVoided, LedgerCommand.Post(_new, new CommandId(22)) },
            { Refusal.ExceedsPending, LedgerCommand.Post(_new, _hold, 101) },
            { Refusal.NothingToMove, LedgerFolder.Move(50, 3, 2, 5) with { Flags = CommandFlags.BalancingDebit } },
            { Refusal.AccountUnknown, LedgerCommand.Change(_new, new AccountId(99), AccountFlags.Frozen) },
            { Refusal.AccountNotEmpty, LedgerCommand.Change(_new, new AccountId(2), AccountFlags.Closed) },
            { Refusal.AccountClosed, LedgerCommand.Change(_new, new AccountId(5), AccountFlags.None) },
        };

    [Theory]
    [MemberData(nameof(Foolish))]
    public async Task A_foolish_command_is_refused_with_its_own_reason_and_moves_nothing(
        Refusal refusal,
        LedgerCommand command
    )
    {
        using var ledger = await PreparedAsync();
        var before = await AllAsync(ledger);
        Assert.Equal(refusal, (await ledger.SubmitAsync(command)).Refusal);
        Assert.Equal(before, await AllAsync(ledger));
        Assert.Equal(refusal, (await ledger.SubmitAsync(command)).Refusal);
    }

    [Fact]
    public void Every_refusal_that_lies_in_the_command_or_the_accounts_is_tried()
    {
        Refusal[] elsewhere =
        [
            Refusal.None,
            Refusal.ChainTooLong,
            Refusal.ChainDiffers,
            Refusal.Busy,
            Refusal.NoSpace,
            Refusal.LinkedFailed,
            Refusal.PendingExpired,
        ];
        var tried = Foolish.Select(row => row.Data.Item1).Concat(elsewhere);
        Assert.Empty(Enum.GetValues<Refusal>().Except(tried));
    }

    // 1 owes 1,000 and more; 2 has 1,000 of which 100 is held; 3 is empty; 4 frozen; 5 closed; 6 may not be in credit.
    private async Task<GeneralLedger> PreparedAsync()
    {
        var ledger = await _folder.BeginAsync(5);
        LedgerCommand[] commands =
        [
            LedgerCommand.Open(new AccountId(6), LedgerFolder.Money, 1, AccountFlags.CreditsWithinDebits),
            LedgerFolder.Give(10, 2, 1_100),
            Held(20, 100),
            Held(21, 100),
            Held(22, 50),
            LedgerCommand.Post(new CommandId(31), new CommandId(21)),
            LedgerCommand.Void(new CommandId(32), new CommandId(22)),
            LedgerFolder.Move(33, 3, 2, 100),
            LedgerCommand.Change(new CommandId(34), new AccountId(4), AccountFlags.Frozen),
            LedgerCommand.Change(new CommandId(35), new AccountId(5), AccountFlags.Closed),
        ];
        Assert.All(await ledger.SubmitAsync(commands), answer => Assert.True(answer.Done, answer.Refusal.ToString()));
        return ledger;
    }

    private static LedgerCommand Held(ulong id, long amount) =>
        LedgerFolder.Move(id, 2, 3, amount) with
        {
            Kind = EntryKind.Pending,
        };

    private static async Task<List<Balance?>> AllAsync(GeneralLedger ledger)
    {
        var found = new List<Balance?>();
        for (ulong i = 1; i <= 6; i++)
            found.Add((await ledger.FindAsync(new AccountId(i)))?.Balance);
        return found;
    }
}
