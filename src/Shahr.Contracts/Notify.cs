using Shahr.Kit;

namespace Shahr.Contracts;

/// <summary>How a message travels.</summary>
public enum Channel
{
    /// <summary>In-app inbox.</summary>
    Inbox,

    /// <summary>SMS.</summary>
    Sms,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>A notification in browsers (web push): a title and where it leads.</summary>
    Push,
}

/// <summary>A message to a person, by template.</summary>
/// <param name="Key">Idempotency key: the same key is sent once, however often asked.</param>
/// <param name="To">The person.</param>
/// <param name="Template">Template code, <c>case_opened</c>.</param>
/// <param name="Values">Values of the template's places.</param>
/// <param name="Href">Where the in-app message leads, or null.</param>
public sealed record Message(
    string Key,
    PersonId To,
    string Template,
    IReadOnlyDictionary<string, string> Values,
    string? Href
);

/// <summary>
/// A letter to a person came back: where it was sent to, there is no mailbox, or none that takes anything. Told once of
/// a letter.
/// </summary>
/// <param name="Person">Whose letter it was.</param>
/// <param name="WrittenAt">When their address was asked for it; one they confirmed later is another.</param>
public sealed record LetterReturned(PersonId Person, DateTime WrittenAt) : PersonEvent(Person);

/// <summary>How many messages wait unread. Every page asks it, so the answer comes from memory.</summary>
public interface IUnread
{
    /// <summary>Unread messages in a person's inbox; from a hundred on they are not counted further.</summary>
    ValueTask<int> CountAsync(PersonId person, CancellationToken ct = default);
}

/// <summary>Sends messages; joins the caller's transaction, so a message exists exactly when its cause does.</summary>
public interface INotify
{
    /// <summary>Queues a message on every channel its template names and the person allows.</summary>
    Task SendAsync(Message message, CancellationToken ct = default);

    /// <summary>
    /// Queues an SMS to a bare number (a one-time code before there is a person). Never kept in the inbox;
    /// its text is erased once sent.
    /// </summary>
    Task SendCodeAsync(
        string key,
        string mobile,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct = default
    );

    /// <summary>
    /// Queues an e-mail to a bare address: one to be confirmed, or one that was just given up. The same holds of it.
    /// </summary>
    Task MailAsync(
        string key,
        string address,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct = default
    );
}
