using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Notify;

/// <summary>
/// The job <c>notify.digest</c>: writes one letter of what waited for each person whose hour has come. A round is one
/// transaction; the letter's key is the person and the day, so that there is no second one, and a message belongs to
/// the letter that took it out of the waiting ones.
/// </summary>
internal sealed class GatherDigests(
    NotifyDb db,
    MessageQueue queue,
    IPeople people,
    MessageSeal seal,
    NoticeSettings city,
    TimeProvider clock
)
{
    /// <summary>People a round.</summary>
    public const int AtOnce = 50;

    public static Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct) =>
        scope.GetRequiredService<GatherDigests>().StepAsync(ct);

    /// <summary>Letters for those who waited longest; true when there may be more.</summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var due = await db
            .Messages.Where(m => m.State == MessageState.Gathered && m.NextAt <= now)
            .OrderBy(m => m.NextAt)
            .Select(m => m.PersonId)
            .Take(AtOnce)
            .ToListAsync(ct);
        foreach (var person in due.OfType<PersonId>().Distinct())
            await GatherAsync(person, now, ct);
        return due.Count == AtOnce;
    }

    private async Task GatherAsync(PersonId person, DateTime now, CancellationToken ct)
    {
        var wishes = await db.WishesOfAsync(person, ct);
        if (wishes.DigestFrom(now) is not { } next)
        {
            // They took the wish back while the last of these were written.
            await db.ReleaseGatheredAsync(person, now, ct);
            return;
        }

        var key = $"digest:{person.Value:N}:{PersianTime.ToTehran(now):yyyyMMdd}";
        if (await db.Messages.AnyAsync(m => m.MessageKey == key, ct))
        {
            // Another hour was chosen after today's letter; the next one is tomorrow's.
            await db
                .Messages.Where(m => m.PersonId == person && m.State == MessageState.Gathered)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.NextAt, next), ct);
            return;
        }

        if (await people.ReachAsync(person, ct) is not { Email: { } address } reach)
        {
            // The address was taken away, or letters come back from it; the inbox has had everything all the time.
            await LetGoAsync(person, ct);
            return;
        }

        var letter = Guid.CreateVersion7(clock.GetUtcNow());
        var count = await TakeAsync(person, letter, now, ct);
        if (count == 0)
            return;
        var words = DigestLetter.Write(await LinesAsync(letter, ct), count, reach.Language, city.PublicUrl);
        await db
            .Messages.Where(m => m.DigestId == letter)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.SealedBody, (string?)null), ct);
        await queue.MailDigestAsync(letter, key, person, address, words, wishes.RingsAt(now), ct);
    }

    // Whoever turns the digest off at this moment has them, or the letter has.
    private Task<int> TakeAsync(PersonId person, Guid letter, DateTime now, CancellationToken ct) =>
        db
            .Messages.Where(m => m.PersonId == person && m.State == MessageState.Gathered)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MessageState.Sent)
                        .SetProperty(m => m.SentAt, now)
                        .SetProperty(m => m.DigestId, letter)
                        .SetProperty(m => m.SealedAddress, (string?)null),
                ct
            );

    private Task<int> LetGoAsync(PersonId person, CancellationToken ct) =>
        db
            .Messages.Where(m => m.PersonId == person && m.State == MessageState.Gathered)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MessageState.Discarded)
                        .SetProperty(m => m.SealedAddress, (string?)null)
                        .SetProperty(m => m.SealedBody, (string?)null),
                ct
            );

    private async Task<List<DigestLine>> LinesAsync(Guid letter, CancellationToken ct)
    {
        var rows = await db
            .Messages.AsNoTracking()
            .Where(m => m.DigestId == letter)
            .OrderBy(m => m.Id)
            .Take(DigestLetter.Most)
            .ToListAsync(ct);
        return rows.ConvertAll(m => new DigestLine(m.Subject, seal.Open(m.SealedBody ?? ""), m.Href));
    }
}

/// <summary>What waits for a digest.</summary>
internal static class GatheredMessages
{
    /// <summary>It waits no longer: each letter goes by itself, in their hours.</summary>
    public static Task<int> ReleaseGatheredAsync(
        this NotifyDb db,
        PersonId person,
        DateTime now,
        CancellationToken ct
    ) =>
        db
            .Messages.Where(m => m.PersonId == person && m.State == MessageState.Gathered)
            .ExecuteUpdateAsync(
                set => set.SetProperty(m => m.State, MessageState.Queued).SetProperty(m => m.NextAt, now),
                ct
            );
}
