namespace Shahr.Notify;

/// <summary>
/// The life of an SMS at a provider. Whatever the provider answered when it was given, the message counts as gone only
/// when the provider, asked by our id, says that it has it; until then it is not given to anybody else.
/// </summary>
internal sealed partial class QueuedMessage
{
    /// <summary>When it is first asked about, after a yes and after no answer.</summary>
    public static readonly TimeSpan FirstAsk = TimeSpan.FromSeconds(10);

    /// <summary>How long a provider may be unable to tell before an operator is shown the message.</summary>
    public static readonly TimeSpan Doubt = TimeSpan.FromMinutes(10);

    /// <summary>How long a receipt is waited for.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(2);

    private static readonly TimeSpan _longestPause = TimeSpan.FromHours(6);

    /// <summary>The provider that has it, or may have it.</summary>
    public string? Provider { get; private set; }

    /// <summary>The provider that spoiled it last: others are tried first.</summary>
    public string? Avoided { get; private set; }

    /// <summary>The provider's own id of it, where it told one.</summary>
    public string? TheirId { get; private set; }

    public DateTime? GivenAt { get; private set; }

    /// <summary>True when the provider answered with yes.</summary>
    public bool WasTaken { get; private set; }

    public Receipt? Receipt { get; private set; }

    public DateTime? ReceiptAt { get; private set; }

    /// <summary>Of a letter that came back or is late, the code of its report (RFC 3463).</summary>
    public string? ReceiptCode { get; private set; }

    /// <summary>When the provider is asked about it next; null when there is nothing more to learn.</summary>
    public DateTime? AskAt { get; private set; }

    /// <summary>The provider said yes.</summary>
    public void Taken(DateTime now, string? theirId = null) =>
        (WasTaken, AskAt, Error, TheirId) = (true, now + FirstAsk, null, theirId);

    /// <summary>No answer: perhaps it has the message. It will be asked; nobody else is given it until then.</summary>
    public void Unanswered(DateTime now, string error) => (AskAt, Error) = (now + FirstAsk, Short(error));

    /// <summary>The provider surely did not take it: the next one at once, or after the last a pause.</summary>
    public void Refused(DateTime now, string error, bool othersFollow)
    {
        LeaveProvider();
        if (othersFollow)
        {
            (State, NextAt, Error) = (MessageState.Queued, now, Short(error));
            return;
        }

        Avoided = null;
        Failed(now, error);
    }

    /// <summary>The provider has it. An answer that is not final is asked for again.</summary>
    public void Vouched(Receipt receipt, DateTime now)
    {
        if (State != MessageState.Sent)
            Sent(now);
        (Receipt, ReceiptAt) = (receipt, now);
        AskAt = receipt == Notify.Receipt.Waiting ? now + Pause(now, TimeSpan.FromSeconds(30)) : null;
    }

    /// <summary>The provider does not have it and will not send it: somebody else may.</summary>
    public void Unknown(DateTime now)
    {
        if (State == MessageState.Sent)
        {
            (Receipt, ReceiptAt, AskAt) = (Notify.Receipt.Lost, now, null);
            return;
        }

        Failed(now, Error ?? $"{Provider} took it and does not know it.");
        NextAt = now;
        LeaveProvider();
    }

    /// <summary>The provider cannot say. Long unsure is shown to an operator; it is asked on meanwhile.</summary>
    public void Untold(DateTime now)
    {
        AskAt = now + Pause(now, FirstAsk);
        var age = now - GivenAt;
        if (State == MessageState.Given && age >= Doubt)
            State = MessageState.Unsure;
        if (age < LongestWait)
            return;
        AskAt = null;
        if (State == MessageState.Sent)
            (Receipt, ReceiptAt) = (Notify.Receipt.Missing, now);
    }

    private void LeaveProvider() =>
        (Avoided, Provider, TheirId, GivenAt, WasTaken, AskAt) = (Provider ?? Avoided, null, null, null, false, null);

    private TimeSpan Pause(DateTime now, TimeSpan shortest)
    {
        var age = now - (GivenAt ?? now);
        return age < shortest ? shortest
            : age > _longestPause ? _longestPause
            : age;
    }
}
