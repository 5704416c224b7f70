using System.Data;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// Puts messages into the queue, in the caller's transaction. The same key is queued once, however often asked.
/// </summary>
internal sealed class MessageQueue(
    CityTransaction transaction,
    InboxChanged changed,
    IPeople people,
    MessageSeal seal,
    TimeProvider clock
) : INotify
{
    private const string Insert = """
        insert into notify_messages (id, message_key, channel, person_id, sealed_address, template, subject,
          sealed_body, href, state, next_at, created_at, sent_at)
        values (@id, @key, @channel, @person, @address, @template, @subject, @body, @href, @state, @now, @now, @sent)
        on conflict (message_key, channel) do nothing
        """;

    public async Task SendAsync(Message message, CancellationToken ct = default)
    {
        var template = Templates.Find(message.Template);
        var reach = await people.ReachAsync(message.To, ct);
        var words = template.Fill(message.Values, reach?.Language ?? "fa");
        foreach (var channel in template.Channels)
        {
            var address = channel switch
            {
                Channel.Sms => reach?.Mobile,
                Channel.Email => reach?.Email,
                _ => null,
            };
            if (channel != Channel.Inbox && address is null)
                continue;
            await AddAsync(channel, message.Key, message.To, address, message.Template, words, message.Href, ct);
        }
    }

    public Task SendCodeAsync(
        string key,
        string mobile,
        string template,
        IReadOnlyDictionary<string, string> values,
        CancellationToken ct = default
    )
    {
        var language = values.GetValueOrDefault("language", "fa");
        return AddAsync(
            Channel.Sms,
            key,
            null,
            mobile,
            template,
            Templates.Find(template).Fill(values, language),
            null,
            ct
        );
    }

    private async Task AddAsync(
        Channel channel,
        string key,
        PersonId? person,
        string? address,
        string template,
        Words words,
        string? href,
        CancellationToken ct
    )
    {
        var at = clock.GetUtcNow();
        var now = at.UtcDateTime;
        var inbox = channel == Channel.Inbox;
        if (transaction.Current is null)
            throw new InvalidOperationException("Messages join a transaction.");
        await using var command = transaction.Command(Insert);
        command
            .With("@id", Guid.CreateVersion7(at))
            .With("@key", key)
            .With("@channel", channel.ToString())
            .With("@person", person?.Value)
            .With("@address", address is null ? null : seal.Seal(address))
            .With("@template", template)
            .With("@subject", words.Subject)
            .With("@body", seal.Seal(words.Text))
            .With("@href", href)
            .With("@state", (inbox ? MessageState.Sent : MessageState.Queued).ToString())
            .With("@now", now)
            .With("@sent", inbox ? now : null);
        // Npgsql cannot guess the type of a null: two columns are null often.
        foreach (System.Data.Common.DbParameter parameter in command.Parameters)
        {
            if (parameter.Value is DBNull)
                parameter.DbType = parameter.ParameterName switch
                {
                    "@person" => DbType.Guid,
                    "@sent" => DbType.DateTime,
                    _ => DbType.String,
                };
        }

        var isNew = await command.ExecuteNonQueryAsync(ct) == 1;
        if (isNew && inbox && person is { } reader)
            changed.Of(reader);
    }
}
