using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>Writes requests for money down, finds them, and ends those that nobody pays.</summary>
internal sealed class RequestDesk(TreasuryDb db, RequestNews news, IPeople people, AuditTrail audit, TimeProvider clock)
{
    private const int MostShown = 50;

    /// <summary>How long a written request may wait to be sent.</summary>
    private static readonly TimeSpan DraftLife = TimeSpan.FromHours(1);

    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One request for each, of the same amount; who asks looks at them before they are sent.</summary>
    public Guid Write(Actor actor, IEnumerable<PersonName> payers, Rial share, string? note)
    {
        var batch = Guid.CreateVersion7();
        db.Requests.AddRange(
            payers.Select(payer => new MoneyRequest
            {
                Id = Guid.CreateVersion7(),
                Number = PublicNumber.RandomLong().Value,
                BatchId = batch,
                AskerId = actor.For,
                ByPersonId = actor.Person,
                PayerId = payer.Id,
                AmountRial = share,
                Note = note,
                MadeAt = Now,
                UntilAt = Now + MoneyRequest.Life,
            })
        );
        return batch;
    }

    /// <summary>Those of a batch that wait to be sent.</summary>
    public Task<List<MoneyRequest>> WrittenAsync(Guid batch, Actor actor, CancellationToken ct) =>
        Written(batch, actor).AsNoTracking().OrderBy(r => r.Id).ToListAsync(ct);

    /// <summary>Sends a batch, once; who is asked hears of it.</summary>
    public async Task SendAsync(Guid batch, Actor actor, CancellationToken ct)
    {
        var written = await WrittenAsync(batch, actor, ct);
        foreach (var request in written)
        {
            var sent = await db
                .Requests.Where(r => r.Id == request.Id && r.State == RequestState.Draft)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, RequestState.Open), ct);
            if (sent == 0)
                continue;
            audit.Record("treasury.money_asked", "money_request", request.Number);
            await news.AskedAsync(request, ct);
        }
    }

    /// <summary>A request that was sent, if the actor asked or is asked.</summary>
    public Task<MoneyRequest?> FindAsync(string number, Actor actor, CancellationToken ct) =>
        db
            .Requests.AsNoTracking()
            .SingleOrDefaultAsync(
                r =>
                    r.Number == number
                    && r.State != RequestState.Draft
                    && (r.AskerId == actor.For || r.PayerId == actor.For),
                ct
            );

    /// <summary>What is asked of somebody and may still be paid, the newest first.</summary>
    public Task<List<MoneyRequest>> AskedOfAsync(PersonId payer, CancellationToken ct)
    {
        var now = Now;
        return db
            .Requests.AsNoTracking()
            .Where(r => r.PayerId == payer && r.State == RequestState.Open && r.UntilAt > now)
            .OrderByDescending(r => r.MadeAt)
            .Take(MostShown)
            .ToListAsync(ct);
    }

    /// <summary>What somebody asked others for, the newest first.</summary>
    public Task<List<MoneyRequest>> AskedByAsync(PersonId asker, CancellationToken ct) =>
        db
            .Requests.AsNoTracking()
            .Where(r => r.AskerId == asker && r.State != RequestState.Draft)
            .OrderByDescending(r => r.MadeAt)
            .Take(MostShown)
            .ToListAsync(ct);

    /// <summary>Who is asked says no, or who asked takes it back: of these and a payment the first holds.</summary>
    public async Task<Problem?> EndAsync(MoneyRequest request, RequestState state, CancellationToken ct)
    {
        var now = Now;
        var ended = await db
            .Requests.Where(r => r.Id == request.Id && r.State == RequestState.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.State, state).SetProperty(r => r.EndedAt, now), ct);
        if (ended == 0)
            return RequestsProblems.NotOpen;
        audit.Record(
            state == RequestState.Declined ? "treasury.money_request_declined" : "treasury.money_request_taken_back",
            "money_request",
            request.Number
        );
        if (state == RequestState.Declined)
            await news.DeclinedAsync(request, ct);
        return null;
    }

    /// <summary>Names of everybody in these.</summary>
    public Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IEnumerable<MoneyRequest> requests,
        CancellationToken ct
    ) => people.NamesAsync([.. requests.SelectMany(r => new[] { r.AskerId, r.PayerId }).Distinct()], ct);

    private IQueryable<MoneyRequest> Written(Guid batch, Actor actor)
    {
        var since = Now - DraftLife;
        return db.Requests.Where(r =>
            r.BatchId == batch && r.AskerId == actor.For && r.State == RequestState.Draft && r.MadeAt > since
        );
    }
}
