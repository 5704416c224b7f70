using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>Where a message stands.</summary>
internal enum MessageState
{
    /// <summary>Waits for its time.</summary>
    Queued,

    /// <summary>Waits for the letter of the day that its reader wishes.</summary>
    Gathered,

    /// <summary>Handed to an SMS provider, which has not yet said that it knows the message.</summary>
    Given,

    /// <summary>It left; an inbox message is sent the moment it is written.</summary>
    Sent,

    /// <summary>«نامعلوم»: the provider never said whether it has the message; an operator decides.</summary>
    Unsure,

    /// <summary>Given up after the last attempt; an operator decides.</summary>
    Dead,

    /// <summary>An operator let it go.</summary>
    Discarded,
}

/// <summary>What is known of an SMS after a provider took it.</summary>
public enum Receipt
{
    /// <summary>On its way.</summary>
    Waiting,

    /// <summary>The phone has it.</summary>
    Delivered,

    /// <summary>The phone did not take it.</summary>
    Undelivered,

    /// <summary>The provider said yes, later that it is on its way, and in the end that it does not know it.</summary>
    Lost,

    /// <summary>No receipt came in two days.</summary>
    Missing,
}

/// <summary>One message on one channel. Its life at an SMS provider is in the other half.</summary>
internal sealed partial class QueuedMessage
{
    public const int MaxAttempts = 6;

    public required Guid Id { get; init; }

    public required string MessageKey { get; init; }

    public required Channel Channel { get; init; }

    public PersonId? PersonId { get; init; }

    public string? SealedAddress { get; private set; }

    public required string Template { get; init; }

    public required string Subject { get; init; }

    public string? SealedBody { get; private set; }

    public string? Href { get; init; }

    /// <summary>A code, or the safety of an account: it goes before all others, at any hour.</summary>
    public bool Urgent { get; init; }

    /// <summary>The notice to many that it belongs to, or null.</summary>
    public Guid? BulkId { get; init; }

    /// <summary>The letter of a day that took it, or null.</summary>
    public Guid? DigestId { get; private set; }

    public MessageState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTime NextAt { get; private set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? SentAt { get; private set; }

    public DateTime? ReadAt { get; private set; }

    public string? Error { get; private set; }

    /// <summary>Dead or in doubt: an operator decides.</summary>
    public bool IsStuck => State is MessageState.Dead or MessageState.Unsure;

    /// <summary>The gateway took it. What is not an inbox message has no more reason to be kept.</summary>
    public void Sent(DateTime now)
    {
        State = MessageState.Sent;
        SentAt = now;
        Attempts++;
        Error = null;
        SealedAddress = null;
        SealedBody = null;
    }

    /// <summary>The gateway did not take it: later again, with growing pauses or when it says, and in
    /// the end dead.</summary>
    public void Failed(DateTime now, string error, TimeSpan? wait = null)
    {
        Attempts++;
        Error = Short(error);
        State = Attempts >= MaxAttempts ? MessageState.Dead : MessageState.Queued;
        var pause = TimeSpan.FromSeconds(5 * Math.Pow(3, Attempts - 1));
        NextAt = now + (wait > pause ? wait.Value : pause);
    }

    /// <summary>An operator asks for one more round of attempts.</summary>
    public Problem? Retry(DateTime now)
    {
        if (!IsStuck)
            return NotifyProblems.NotDead;
        (State, Attempts, NextAt) = (MessageState.Queued, 0, now);
        LeaveProvider();
        return null;
    }

    /// <summary>An operator lets it go; nothing personal stays.</summary>
    public Problem? Discard()
    {
        if (!IsStuck)
            return NotifyProblems.NotDead;
        (State, SealedAddress, SealedBody, AskAt) = (MessageState.Discarded, null, null, null);
        return null;
    }

    private static string Short(string error) => error.Length > 300 ? error[..300] : error;
}
