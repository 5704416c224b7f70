using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>The browsers of a person in which notifications are on: turned on, listed, turned off.</summary>
internal sealed class PushDesk(
    NotifyDb db,
    CityTransaction transaction,
    PushHosts hosts,
    PushKeys keys,
    MessageSeal seal,
    AuditTrail audit,
    TimeProvider clock
)
{
    private const int LongestEndpoint = 1000;

    // Whoever turns it on last in a browser has it, and one person's newest ten stay: both by single statements, so
    // that presses at once leave one row.
    private const string Keep = """
        insert into notify_push_devices (id, person_id, session_id, endpoint_hash, sealed, key_id, maker, added_at)
        values (@id, @person, @session, @hash, @sealed, @key, @maker, @now)
        on conflict (endpoint_hash) do update set
          id = @id, person_id = @person, session_id = @session, sealed = @sealed, key_id = @key, added_at = @now
        """;

    private const string DropOldest = """
        delete from notify_push_devices where person_id = @person and id not in (
          select id from notify_push_devices where person_id = @person order by added_at desc, id desc limit @most)
        """;

    public Task<List<PushDevice>> OfAsync(PersonId person, CancellationToken ct) =>
        db
            .PushDevices.AsNoTracking()
            .Where(d => d.PersonId == person)
            .OrderByDescending(d => d.AddedAt)
            .ToListAsync(ct);

    /// <summary>Turns notifications on in a browser. Null, or the refusal.</summary>
    public async Task<Problem?> AddAsync(Actor actor, PushAddress address, CancellationToken ct)
    {
        var current = keys.Current();
        if (!IsRight(address, out var endpoint))
            return PushProblems.BrowserUnknown;
        var device = PushDevice.Of(actor, address, current.Id, PushHosts.MakerOf(endpoint), seal, Now);
        await using var keep = transaction.Command(Keep);
        keep.With("@id", device.Id)
            .With("@person", device.PersonId.Value)
            .With("@session", device.SessionId)
            .With("@hash", device.EndpointHash)
            .With("@sealed", device.Sealed)
            .With("@key", device.KeyId)
            .With("@maker", device.Maker)
            .With("@now", device.AddedAt);
        await keep.ExecuteNonQueryAsync(ct);
        await using var drop = transaction.Command(DropOldest);
        await drop.With("@person", device.PersonId.Value).With("@most", PushDevice.Most).ExecuteNonQueryAsync(ct);
        audit.Record("notify.push_on", "person", actor.Person.ToString());
        return null;
    }

    public async Task<Problem?> RemoveAsync(PersonId person, Guid id, CancellationToken ct)
    {
        var removed = await db.PushDevices.Where(d => d.Id == id && d.PersonId == person).ExecuteDeleteAsync(ct);
        if (removed == 0)
            return PushProblems.DeviceGone;
        audit.Record("notify.push_off", "person", person.ToString());
        return null;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private bool IsRight(PushAddress address, out Uri endpoint)
    {
        var isUri = Uri.TryCreate(address.Endpoint, UriKind.Absolute, out var uri);
        endpoint = uri ?? new Uri("about:blank");
        return isUri
            && address.Endpoint.Length <= LongestEndpoint
            && hosts.Allows(endpoint)
            && Is(address.Key, PushLetter.PointBytes)
            && Is(address.Secret, PushLetter.SecretBytes)
            && IsOnCurve(address.KeyBytes);
    }

    private static bool Is(string text, int bytes) =>
        text.Length <= 2 * bytes && Base64Url.IsValid(text, out var length) && length == bytes;

    // A point beside the curve would tell who sends it our secret, bit by bit.
    private static bool IsOnCurve(byte[] point)
    {
        try
        {
            using var key = PushLetter.KeyOf(point);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
