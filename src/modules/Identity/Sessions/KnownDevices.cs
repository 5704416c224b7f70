using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>A browser that somebody has signed in from.</summary>
internal sealed class Device
{
    /// <summary>Browsers keep no cookie longer.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromDays(400);

    public PersonId PersonId { get; set; }

    /// <summary>Of the browser's cookie together with the person: two people of one browser share nothing.</summary>
    public string DeviceHash { get; set; } = "";

    public DateTime SeenAt { get; set; }
}

/// <summary>An id that stays in a browser; it opens nothing, it only tells one browser from another.</summary>
internal sealed class DeviceCookie(IDataProtectionProvider provider)
{
    private const string Name = "shahr.device";
    private readonly IDataProtector _protector = provider.CreateProtector("shahr.identity.device.v1");

    /// <summary>The browser's id; null where it has none.</summary>
    public Guid? Read(HttpContext http) =>
        SealedId.Open(_protector, http.Request.Cookies[SealedId.CookieName(http, Name)]);

    /// <summary>The browser's id, a new one where it has none; kept for another four hundred days.</summary>
    public Guid Keep(HttpContext http)
    {
        var name = SealedId.CookieName(http, Name);
        var id = Read(http) ?? Guid.CreateVersion7();
        http.Response.Cookies.Append(name, SealedId.Seal(_protector, id), SealedId.Cookie(http, Device.Length));
        return id;
    }
}

/// <summary>Knows the browsers of a person, and tells them of a sign-in from another one.</summary>
internal sealed class KnownDevices(
    IdentityDb db,
    CityTransaction transaction,
    DeviceCookie cookie,
    KioskHere kiosks,
    INotify notify,
    UiContext ui,
    TimeProvider clock
)
{
    private const int Most = 50;

    private const string Remember = """
        insert into identity_devices (person_id, device_hash, seen_at) values (@person, @hash, @now)
        on conflict (person_id, device_hash) do update set seen_at = @now
        """;

    /// <summary>True for a browser this person has signed in from, and for a kiosk of the city.</summary>
    public async Task<bool> IsKnownAsync(PersonId person, HttpContext http, CancellationToken ct)
    {
        if (await kiosks.AskAsync(ct) is not null)
            return true;
        var hash = Hash(person, cookie.Read(http) ?? Guid.Empty);
        return await db.Devices.AnyAsync(d => d.PersonId == person && d.DeviceHash == hash, ct);
    }

    /// <summary>
    /// A first browser is nobody's surprise; any other is told, with a page on which its session ends by one button.
    /// </summary>
    public async Task MeetAsync(Person person, Guid session, string label, HttpContext http, CancellationToken ct)
    {
        var id = person.PersonId;
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = Hash(id, cookie.Keep(http));
        var known = await db
            .Devices.AsNoTracking()
            .Where(d => d.PersonId == id)
            .OrderBy(d => d.SeenAt)
            .Select(d => d.DeviceHash)
            .ToListAsync(ct);
        await using var remember = transaction.Command(Remember);
        await remember.With("@person", id.Value).With("@hash", hash).With("@now", now).ExecuteNonQueryAsync(ct);
        if (known.Count == 0 || known.Contains(hash))
            return;
        if (known.Count >= Most)
            await db.Devices.Where(d => d.PersonId == id && d.DeviceHash == known[0]).ExecuteDeleteAsync(ct);
        var values = new Dictionary<string, string>
        {
            ["city"] = ui.CityName,
            ["device"] =
                label.Length > 0 ? label
                : person.Language == "en" ? "an unknown device"
                : "دستگاهی ناشناخته",
            ["time"] = When.Long(now, person.Language),
        };
        await notify.SendAsync(
            new Message($"identity.new_device:{session:N}", id, "new_device", values, $"/me/sessions/{session}"),
            ct
        );
    }

    private static string Hash(PersonId person, Guid device) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"{person}/{device:N}")));
}
