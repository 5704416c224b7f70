using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;

namespace Shahr.Partners;

/// <summary>Remembers whom a partner signed in by which session, and hears when sessions end.</summary>
internal sealed class SignIns(PartnersDb db, CityTransaction transaction, TimeProvider clock) : IHandle<SessionsEnded>
{
    public async Task RememberAsync(Guid session, Partner partner, string subject, CancellationToken ct)
    {
        if (partner.LogoutUri is null)
            return;
        await using var insert = transaction.Command(
            """
            insert into partners_sign_ins (session_id, partner_id, subject, begun_at, attempts)
            values (@session, @partner, @subject, @now, 0) on conflict (session_id, partner_id) do nothing
            """
        );
        insert
            .With("@session", session)
            .With("@partner", partner.Id)
            .With("@subject", subject)
            .With("@now", clock.GetUtcNow().UtcDateTime);
        await insert.ExecuteNonQueryAsync(ct);
    }

    public Task HandleAsync(SessionsEnded happened, Delivery delivery, CancellationToken ct)
    {
        var (now, sessions) = (clock.GetUtcNow().UtcDateTime, happened.Sessions);
        return db
            .SignIns.Where(s => sessions.Contains(s.SessionId) && s.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now).SetProperty(s => s.NextAt, now), ct);
    }
}
