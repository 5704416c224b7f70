using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>Writes and approves a notice without pages, through the functions that they call; for benchmarks.</summary>
public sealed class NoticeSeed(IServiceScopeFactory scopes)
{
    /// <summary>A notice to everybody; answers its id.</summary>
    /// <exception cref="InvalidOperationException">A rule refused; the message is its code.</exception>
    public Task<Guid> WriteAsync(PersonId author, string title, string text) =>
        InTransactionAsync(async desk =>
        {
            var draft = new BulkDraft(new Words(title, text), null, false, null, 0, null, null);
            var written = await desk.WriteAsync(ActorOf(author), draft, CancellationToken.None);
            return written.IsOk ? written.Value : throw new InvalidOperationException(written.Problem?.Code);
        });

    /// <summary>Somebody else lets its first version go.</summary>
    /// <exception cref="InvalidOperationException">A rule refused; the message is its code.</exception>
    public Task ApproveAsync(Guid notice, PersonId approver) =>
        InTransactionAsync(async desk =>
            await desk.ApproveAsync(ActorOf(approver), notice, 1, CancellationToken.None) is { } refused
                ? throw new InvalidOperationException(refused.Code)
                : true
        );

    private static Actor ActorOf(PersonId person) =>
        new()
        {
            Person = person,
            For = person,
            DisplayName = "",
            Session = Guid.Empty,
        };

    private async Task<T> InTransactionAsync<T>(Func<BulkDesk, Task<T>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync();
        var answer = await work(scope.ServiceProvider.GetRequiredService<BulkDesk>());
        await transaction.CommitAsync();
        return answer;
    }
}
