using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// An issuer's own system sends bills, with its token of client credentials. Under one <c>Idempotency-Key</c> the same
/// list is answered as before, and another is refused.
/// </summary>
internal static class PushByApi
{
    /// <summary>Bills in one call; more of them come by several, or by file.</summary>
    public const int Most = 10_000;

    private const int MostBytes = 4_000_000;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/api/v1/bills", SubmitAsync)
            .RequireRateLimiting("partner")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .DisableAntiforgery()
            .WithSummary("An issuer's system sends bills; by client credentials with the scope bills.write.");

    /// <summary>The body.</summary>
    /// <param name="Take"><c>all</c>: all or nothing (the default); <c>rest</c>: without those that are wrong.</param>
    /// <param name="Bills">The bills.</param>
    public sealed record Body(string? Take, List<Line>? Bills);

    /// <summary>A bill; days as <c>2026-11-23</c>.</summary>
    public sealed record Line(string? BillId, string? PaymentId, string? NationalCode, string? Issued, string? Due);

    private static async Task<IResult> SubmitAsync(
        Body body,
        [FromHeader(Name = "Idempotency-Key")] string? key,
        HttpContext http,
        IMachines machines,
        TreasuryDb db,
        BillIntake intake,
        PushLog log,
        UiContext ui,
        CancellationToken ct
    )
    {
        var shown = http.Request.Headers[HeaderNames.Authorization].ToString();
        if (await machines.WhoAsync(shown, IMachines.BillsWrite, ct) is not { } machine)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            return IssuersProblems.MachineNeeded.ToApi(ui.Language);
        }

        var found = await db.Issuers.Where(i => i.ClientId == machine.ClientId).Select(i => i.Id).ToListAsync(ct);
        if (found.Count == 0 || await intake.EnterAsync(found[0], ct) is not { } issuer)
            return IssuersProblems.NoIssuerOfMachine.ToApi(ui.Language);
        if (string.IsNullOrWhiteSpace(key) || key.Length > 100)
            return IssuersProblems.KeyNeeded.ToApi(ui.Language);
        if (body.Bills is not { Count: > 0 and <= Most } bills)
            return IssuersProblems.ListNeeded.With(Most).ToApi(ui.Language);
        if (body.Take is not (null or "all" or "rest"))
            return IssuersProblems.HowNeeded.On("take").ToApi(ui.Language);
        var hash = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(body)));
        if (await log.FindAsync(issuer.Id, key, ct) is { } before)
            return before.Hash == hash
                ? TypedResults.Text(before.Answer ?? "{}", "application/json")
                : IssuersProblems.KeyOfAnother.ToApi(ui.Language);

        var push = Guid.CreateVersion7();
        var lines = bills.Select(
            (b, i) => new TypedBill(i + 1, b.BillId, b.PaymentId, b.NationalCode, b.Issued, b.Due)
        );
        var tally = await intake.TakeAsync(issuer, push, BillFile.OfAsync(lines), write: true, ct);
        var answer = AnswerOf(push, tally, ui);
        if (body.Take != "rest" && tally.Refused > 0)
            return TypedResults.Text(answer, "application/json", statusCode: StatusCodes.Status422UnprocessableEntity);
        log.Add(issuer, push, new Sent(hash, IsCheck: false, Client: machine.ClientId, Key: key), tally, answer);
        return TypedResults.Text(answer, "application/json");
    }

    private static string AnswerOf(Guid push, PushTally tally, UiContext ui) =>
        JsonSerializer.Serialize(
            new
            {
                push,
                lines = tally.Lines,
                fresh = tally.Fresh,
                changed = tally.Changed,
                same = tally.Same,
                refused = tally.Refused,
                refusals = tally.Named.Select(n => new
                {
                    line = n.Line,
                    code = n.Problem.Code,
                    title = n.Problem.In(ui.Language),
                }),
            },
            JsonSerializerOptions.Web
        );
}
