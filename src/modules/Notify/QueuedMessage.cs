using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>Where a message stands.</summary>
internal enum MessageState
{
    /// <summary>Waits for its time.</summary>
    Queued,

    /// <summary>Given to the gateway; an inbox message is sent the moment it is written.</summary>
    Sent,

    /// <summary>Given up after the last attempt; an operator decides.</summary>
    Dead,

    /// <summary>An operator let it go.</summary>
    Discarded,
}

/// <summary>One message on one channel.</summary>
internal sealed class QueuedMessage
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

    public MessageState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTime NextAt { get; private set; }

    public required DateTime CreatedAt { get; init; }

    public DateTime? SentAt { get; private set; }

    public DateTime? ReadAt { get; private set; }

    public string? Error { get; private set; }

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

    /// <summary>The gateway did not take it: later again, with growing pauses, and in the end dead.</summary>
    public void Failed(DateTime now, string error)
    {
        Attempts++;
        Error = error.Length > 300 ? error[..300] : error;
        State = Attempts >= MaxAttempts ? MessageState.Dead : MessageState.Queued;
        NextAt = now.AddSeconds(5 * Math.Pow(3, Attempts - 1));
    }

    /// <summary>An operator asks for one more round of attempts.</summary>
    public Problem? Retry(DateTime now)
    {
        if (State != MessageState.Dead)
            return NotifyProblems.NotDead;
        (State, Attempts, NextAt) = (MessageState.Queued, 0, now);
        return null;
    }

    /// <summary>An operator lets it go; nothing personal stays.</summary>
    public Problem? Discard()
    {
        if (State != MessageState.Dead)
            return NotifyProblems.NotDead;
        (State, SealedAddress, SealedBody) = (MessageState.Discarded, null, null);
        return null;
    }
}
