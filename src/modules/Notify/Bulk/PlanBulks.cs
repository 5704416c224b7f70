using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>How many people a round goes through.</summary>
internal sealed record BulkPace(int Batch)
{
    // On SQLite a batch keeps every other writer waiting; on PostgreSQL nobody.
    public static BulkPace Of(CityDatabase database) => new(database.Kind == DatabaseKind.Sqlite ? 500 : 5000);
}

/// <summary>
/// The job behind notices to many, in one process at a time: counts, queues, takes back and looks how much still waits,
/// one batch a round. A round is one transaction with its step on the walk, so that a crash repeats or loses nothing.
/// </summary>
internal sealed class PlanBulks(
    NotifyDb db,
    BulkPeople people,
    MessageBatch batch,
    NoticeLinks links,
    BulkPace pace,
    TimeProvider clock
)
{
    /// <summary>How often what still waits is counted.</summary>
    public static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    public static Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct) =>
        scope.GetRequiredService<PlanBulks>().StepAsync(ct);

    /// <summary>One batch of the notice whose turn it is; true when there is more to do at once.</summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var old = now - Look;
        var open = await db
            .Bulks.AsNoTracking()
            .Where(b => b.EndedAt == null && b.State != BulkState.Waiting)
            .Where(b => b.State != BulkState.Sending || b.LookedAt == null || b.LookedAt < old)
            .OrderBy(b => b.Id)
            .Take(100)
            .ToListAsync(ct);
        // What an officer waits for comes first: taking back, then counting.
        var next = open.MinBy(b =>
            b.State switch
            {
                BulkState.Stopping => 0,
                BulkState.Counting => 1,
                BulkState.Sending => 2,
                _ => 3,
            }
        );
        if (next is null || !await HoldAsync(next, ct))
            return false;
        switch (next.State)
        {
            case BulkState.Counting:
                await WalkAsync(next, WalkKind.Count, BulkState.Waiting, ct);
                return true;
            case BulkState.Planning:
                await WalkAsync(next, WalkKind.Plan, BulkState.Sending, ct);
                return true;
            case BulkState.Stopping:
                return await TakeBackAsync(next, now, ct);
            default:
                await LookAsync(next, now, ct);
                return open.Count > 1;
        }
    }

    /// <summary>Locks the notice as it was read: who stops or edits it comes before or after, not between.</summary>
    private async Task<bool> HoldAsync(BulkNotice bulk, CancellationToken ct) =>
        await db
            .Bulks.Where(b => b.Id == bulk.Id && b.State == bulk.State && b.Version == bulk.Version)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, b => b.State), ct) == 1;

    private async Task WalkAsync(BulkNotice bulk, WalkKind kind, BulkState after, CancellationToken ct)
    {
        var walk = await db.BulkWalks.SingleOrDefaultAsync(w => w.BulkId == bulk.Id && w.Kind == kind, ct);
        if (walk is null)
            db.BulkWalks.Add(walk = BulkWalk.Start(bulk.Id, kind));
        var some = await people.NextAsync(bulk, walk.LastPerson, ct);
        var wishes = await people.WishesOfAsync(some.Listeners, ct);
        var notified = await people.NotifiedAsync(some.Listeners, ct);
        var letters = new BulkLetters(bulk.Template, links);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var listener in some.Listeners)
        {
            var theirs = wishes.GetValueOrDefault(listener.Person, Wishes.None);
            var rings = bulk.Urgent ? now : theirs.RingsAt(now);
            var written = letters.For(listener, theirs, notified.Contains(listener.Person));
            Add(walk, listener, letters, written, rings > now);
            if (kind == WalkKind.Plan)
                batch.Add(bulk, listener, written, rings);
        }

        await batch.InsertAsync(now, ct);
        walk.LastPerson = some.Last;
        walk.IsOver = some.IsOver;
        if (walk.IsOver)
            await TurnAsync(bulk, after, ct);
    }

    private static void Add(
        BulkWalk walk,
        Listener listener,
        BulkLetters letters,
        IReadOnlyList<BulkLetter> written,
        bool isHeld
    )
    {
        walk.People++;
        if (written.Count == 0)
            walk.Unwilling++;
        foreach (var letter in written)
        {
            switch (letter.Channel)
            {
                case Channel.Inbox:
                    walk.Inbox++;
                    break;
                case Channel.Sms:
                    walk.Sms++;
                    walk.SmsParts += letters.PartsOf(listener, letter.Text);
                    break;
                case Channel.Email:
                    walk.Emails++;
                    break;
                case Channel.Push:
                    walk.Pushes++;
                    break;
            }
        }

        if (isHeld && written.Any(l => l.Channel != Channel.Inbox))
            walk.Held++;
    }

    /// <summary>Takes back what waits; what a provider was given has left.</summary>
    private async Task<bool> TakeBackAsync(BulkNotice bulk, DateTime now, CancellationToken ct)
    {
        var some = await db
            .Messages.Where(m => m.BulkId == bulk.Id && m.State == MessageState.Queued)
            .OrderBy(m => m.Id)
            .Select(m => m.Id)
            .Take(pace.Batch)
            .ToListAsync(ct);
        await db
            .Messages.Where(m => some.Contains(m.Id) && m.State == MessageState.Queued)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MessageState.Discarded)
                        .SetProperty(m => m.SealedAddress, (string?)null)
                        .SetProperty(m => m.SealedBody, (string?)null),
                ct
            );
        if (some.Count == pace.Batch)
            return true;
        await LookAsync(bulk, now, ct);
        await TurnAsync(bulk, BulkState.Stopped, ct);
        return false;
    }

    private async Task LookAsync(BulkNotice bulk, DateTime now, CancellationToken ct)
    {
        var waiting = await db
            .Messages.Where(m => m.BulkId == bulk.Id)
            .CountAsync(m => m.State == MessageState.Queued || m.State == MessageState.Given, ct);
        await db
            .Bulks.Where(b => b.Id == bulk.Id)
            .ExecuteUpdateAsync(
                set => set.SetProperty(b => b.WaitingMessages, waiting).SetProperty(b => b.LookedAt, now),
                ct
            );
        if (waiting == 0 && bulk.State == BulkState.Sending)
            await TurnAsync(bulk, BulkState.Done, ct);
    }

    private async Task TurnAsync(BulkNotice bulk, BulkState state, CancellationToken ct)
    {
        var ended = state is BulkState.Done or BulkState.Stopped ? clock.GetUtcNow().UtcDateTime : (DateTime?)null;
        await db
            .Bulks.Where(b => b.Id == bulk.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, state).SetProperty(b => b.EndedAt, ended), ct);
    }
}
