using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Banking;

/// <summary>
/// The job: asks Sayad for books and registrations under their ids until there is an answer. A process may die between
/// any two lines of it: what is asked again is the same, and each step is written once.
/// </summary>
internal sealed partial class AskSayad(IServiceScopeFactory scopes, TimeProvider clock, ILogger<AskSayad> log)
{
    private const int AtOnce = 100;
    private const int MostSilences = 3;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Everything that is due. A Sayad that is silent three times is left alone a while.</summary>
    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        if (services.GetRequiredService<SayadLine>().Sayad is not { } sayad)
            return false;
        var ask = services.GetRequiredService<AskSayad>();
        var db = services.GetRequiredService<BankingDb>();
        var now = ask.Now;
        var books = await db
            .ChequeBooks.AsNoTracking()
            .Where(b => b.AskAt != null && b.AskAt <= now)
            .OrderBy(b => b.AskAt)
            .Take(AtOnce)
            .ToListAsync(ct);
        var cheques = await db
            .Cheques.AsNoTracking()
            .Where(c => c.AskAt != null && c.AskAt <= now)
            .OrderBy(c => c.AskAt)
            .Take(AtOnce)
            .ToListAsync(ct);
        IEnumerable<Func<Task<bool>>> all =
        [
            .. books.Select(b => (Func<Task<bool>>)(() => ask.BookAsync(sayad, b, ct))),
            .. cheques.Select(c => (Func<Task<bool>>)(() => ask.RegisterAsync(sayad, c, ct))),
        ];
        var silences = 0;
        foreach (var one in all)
        {
            if (!await one() && ++silences == MostSilences)
                return false;
        }

        return false;
    }

    /// <summary>False where Sayad did not answer.</summary>
    private async Task<bool> BookAsync(ISayad sayad, ChequeBook book, CancellationToken ct)
    {
        try
        {
            var leaves = await sayad.BookAsync(new SayadBook(book.Id, book.Leaves), ct);
            await WriteAsync(services => GivenAsync(services, book, leaves, ct));
            return true;
        }
        catch (SayadSilentException silent)
        {
            LogSilent(book.Id, silent.Message);
            var again = Now + Backoff.After(book.Asks + 1, Soon, Longest);
            await WriteAsync(services =>
                services
                    .GetRequiredService<BankingDb>()
                    .ChequeBooks.Where(b => b.Id == book.Id && b.AskAt != null)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(b => b.AskAt, again).SetProperty(b => b.Asks, b => b.Asks + 1),
                        ct
                    )
            );
            return false;
        }
    }

    private async Task GivenAsync(
        IServiceProvider services,
        ChequeBook book,
        IReadOnlyList<string> leaves,
        CancellationToken ct
    )
    {
        var db = services.GetRequiredService<BankingDb>();
        var now = Now;
        var given = await db
            .ChequeBooks.Where(b => b.Id == book.Id && b.State == BookState.Asked)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(b => b.State, BookState.Given)
                        .SetProperty(b => b.GivenAt, now)
                        .SetProperty(b => b.AskAt, (DateTime?)null),
                ct
            );
        if (given == 0)
            return;
        foreach (var leaf in leaves)
            db.ChequeLeaves.Add(new ChequeLeaf { SayadId = leaf, BookId = book.Id });
        await services.GetRequiredService<ChequeNews>().BookGivenAsync(book, ct);
    }

    /// <summary>False where Sayad did not answer.</summary>
    private async Task<bool> RegisterAsync(ISayad sayad, Cheque cheque, CancellationToken ct)
    {
        try
        {
            var word = await sayad.RegisterAsync(
                new SayadCheque(
                    cheque.Id,
                    cheque.SayadId,
                    cheque.IssuerName,
                    cheque.ReceiverName,
                    cheque.AmountRial,
                    cheque.DueOn
                ),
                ct
            );
            await (
                word == SayadWord.Taken
                    ? LaterAsync(cheque, ct)
                    : WriteAsync(services => AnsweredAsync(services, cheque, word, ct))
            );
            return true;
        }
        catch (SayadSilentException silent)
        {
            LogSilent(cheque.Id, silent.Message);
            await LaterAsync(cheque, ct);
            return false;
        }
    }

    private static async Task AnsweredAsync(
        IServiceProvider services,
        Cheque cheque,
        SayadWord word,
        CancellationToken ct
    )
    {
        var (register, news) = (
            services.GetRequiredService<ChequeRegister>(),
            services.GetRequiredService<ChequeNews>()
        );
        if (word == SayadWord.Refused)
        {
            var gone = await register.StepAsync(
                cheque,
                ChequeState.Void,
                new(LineKind.NotRegistered),
                set => set.SetProperty(c => c.Why, ChequeWhy.NotRegistered).SetProperty(c => c.AskAt, (DateTime?)null)
            );
            if (gone)
                await news.NotRegisteredAsync(cheque, ct);
            return;
        }

        var registered = await register.StepAsync(
            cheque,
            ChequeState.Offered,
            new(LineKind.Registered, cheque.OfferedToName),
            set => set.SetProperty(c => c.AskAt, (DateTime?)null)
        );
        if (registered && cheque.OfferedToId is { } to)
            await news.OfferedAsync(cheque, to, cheque.IssuerName, ct);
    }

    private Task LaterAsync(Cheque cheque, CancellationToken ct)
    {
        var again = Now + Backoff.After(cheque.Asks + 1, Soon, Longest);
        return WriteAsync(services =>
            services
                .GetRequiredService<BankingDb>()
                .Cheques.Where(c => c.Id == cheque.Id && c.AskAt != null)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(c => c.AskAt, again).SetProperty(c => c.Asks, c => c.Asks + 1),
                    ct
                )
        );
    }

    // Each answer is written in a short transaction of its own.
    private async Task WriteAsync(Func<IServiceProvider, Task> write)
    {
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync();
        await write(scope.ServiceProvider);
        await transaction.CommitAsync();
    }

    [LoggerMessage(1, LogLevel.Warning, "Sayad is asked about {Id} again: {Why}")]
    private partial void LogSilent(Guid id, string why);
}
