namespace Shahr.Ledger;

/// <summary>What can be said about a command by looking at it alone.</summary>
internal static class Form
{
    private const AccountFlags BothLimits = AccountFlags.DebitsWithinCredits | AccountFlags.CreditsWithinDebits;
    private const AccountFlags EveryMark = BothLimits | AccountFlags.Frozen | AccountFlags.Closed;
    private const CommandFlags EveryFlag =
        CommandFlags.Linked | CommandFlags.BalancingDebit | CommandFlags.BalancingCredit;

    public static Refusal Check(in LedgerCommand command)
    {
        if (command.Id == 0)
            return Refusal.IdMissing;
        return command.Kind switch
        {
            EntryKind.Open => Open(command),
            EntryKind.Change => Change(command),
            EntryKind.Transfer or EntryKind.Pending => Transfer(command),
            EntryKind.Post or EntryKind.Void => Settle(command),
            _ => Refusal.KindUnknown,
        };
    }

    private static Refusal Open(in LedgerCommand command)
    {
        if (Marks(command.Account) is var marks && marks != Refusal.None)
            return marks;
        if (command.Flags != CommandFlags.None || (command.Account & AccountFlags.Closed) != 0)
            return Refusal.FlagsContradict;
        if (command.Debit.Value != 0 || !HasNoMoney(command))
            return Refusal.FieldNotAllowed;
        return Named(command);
    }

    private static Refusal Change(in LedgerCommand command)
    {
        if (Marks(command.Account) is var marks && marks != Refusal.None)
            return marks;
        if ((command.Flags & ~CommandFlags.Linked) != 0)
            return Refusal.FlagsContradict;
        if (!HasNoMoney(command) || command.Ledger != 0 || command.Code != 0)
            return Refusal.FieldNotAllowed;
        return command.Debit.Value == 0 ? Refusal.AccountMissing : Refusal.None;
    }

    private static Refusal Transfer(in LedgerCommand command)
    {
        if ((command.Flags & ~EveryFlag) != 0 || command.Account != AccountFlags.None)
            return Refusal.FlagsContradict;
        if (command.Pending.Value != 0 || (command.TimeoutSeconds != 0 && command.Kind != EntryKind.Pending))
            return Refusal.FieldNotAllowed;
        if (command.Amount <= 0)
            return Refusal.AmountNotPositive;
        if (command.Debit.Value == 0 || command.Credit.Value == 0)
            return Refusal.AccountMissing;
        return command.Debit == command.Credit ? Refusal.SameAccount : Named(command);
    }

    private static Refusal Settle(in LedgerCommand command)
    {
        if ((command.Flags & ~CommandFlags.Linked) != 0 || command.Account != AccountFlags.None)
            return Refusal.FlagsContradict;
        if (command.Pending.Value == 0)
            return Refusal.PendingMissing;
        if (command.Amount < 0)
            return Refusal.AmountNotPositive;
        var foreign =
            command.Debit.Value != 0
            || command.Credit.Value != 0
            || command.Ledger != 0
            || command.Code != 0
            || command.TimeoutSeconds != 0
            || (command.Kind == EntryKind.Void && command.Amount != 0);
        return foreign ? Refusal.FieldNotAllowed : Refusal.None;
    }

    private static Refusal Marks(AccountFlags marks) =>
        (marks & ~EveryMark) != 0 || (marks & BothLimits) == BothLimits ? Refusal.FlagsContradict : Refusal.None;

    private static bool HasNoMoney(in LedgerCommand command) =>
        command.Credit.Value == 0 && command.Amount == 0 && command.Pending.Value == 0 && command.TimeoutSeconds == 0;

    private static Refusal Named(in LedgerCommand command) =>
        command.Ledger == 0 ? Refusal.LedgerMissing
        : command.Code == 0 ? Refusal.CodeMissing
        : Refusal.None;
}
