using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Partners;

/// <summary>
/// The job that tells partners which sign-ins are over. Each partner is told beside the others, so that one that hangs
/// delays nobody else; one that cannot be reached is told again for a day. No transaction is held meanwhile.
/// </summary>
internal static class TellLogout
{
    /// <summary>The client that reaches partners; what it may do is set where it is registered.</summary>
    public const string Client = "partners.logout";

    private const int Batch = 50;
    private static readonly TimeSpan _first = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan _longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan _patience = TimeSpan.FromDays(1);

    private enum Answer
    {
        /// <summary>It ended its own session, or had none.</summary>
        Heard,

        /// <summary>It says that our word is wrong; saying it again would not help.</summary>
        Refused,

        /// <summary>No answer, or one that may be another later.</summary>
        Silent,
    }

    private sealed record Due(SignIn SignIn, Partner Partner);

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<PartnersDb>();
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var due = await db
            .SignIns.AsNoTracking()
            .Where(s => s.NextAt != null && s.NextAt <= now)
            .OrderBy(s => s.NextAt)
            .Take(Batch)
            .Join(db.Partners.AsNoTracking(), s => s.PartnerId, p => p.Id, (s, p) => new Due(s, p))
            .ToListAsync(ct);
        var http = scope.GetRequiredService<IHttpClientFactory>().CreateClient(Client);
        var token = scope.GetRequiredService<LogoutToken>();
        var answers = await Task.WhenAll(
            due.GroupBy(d => d.Partner.Id).Select(of => TellAsync(http, token, [.. of], ct))
        );
        foreach (var (one, answer) in answers.SelectMany(a => a))
            await SettleAsync(scope, one, answer, now, ct);
        return due.Count == Batch;
    }

    // Whoever does not answer once is not asked more in this round.
    private static async Task<List<(Due One, Answer Answer)>> TellAsync(
        HttpClient http,
        LogoutToken token,
        IReadOnlyList<Due> all,
        CancellationToken ct
    )
    {
        var answers = new List<(Due, Answer)>();
        var answer = Answer.Heard;
        foreach (var one in all)
        {
            if (answer != Answer.Silent)
                answer = await AskAsync(http, one.Partner.LogoutUri, token.For(one.Partner, one.SignIn), ct);
            answers.Add((one, answer));
        }

        return answers;
    }

    private static async Task<Answer> AskAsync(HttpClient http, string? address, string token, CancellationToken ct)
    {
        // Closed, or it no longer wants to hear.
        if (address is null)
            return Answer.Heard;
        using var body = new FormUrlEncodedContent([new("logout_token", token)]);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (response.IsSuccessStatusCode)
                return Answer.Heard;
            return response.StatusCode == HttpStatusCode.BadRequest ? Answer.Refused : Answer.Silent;
        }
        catch (HttpRequestException)
        {
            return Answer.Silent;
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            return Answer.Silent;
        }
    }

    private static async Task SettleAsync(
        IServiceProvider services,
        Due one,
        Answer answer,
        DateTime now,
        CancellationToken ct
    )
    {
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var (told, times) = (one.SignIn, one.SignIn.Attempts + 1);
        var row = scope
            .ServiceProvider.GetRequiredService<PartnersDb>()
            .SignIns.Where(s => s.SessionId == told.SessionId && s.PartnerId == told.PartnerId);
        if (answer == Answer.Silent && told.EndedAt > now - _patience)
        {
            var again = now + Backoff.After(times, _first, _longest);
            await row.ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Attempts, times).SetProperty(s => s.NextAt, again),
                ct
            );
        }
        else if (await row.ExecuteDeleteAsync(ct) == 1 && answer != Answer.Heard)
        {
            scope
                .ServiceProvider.GetRequiredService<AuditTrail>()
                .Record(
                    answer == Answer.Refused ? "partners.logout_refused" : "partners.logout_given_up",
                    "partner",
                    told.PartnerId.ToString(),
                    details: new { times }
                );
        }

        await transaction.CommitAsync(ct);
    }
}
