using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// Gives SMS to providers. That a message is given to this provider is durable before it is given: after a crash, a
/// hang or a cut connection it is asked after, never given to another blindly. What was refused goes to the next one.
/// </summary>
internal static class GiveToProvider
{
    private const int AtOnce = 64;

    private enum Answer
    {
        Yes,
        No,
        NotLetIn,
        None,
        Unreadable,
    }

    private sealed record Said(Answer Answer, string Error = "", string? TheirId = null);

    /// <summary>Gives what may go now; true when something went.</summary>
    public static async Task<bool> RunAsync(
        IServiceProvider services,
        IReadOnlyList<QueuedMessage> due,
        CancellationToken ct
    )
    {
        var went = false;
        foreach (var some in due.Chunk(AtOnce))
        {
            // Beside each other: a provider that hangs does not hold up the next one.
            var chosen = await ChooseAsync(services, some, ct);
            await Task.WhenAll(chosen.Select(at => AtLineAsync(services, at.Key, at.Value, ct)));
            went |= chosen.Count > 0;
        }

        return went;
    }

    private static async Task AtLineAsync(
        IServiceProvider services,
        SmsLine line,
        List<QueuedMessage> messages,
        CancellationToken ct
    )
    {
        if (!await ClaimAsync(services, line, messages, ct))
            return;
        var answers = await Task.WhenAll(messages.Select(m => GiveAsync(services, line, m, ct)));
        await SettleAsync(services, line, messages.Zip(answers).ToDictionary(p => p.First.Id, p => p.Second));
    }

    /// <summary>The first provider that is open and has its turn; nobody's turn means the message waits.</summary>
    private static async Task<Dictionary<SmsLine, List<QueuedMessage>>> ChooseAsync(
        IServiceProvider services,
        IEnumerable<QueuedMessage> messages,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        var lines = services.GetRequiredService<SmsLines>();
        var states = await scope
            .ServiceProvider.GetRequiredService<NotifyDb>()
            .Providers.AsNoTracking()
            .ToDictionaryAsync(p => p.Name, ct);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var chosen = new Dictionary<SmsLine, List<QueuedMessage>>();
        foreach (var message in messages)
        {
            var open = lines.For(message.Avoided).Where(l => states.GetValueOrDefault(l.Name)?.IsOpen(now) ?? true);
            if (open.FirstOrDefault(l => l.TakeTurn(now)) is not { } line)
                continue;
            states.GetValueOrDefault(line.Name)?.Given(now);
            if (!chosen.TryGetValue(line, out var its))
                chosen[line] = its = [];
            its.Add(message);
        }

        return chosen;
    }

    /// <summary>
    /// Writes down who is given what, before anything is given. False when another process was there first: it goes on.
    /// </summary>
    private static async Task<bool> ClaimAsync(
        IServiceProvider services,
        SmsLine line,
        List<QueuedMessage> messages,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        (await scope.ServiceProvider.GetRequiredService<ProviderBook>().OfAsync(line.Name, ct)).Given(now);
        var ids = messages.Select(m => m.Id).ToList();
        var ask = now + services.GetRequiredService<SmsLines>().Patience + QueuedMessage.FirstAsk;
        var claimed = await scope
            .ServiceProvider.GetRequiredService<NotifyDb>()
            .Messages.Where(m => ids.Contains(m.Id) && m.State == MessageState.Queued)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, MessageState.Given)
                        .SetProperty(m => m.Provider, line.Name)
                        .SetProperty(m => m.GivenAt, now)
                        .SetProperty(m => m.WasTaken, false)
                        .SetProperty(m => m.AskAt, ask),
                ct
            );
        if (claimed == ids.Count)
            await transaction.CommitAsync(ct);
        else
            await transaction.RollbackAsync();
        return claimed == ids.Count;
    }

    private static async Task<Said> GiveAsync(
        IServiceProvider services,
        SmsLine line,
        QueuedMessage message,
        CancellationToken ct
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(services.GetRequiredService<SmsLines>().Patience);
        try
        {
            var outgoing = services.GetRequiredService<MessageSeal>().Open(message);
            var theirs = await line.Provider.SendAsync(outgoing, patience.Token).WaitAsync(patience.Token);
            return new Said(Answer.Yes, TheirId: theirs);
        }
        catch (NotLetInException shut)
        {
            return new Said(Answer.NotLetIn, shut.Message);
        }
        catch (GatewayException refused)
        {
            return new Said(Answer.No, refused.Message);
        }
        catch (CryptographicException unreadable)
        {
            return new Said(Answer.Unreadable, unreadable.Message);
        }
        catch (OperationCanceledException)
        {
            return new Said(Answer.None, $"{line.Name} did not answer.");
        }
        catch (Exception broken)
        {
            // Whatever else a provider's class throws, the message may have gone.
            return new Said(Answer.None, broken.Message);
        }
    }

    /// <summary>One transaction for all that were given together. If it fails, they are asked after.</summary>
    private static async Task SettleAsync(IServiceProvider services, SmsLine line, Dictionary<Guid, Said> answers)
    {
        await using var scope = services.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync();
        var book = scope.ServiceProvider.GetRequiredService<ProviderBook>();
        var state = await book.OfAsync(line.Name, CancellationToken.None);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var counts = new ProviderCounts();
        var othersFollow = services.GetRequiredService<SmsLines>().After(line.Name).Any();
        var theirs = scope
            .ServiceProvider.GetRequiredService<NotifyDb>()
            .Messages.Where(m => answers.Keys.Contains(m.Id) && m.State == MessageState.Given);
        if (answers.Values.All(a => a is { Answer: Answer.Yes, TheirId: null }))
        {
            counts.Taken = await theirs.TakenAsync(now, CancellationToken.None);
            state.Took();
            await book.AddAsync(line.Name, counts, now, CancellationToken.None);
            await CommitAsync(transaction);
            return;
        }

        foreach (var row in await theirs.ToListAsync())
        {
            var (answer, error, theirId) = answers[row.Id];
            switch (answer)
            {
                case Answer.Yes:
                    row.Taken(now, theirId);
                    state.Took();
                    counts.Taken++;
                    break;
                case Answer.No:
                    row.Refused(now, error, othersFollow);
                    state.Spoiled(now);
                    counts.Refused++;
                    break;
                case Answer.NotLetIn:
                    row.Refused(now, error, othersFollow);
                    state.NotLetIn(now);
                    counts.Refused++;
                    break;
                case Answer.None:
                    row.Unanswered(now, error);
                    state.Spoiled(now);
                    counts.Unclear++;
                    break;
                case Answer.Unreadable:
                    row.Refused(now, error, othersFollow: false);
                    break;
            }
        }

        await book.AddAsync(line.Name, counts, now, CancellationToken.None);
        await CommitAsync(transaction);
    }

    /// <summary>False when another process wrote first; nothing of ours stays, and nothing is lost by that.</summary>
    internal static async Task<bool> CommitAsync(CityTransaction transaction)
    {
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            await transaction.RollbackAsync();
            return false;
        }
    }
}
