using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>«افزودن پول»: how much, within the limits; then on to a provider that answers.</summary>
internal static class TopUp
{
    public const string Address = "/wallet/top-up";
    private const int MostShown = 5;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePurse(pays: true);
        app.MapPost(Address, SubmitAsync).RequirePurse(pays: true);
    }

    /// <summary>What a person fills in.</summary>
    /// <param name="Amount">In rials.</param>
    internal sealed record Form(string? Amount);

    private static async Task<IResult> ShowAsync(Actor actor, TopUpDesk desk, CancellationToken ct) =>
        desk.HasGateway ? Pages.Of<TopUpPage>(await desk.ViewAsync(actor, ct)) : NoGateway();

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        TopUpDesk desk,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        if (!desk.HasGateway)
            return NoGateway();
        var made = await desk.MakeAsync(actor, form.Amount, ct);
        if (made.Problem is { } problem)
        {
            var typed = KeyValuePair.Create(nameof(form.Amount), form.Amount);
            return Pages.Again<TopUpPage>(
                await desk.ViewAsync(actor, ct),
                FormState.From([typed], problem.On(nameof(form.Amount)))
            );
        }

        audit.Record("treasury.top_up_made", "top_up", made.Value.Number);
        return new CarriesTry(made.Value.Id, new SeeOther(ShowTopUp.Address(made.Value)));
    }

    private static PageResult NoGateway() =>
        Pages.Refuse(GatewaysProblems.NoGateway, new WayOn("کیف پول من", "My wallet", "/wallet"));

    /// <summary>The latest attempts of a person.</summary>
    internal static IQueryable<GatewayTry> Waiting(TreasuryDb db, PersonId owner) =>
        db
            .Tries.AsNoTracking()
            .Where(t => t.OwnerId == owner && t.State != TryState.Made)
            .OrderByDescending(t => t.MadeAt)
            .Take(MostShown);
}

/// <summary>What the page shows.</summary>
/// <param name="Limits">The limits, in words.</param>
/// <param name="Left">What may still be added today.</param>
/// <param name="Latest">The latest attempts, newest first.</param>
public sealed record TopUpView(string Limits, Rial Left, IReadOnlyList<TopUpLine> Latest);

/// <summary>One attempt.</summary>
public sealed record TopUpLine(string When, Rial Amount, string State, string Href);

/// <summary>Limits, and writing an attempt down.</summary>
internal sealed class TopUpDesk(
    TreasuryDb db,
    SendingLimit turns,
    GatewayLines lines,
    TopUpLimits limits,
    UiContext ui,
    TimeProvider clock
)
{
    public bool HasGateway => lines.All.Count > 0;

    public async Task<TopUpView> ViewAsync(Actor actor, CancellationToken ct)
    {
        var latest = await TopUp.Waiting(db, actor.For).ToListAsync(ct);
        return new(
            ui.Say(
                $"از {new Rial(limits.LeastRial).ToTomanString()} تا {new Rial(limits.MostRial).ToTomanString()} در یک "
                    + $"بار، و {new Rial(limits.DailyRial).ToTomanString()} در روز.",
                $"From {new Rial(limits.LeastRial)} to {new Rial(limits.MostRial)} at once, and "
                    + $"{new Rial(limits.DailyRial)} a day."
            ),
            await LeftAsync(actor.For, ct),
            [
                .. latest.Select(t => new TopUpLine(
                    When.Long(t.MadeAt, ui),
                    t.AmountRial,
                    TryWords.Short(t.State, ui),
                    ShowTopUp.Address(t)
                )),
            ]
        );
    }

    /// <summary>Writes the attempt down, or says which limit is in its way.</summary>
    public async Task<Result<GatewayTry>> MakeAsync(Actor actor, string? typed, CancellationToken ct)
    {
        if (!Rial.TryParse(typed, out var amount) || amount <= Rial.Zero)
            return GatewaysProblems.AmountNeeded;
        if (amount < new Rial(limits.LeastRial))
            return GatewaysProblems.TooLittle.With(new Rial(limits.LeastRial));
        if (amount > new Rial(limits.MostRial))
            return GatewaysProblems.TooMuch.With(new Rial(limits.MostRial));
        // Requests of one person are judged one after the other.
        await turns.LockAsync(actor.For, ct);
        if (await Today(actor.For).CountAsync(ct) >= limits.TriesADay)
            return GatewaysProblems.TooManyTries.With(limits.TriesADay);
        var left = await LeftAsync(actor.For, ct);
        if (amount > left)
            return GatewaysProblems.DailyLimit.With(new Rial(limits.DailyRial), left);
        var made = GatewayTry.Make(actor, amount, clock.GetUtcNow().UtcDateTime);
        db.Tries.Add(made);
        return made;
    }

    private IQueryable<GatewayTry> Today(PersonId owner)
    {
        var begin = PersianTime.FromTehran(PersianTime.ToTehran(clock.GetUtcNow().UtcDateTime).Date);
        return db.Tries.Where(t => t.OwnerId == owner && t.MadeAt >= begin);
    }

    private async Task<Rial> LeftAsync(PersonId owner, CancellationToken ct)
    {
        var amounts = await Today(owner)
            .Where(t => t.State != TryState.Cancelled && t.State != TryState.Failed && t.State != TryState.Reversed)
            .Select(t => t.AmountRial)
            .ToListAsync(ct);
        var left = new Rial(limits.DailyRial) - Rial.Sum(amounts);
        return left < Rial.Zero ? Rial.Zero : left;
    }
}

/// <summary>
/// The answer after an attempt was written down or its browser came back: after the commit it is carried on, for a few
/// seconds at most; then the browser goes on, and what is left the job does.
/// </summary>
internal sealed record CarriesTry(Guid Try, IResult Then, bool CameBack = false) : IResult
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(4);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await httpContext.RequestServices.GetRequiredService<GatewayLook>().ForAWhileAsync(Try, CameBack, Most);
        await Then.ExecuteAsync(httpContext);
    }
}
