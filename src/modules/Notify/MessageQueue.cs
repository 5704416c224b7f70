using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// Puts messages into the queue, in the caller's transaction, by the ways and for the hours their reader wishes. The
/// same key is queued once, however often asked.
/// </summary>
internal sealed class MessageQueue(
    CityTransaction transaction,
    NotifyDb db,
    InboxChanged changed,
    IPeople people,
    MessageSeal seal,
    TimeProvider clock
) : INotify
{
    private static readonly Func<NotifyDb, PersonId, CancellationToken, Task<bool>> _hasDevices = EF.CompileAsyncQuery(
        (NotifyDb db, PersonId person, CancellationToken ct) => db.PushDevices.Any(d => d.PersonId == person)
    );

    private const string Insert = """
        insert into notify_messages (id, message_key, channel, person_id, sealed_address, template, subject,
          sealed_body, href, urgent, state, next_at, created_at, sent_at)
        values (@id, @key, @channel, @person, @address, @template, @subject, @body, @href, @urgent, @state, @next,
          @now, @sent)
        on conflict (message_key, channel) do nothing
        """;

    public async Task SendAsync(Message message, CancellationToken ct = default)
    {
        var template = Templates.Find(message.Template);
        var reach = await people.ReachAsync(message.To, ct);
        var wishes = template.Urgent ? Wishes.None : await db.WishesOfAsync(message.To, ct);
        var words = template.Fill(message.Values, reach?.Language ?? "fa");
        var draft = new Draft(message.Key, message.To, message.Template, words, message.Href, template.Urgent);
        var now = clock.GetUtcNow().UtcDateTime;
        var rings = wishes.RingsAt(now);
        List<DbCommand> inserts =
        [
            .. wishes
                .Ways(template, reach)
                .Select(way => Queue(draft, way, Wishes.AddressOf(way, reach), rings, wishes.DigestFrom(now))),
        ];
        // Turning notifications on in a browser is the wish; whatever stands in the inbox is notified.
        if (template.Channels.Contains(Channel.Inbox) && await _hasDevices(db, message.To, ct))
            inserts.Add(Queue(draft, Channel.Push, null, rings));
        await transaction.ExecuteAsync(inserts, ct);
    }

    public Task SendCodeAsync(
        string key,
        string mobile,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct = default
    ) => QueueBareAsync(key, Channel.Sms, mobile, template, values, ct);

    public Task MailAsync(
        string key,
        string address,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct = default
    ) => QueueBareAsync(key, Channel.Email, address, template, values, ct);

    /// <summary>The letter of a day, in the transaction that gathered it.</summary>
    public Task MailDigestAsync(
        Guid letter,
        string key,
        PersonId person,
        string address,
        Words words,
        DateTime rings,
        CancellationToken ct
    )
    {
        var draft = new Draft(key, person, DigestLetter.Code, words, null, Urgent: false) { Id = letter };
        return transaction.ExecuteAsync([Queue(draft, Channel.Email, address, rings)], ct);
    }

    private Task QueueBareAsync(
        string key,
        Channel channel,
        string address,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct
    )
    {
        var words = Templates.Find(template).Fill(values, values.GetValueOrDefault("language", "fa"));
        var draft = new Draft(key, null, template, words, null, Urgent: true);
        return transaction.ExecuteAsync([Queue(draft, channel, address, clock.GetUtcNow().UtcDateTime)], ct);
    }

    private DbCommand Queue(Draft draft, Channel channel, string? address, DateTime rings, DateTime? digest = null)
    {
        var at = clock.GetUtcNow();
        var now = at.UtcDateTime;
        var inbox = channel == Channel.Inbox;
        var gathered = channel == Channel.Email ? digest : null;
        if (transaction.Current is null)
            throw new InvalidOperationException("Messages join a transaction.");
        var command = transaction.Command(Insert);
        command
            .With("@id", draft.Id ?? Guid.CreateVersion7(at))
            .With("@key", draft.Key)
            .With("@channel", channel.ToString())
            .With("@person", draft.Person?.Value)
            .With("@address", address is null ? null : seal.Seal(address))
            .With("@template", draft.Template)
            .With("@subject", draft.Words.Subject)
            .With("@body", channel == Channel.Push ? null : seal.Seal(draft.Words.Text))
            .With("@href", draft.Href)
            .With("@urgent", draft.Urgent)
            .With("@state", StateOf(inbox, gathered).ToString())
            .With("@next", inbox ? now : gathered ?? rings)
            .With("@now", now)
            .With("@sent", inbox ? now : null);
        // Npgsql cannot guess the type of a null: some columns are null often.
        foreach (DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is DBNull)
                parameter.DbType = parameter.ParameterName switch
                {
                    "@person" => DbType.Guid,
                    "@sent" => DbType.DateTime,
                    _ => DbType.String,
                };
        }

        if (inbox && draft.Person is { } reader)
            changed.Of(reader);
        return command;
    }

    private static MessageState StateOf(bool inbox, DateTime? gathered) =>
        inbox ? MessageState.Sent
        : gathered is null ? MessageState.Queued
        : MessageState.Gathered;

    private sealed record Draft(string Key, PersonId? Person, string Template, Words Words, string? Href, bool Urgent)
    {
        public Guid? Id { get; init; }
    }
}
