using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// Somebody said by a code that a mobile is theirs, and that it shall take the place of one they lost. Told whether or
/// not there is an account.
/// </summary>
internal sealed record MobileLost(Guid Flow, string Device) : ICityEvent
{
    public string Stream => "identity.flow." + Flow.ToString("N");
}

/// <summary>
/// Asks the trusted people, after the page has left. Where there is nobody to ask — no account, a closed one or an
/// officer's, fewer than two who count, too many requests — nothing happens, and the page has said nothing else.
/// </summary>
internal sealed class OpenTrustedRecovery(
    IdentityDb db,
    PersonalData sealing,
    PersonFinder finder,
    SecondFactors factors,
    TrustDesk trusts,
    TrustedRecoveryNews news,
    SessionsChanged changed,
    Limits limits,
    AuditTrail audit,
    TimeProvider clock
) : IHandle<MobileLost>
{
    public async Task HandleAsync(MobileLost happened, Delivery delivery, CancellationToken ct)
    {
        if (await db.Flows.FindAsync([happened.Flow], ct) is not { DoneAt: { } asked, Mobile: { } typed } flow)
            return;
        var code = PersonKey.Kept(sealing.Open(flow.NationalCode, flow.Id, SealedFields.NationalCode));
        var mobile = Mobile.Parse(sealing.Open(typed, flow.Id, SealedFields.Mobile));
        if (await finder.ByKeyAsync(code, ct) is not { IsClosed: false } person || finder.HasMobile(person, mobile))
            return;
        // Whom no message reaches could not stop it: who has no mobile is let back in at a counter.
        if (person.Mobile is null)
            return;
        await db.LockPersonAsync(person.PersonId, ct);
        var counting = await trusts.CountingAsync(person.PersonId, asked, ct);
        if (counting.Count < Trust.Needed || (await factors.OfAsync(person.PersonId, ct)).IsOfficer)
            return;
        var key = "mobile-lost:" + person.PersonId;
        if (await limits.CountAsync(key, TrustedRecovery.MostOfOne, TrustedRecovery.Length, ct) is not null)
            return;
        var opened = new TrustedRecovery
        {
            Id = flow.Id,
            PersonId = person.PersonId,
            Mobile = sealing.Seal(mobile.Value, flow.Id, SealedFields.Mobile),
            Device = happened.Device,
            AskedAt = asked,
            EndsAt = clock.GetUtcNow().UtcDateTime + TrustedRecovery.Length,
            State = TrustedRecoveryState.Asked,
        };
        db.TrustedRecoveries.Add(opened);
        audit.Record(
            "identity.mobile_lost",
            "person",
            person.PersonId.ToString(),
            details: new { recovery = opened.Id, asked = counting.Count }
        );
        changed.Of(person.PersonId);
        await news.AskedAsync(person, opened, mobile, counting, ct);
    }
}
