using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// The asking job: what became of the messages a provider was given, by our ids. Its answer decides whether a message
/// is gone, may be given to somebody else, or stays in doubt.
/// </summary>
internal static class AskAfterMessages
{
    private const int AtOnce = 200;

    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await services
            .GetRequiredService<NotifyDb>()
            .Messages.AsNoTracking()
            .Where(m => m.AskAt != null && m.AskAt <= now)
            .OrderBy(m => m.AskAt)
            .Take(AtOnce)
            .Select(m => new
            {
                m.Id,
                m.Provider,
                m.TheirId,
                m.GivenAt,
            })
            .ToListAsync(ct);
        foreach (var some in due.GroupBy(m => m.Provider ?? ""))
        {
            var asked = some.Select(m => new Asked(m.Id, m.TheirId, m.GivenAt ?? now)).ToList();
            await SettleAsync(services, some.Key, asked, await AskAsync(services, some.Key, asked, ct));
        }

        return due.Count == AtOnce;
    }

    /// <summary>What it told; null when it does not even let us in.</summary>
    private static async Task<IReadOnlyDictionary<Guid, Fate>?> AskAsync(
        IServiceProvider services,
        string provider,
        List<Asked> asked,
        CancellationToken ct
    )
    {
        var lines = services.GetRequiredService<SmsLines>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(lines.Patience);
        try
        {
            return lines.Find(provider) is { } line
                ? await line.Provider.AskAsync(asked, patience.Token).WaitAsync(patience.Token)
                : new Dictionary<Guid, Fate>();
        }
        catch (NotLetInException)
        {
            return null;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // A provider that cannot be asked cannot tell; which way it fails makes no difference.
            return new Dictionary<Guid, Fate>();
        }
    }

    private static async Task SettleAsync(
        IServiceProvider services,
        string provider,
        List<Asked> messages,
        IReadOnlyDictionary<Guid, Fate>? told
    )
    {
        var ids = messages.ConvertAll(m => m.Id);
        var fates = told ?? new Dictionary<Guid, Fate>();
        await using var scope = services.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var book = scope.ServiceProvider.GetRequiredService<ProviderBook>();
        var state = await book.OfAsync(provider, CancellationToken.None);
        if (told is null)
            state.NotLetIn(now);
        var counts = new ProviderCounts();
        var asked = scope
            .ServiceProvider.GetRequiredService<NotifyDb>()
            .Messages.Where(m => ids.Contains(m.Id) && m.AskAt <= now && m.Provider == provider);
        if (ids.TrueForAll(id => fates.TryGetValue(id, out var fate) && fate == Fate.Delivered))
        {
            counts.Delivered = await asked.EndedAsync(Receipt.Delivered, now, CancellationToken.None);
            state.Vouched();
        }
        else
        {
            foreach (var row in await asked.ToListAsync())
                Hear(row, fates.TryGetValue(row.Id, out var fate) ? fate : null, state, counts, now);
        }

        await book.AddAsync(provider, counts, now, CancellationToken.None);
        await book.ForgetAsync(now, CancellationToken.None);
        await GiveToProvider.CommitAsync(transaction);
    }

    private static void Hear(
        QueuedMessage message,
        Fate? fate,
        ProviderState state,
        ProviderCounts counts,
        DateTime now
    )
    {
        switch (fate)
        {
            case Fate.Delivered:
                message.Vouched(Receipt.Delivered, now);
                state.Vouched();
                counts.Delivered++;
                break;
            case Fate.Undelivered:
                message.Vouched(Receipt.Undelivered, now);
                state.Vouched();
                counts.Undelivered++;
                break;
            case Fate.Accepted:
                message.Vouched(Receipt.Waiting, now);
                state.Vouched();
                break;
            case Fate.NotKnown:
                // Of an unanswered one that is good news: it may go elsewhere. After a yes it is a broken word.
                if (message.WasTaken)
                {
                    state.Lost(now);
                    counts.Lost++;
                }

                message.Unknown(now);
                break;
            default:
                message.Untold(now);
                break;
        }
    }
}
