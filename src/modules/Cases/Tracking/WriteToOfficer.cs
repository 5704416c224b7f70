using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Cases.Tracking;

/// <summary>The citizen writes to whoever holds the case, unasked; every clock runs on.</summary>
internal static class WriteToOfficer
{
    private const int MostUnanswered = 5;
    private static readonly LineKind[] _words = [LineKind.Wrote, LineKind.Told, LineKind.Asked, LineKind.Answered];

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/cases/{key}/messages", Submit).RequireSignIn().AlsoForAnother().RequireRateLimiting("upload");

    public static Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        WriteInCase write,
        CasesDb db,
        CaseClock clock,
        CancellationToken ct
    ) =>
        write.DoAsync(
            key,
            form,
            actor,
            "message",
            ("پیام شما", "Your message"),
            LineKind.Wrote,
            found => WhyNotAsync(found, db, clock, ct),
            ct
        );

    /// <summary>Marks that the citizen wrote, or says why they may not now. The case is locked.</summary>
    public static async Task<Problem?> WhyNotAsync(Case found, CasesDb db, CaseClock clock, CancellationToken ct)
    {
        // Counted over the last words, whoever's they are: an office that writes back opens the way again.
        var last = await db
            .Lines.Where(l => l.CaseId == found.Id && _words.Contains(l.Kind))
            .OrderByDescending(l => l.At)
            .ThenByDescending(l => l.Id)
            .Take(MostUnanswered)
            .Select(l => l.Kind)
            .ToListAsync(ct);
        return last.Count == MostUnanswered && last.TrueForAll(kind => kind == LineKind.Wrote)
            ? WorkProblems.TooManyMessages.With(CaseWords.Number("fa", MostUnanswered), MostUnanswered)
            : found.Write(clock.Now);
    }
}
