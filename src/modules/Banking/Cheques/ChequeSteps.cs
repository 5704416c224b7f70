namespace Shahr.Banking;

/// <summary>Where a cheque stands.</summary>
internal enum ChequeState
{
    /// <summary>Written, and not yet agreed to.</summary>
    Draft,

    /// <summary>Agreed to; Sayad is being asked to register it.</summary>
    Agreed,

    /// <summary>Registered; the first receiver has not answered yet.</summary>
    Offered,

    /// <summary>Accepted: somebody holds it.</summary>
    Held,

    /// <summary>Its holder gives it on, and the next has not answered yet.</summary>
    Passing,

    /// <summary>Presented; it is cleared on the next working day.</summary>
    Presented,

    /// <summary>The ledger is asked to pay it.</summary>
    Clearing,

    /// <summary>Paid.</summary>
    Cleared,

    /// <summary>Not paid (برگشتی).</summary>
    Bounced,

    /// <summary>The issuer pays what bounced; the ledger's answer follows.</summary>
    Settling,

    /// <summary>Paid after it had bounced.</summary>
    Settled,

    /// <summary>Stopped by a court's order.</summary>
    Stopped,

    /// <summary>Never became money and never will; see <see cref="ChequeWhy"/>.</summary>
    Void,
}

/// <summary>Why a cheque bounced or is void.</summary>
internal enum ChequeWhy
{
    /// <summary>Bounced: too little was there. Counts for the issuer's credit status.</summary>
    Short,

    /// <summary>Bounced: the ledger refused it for another reason, which need not be the issuer's fault.</summary>
    Refused,

    /// <summary>Bounced or void: the issuer is dead.</summary>
    IssuerDied,

    /// <summary>Void: the receiver did not want it.</summary>
    Declined,

    /// <summary>Void: the issuer took it back before anybody had accepted it.</summary>
    TakenBack,

    /// <summary>Void: Sayad did not register it.</summary>
    NotRegistered,

    /// <summary>Void: the receiver died before accepting.</summary>
    ReceiverDied,

    /// <summary>Void: issuer and holder turned out to be one human being.</summary>
    OnePerson,
}

/// <summary>What a line of a cheque's history says.</summary>
internal enum LineKind
{
    Agreed,
    Registered,
    NotRegistered,
    OfferedOn,
    Accepted,
    Declined,
    TakenBack,
    Presented,
    Lapsed,
    Cleared,
    Bounced,
    Settling,
    NotSettled,
    Settled,
    Stopped,
    Died,
    OnePerson,
}

/// <summary>Which state may follow which; anything else is no step.</summary>
internal static class ChequeSteps
{
    private static readonly Dictionary<ChequeState, ChequeState[]> Before = new()
    {
        [ChequeState.Agreed] = [ChequeState.Draft],
        [ChequeState.Offered] = [ChequeState.Agreed],
        [ChequeState.Held] = [ChequeState.Offered, ChequeState.Passing, ChequeState.Presented],
        [ChequeState.Passing] = [ChequeState.Held],
        [ChequeState.Presented] = [ChequeState.Held, ChequeState.Bounced],
        [ChequeState.Clearing] = [ChequeState.Presented],
        [ChequeState.Cleared] = [ChequeState.Clearing],
        [ChequeState.Bounced] = [ChequeState.Presented, ChequeState.Clearing, ChequeState.Settling],
        [ChequeState.Settling] = [ChequeState.Bounced],
        [ChequeState.Settled] = [ChequeState.Settling],
        [ChequeState.Stopped] = [ChequeState.Offered, ChequeState.Held, ChequeState.Passing, ChequeState.Presented],
        [ChequeState.Void] =
        [
            ChequeState.Agreed,
            ChequeState.Offered,
            ChequeState.Held,
            ChequeState.Passing,
            ChequeState.Presented,
            ChequeState.Bounced,
        ],
    };

    /// <summary>The states that nothing follows.</summary>
    public static IReadOnlyList<ChequeState> Over { get; } =
    [ChequeState.Cleared, ChequeState.Settled, ChequeState.Stopped, ChequeState.Void];

    /// <summary>True where one may step from one into the other.</summary>
    public static bool Leads(this ChequeState from, ChequeState into) =>
        Before.TryGetValue(into, out var before) && before.Contains(from);
}
