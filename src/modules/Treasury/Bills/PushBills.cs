using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// An officer sends an issuer's bills as a file: first it is looked through, then the same file is sent, all of it or
/// without the lines that are wrong. The file itself is not kept.
/// </summary>
internal static class PushBills
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/bills/issuers/{id:guid}/pushes", ShowAsync).RequirePermission(BillsServices.IssueBills);
        app.MapPost("/bills/issuers/{id:guid}/pushes", SubmitAsync)
            .RequirePermission(BillsServices.IssueBills)
            .RequireRateLimiting("upload")
            .WithMetadata(new RequestSizeLimitAttribute(2 * BillFile.MostBytes));
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        TreasuryDb db,
        UiContext ui,
        CancellationToken ct
    ) =>
        await WriteIssuer.FindAsync(id, actor, db.Issuers.AsNoTracking(), ct) is { } issuer
            ? Pages.Of<PushBillsPage>(new PushView(id, issuer.NameIn(ui)))
            : WriteIssuer.NotFound();

    private static async Task<IResult> SubmitAsync(
        Guid id,
        [FromForm] string? how,
        IFormFile? file,
        Actor actor,
        BillIntake intake,
        PushLog log,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await intake.EnterAsync(id, ct) is not { } issuer || !actor.Can(BillsServices.IssueBills, issuer.OfficeId))
            return WriteIssuer.NotFound();
        var view = new PushView(id, issuer.NameIn(ui));
        if (file is null || file.Length == 0)
            return Again(view, how, IssuersProblems.FileNeeded);
        if (file.Length > BillFile.MostBytes)
            return Again(view, how, IssuersProblems.FileTooLarge);
        if (how is not ("check" or "all" or "rest"))
            return Again(view, how, IssuersProblems.HowNeeded);
        await using var content = file.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        var isCheck = how == "check";
        if (!isCheck && !await log.WasCheckedAsync(id, hash, ct))
            return Again(view, how, IssuersProblems.CheckFirst);
        content.Position = 0;
        var push = Guid.CreateVersion7();
        var tally = await intake.TakeAsync(issuer, push, BillFile.ReadAsync(content, ct), !isCheck, ct);
        view = view with { Tally = PushResult.Of(tally, isCheck, ui) };
        if (how == "all" && tally.Refused > 0)
            return Again(view, how, IssuersProblems.NoneTaken.With(tally.Refused));
        log.Add(issuer, push, new Sent(hash, isCheck, Person: actor.Person), tally, null);
        return Pages.Of<PushBillsPage>(view);
    }

    private static PageResult Again(PushView view, string? how, Problem problem) =>
        Pages.Again<PushBillsPage>(view, FormState.From(new Dictionary<string, string?> { ["how"] = how }, problem));
}

/// <summary>Who sent what, and how.</summary>
/// <param name="Hash">SHA-256 of what was sent.</param>
/// <param name="IsCheck">It was only looked through.</param>
/// <param name="Person">The officer, or null.</param>
/// <param name="Client">The outside system, or null.</param>
/// <param name="Key">The sender's own name for it, or null.</param>
internal sealed record Sent(
    string Hash,
    bool IsCheck,
    PersonId? Person = null,
    string? Client = null,
    string? Key = null
);

/// <summary>Which lists were sent.</summary>
internal sealed class PushLog(TreasuryDb db, AuditTrail audit, TimeProvider clock)
{
    /// <summary>A file that was looked through counts so long.</summary>
    private static readonly TimeSpan CheckLife = TimeSpan.FromDays(1);

    public Task<bool> WasCheckedAsync(Guid issuer, string hash, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - CheckLife;
        return db.BillPushes.AnyAsync(p => p.IssuerId == issuer && p.Hash == hash && p.IsCheck && p.At > since, ct);
    }

    public Task<BillPush?> FindAsync(Guid issuer, string key, CancellationToken ct) =>
        db.BillPushes.AsNoTracking().SingleOrDefaultAsync(p => p.IssuerId == issuer && p.Key == key, ct);

    public void Add(Issuer issuer, Guid id, Sent sent, PushTally tally, string? answer)
    {
        db.BillPushes.Add(
            new BillPush
            {
                Id = id,
                IssuerId = issuer.Id,
                Key = sent.Key,
                Hash = sent.Hash,
                IsCheck = sent.IsCheck,
                Lines = tally.Lines,
                Fresh = tally.Fresh,
                Changed = tally.Changed,
                Same = tally.Same,
                Refused = tally.Refused,
                Answer = answer,
                ByPersonId = sent.Person,
                ClientId = sent.Client,
                At = clock.GetUtcNow().UtcDateTime,
            }
        );
        audit.Record(
            sent.IsCheck ? "treasury.bills_checked" : "treasury.bills_pushed",
            "issuer",
            issuer.Id.ToString(),
            details: new
            {
                push = id,
                tally.Lines,
                tally.Fresh,
                tally.Changed,
                tally.Same,
                tally.Refused,
                sent.Client,
            }
        );
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Issuer">Whose bills.</param>
/// <param name="Name">Its name.</param>
public sealed record PushView(Guid Issuer, string Name)
{
    /// <summary>What became, or would become, of the file that was just sent.</summary>
    public PushResult? Tally { get; init; }
}

/// <summary>What became of a file.</summary>
public sealed record PushResult(
    bool IsCheck,
    int Lines,
    int Fresh,
    int Changed,
    int Same,
    int Refused,
    IReadOnlyList<WrongLine> Wrong
)
{
    internal static PushResult Of(PushTally tally, bool isCheck, UiContext ui) =>
        new(
            isCheck,
            tally.Lines,
            tally.Fresh,
            tally.Changed,
            tally.Same,
            tally.Refused,
            [.. tally.Named.Select(n => new WrongLine(n.Line, n.Problem.In(ui.Language)))]
        );
}

/// <summary>A line that is not taken, and why.</summary>
public sealed record WrongLine(int Line, string Why);
