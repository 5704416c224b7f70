using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>
/// Gives what is due to the browsers of whom it is for. It has left once one of them was served; a browser that its
/// push service no longer knows is dropped.
/// </summary>
internal sealed class SendPushes(NotifyDb db, IPushService service, PushKeys keys, MessageSeal seal)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>What became of each, and the devices that are gone.</summary>
    public async Task<(Dictionary<Guid, Outcome> Outcomes, IReadOnlyCollection<Guid> Gone)> SendAsync(
        IReadOnlyList<QueuedMessage> due,
        CancellationToken ct
    )
    {
        var people = due.Select(m => m.PersonId).OfType<PersonId>().Distinct().ToList();
        var devices = await db.PushDevices.AsNoTracking().Where(d => people.Contains(d.PersonId)).ToListAsync(ct);
        var given = await Task.WhenAll(
            from message in due
            from device in devices
            where device.PersonId == message.PersonId
            select GiveAsync(message, device, ct)
        );
        var byMessage = given.ToLookup(g => g.Message, g => g.Answer);
        return (
            due.ToDictionary(m => m.Id, m => OutcomeOf([.. byMessage[m.Id]])),
            given.Where(g => g.Answer.IsGone).Select(g => g.Device).ToHashSet()
        );
    }

    private async Task<(Guid Message, Guid Device, PushAnswer Answer)> GiveAsync(
        QueuedMessage message,
        PushDevice device,
        CancellationToken ct
    ) => (message.Id, device.Id, await AnswerAsync(message, device, ct));

    private async Task<PushAnswer> AnswerAsync(QueuedMessage message, PushDevice device, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var address = device.Read(seal);
            // A key that was retired reaches no browser that was shown it.
            if (keys.ProofFor(address.Uri, device.KeyId) is not { } proof)
                return new PushAnswer(IsGone: true);
            var body = PushLetter.Seal(TextOf(message), address.KeyBytes, address.SecretBytes);
            var push = new OutgoingPush(address.Uri, body, proof, message.Urgent);
            return await service.SendAsync(push, patience.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return new PushAnswer(Error: "The push service did not answer in time.");
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or CryptographicException)
        {
            return new PushAnswer(Error: broken.Message);
        }
    }

    // Nobody left to tell is no error: the letter stands in the inbox.
    private static Outcome OutcomeOf(IReadOnlyCollection<PushAnswer> answers)
    {
        var open = answers.Where(a => !a.IsGone).ToList();
        if (open.Count == 0 || open.Exists(a => a.Error is null))
            return new Outcome(null, null);
        var wait = open.Max(a => a.Wait);
        return new Outcome(open[0].Error, wait > LongestWait ? LongestWait : wait);
    }

    // Given twice after a crash it takes its own place: the browser shows one notification of a tag.
    private static byte[] TextOf(QueuedMessage message) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                title = message.Subject,
                href = message.Href ?? "/inbox",
                tag = message.Id.ToString("N"),
            }
        );
}
