using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«چرا می‌توانم، چرا نمی‌توانم»: an officer reads what they hold, by whom, and what not.</summary>
internal static class MyWhy
{
    public const string Address = "/me/why";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(Address, ShowAsync).RequireSignIn().AlsoForAnother();

    private static async Task<IResult> ShowAsync(Actor actor, WhyViews views, CancellationToken ct) =>
        Pages.Of<MyWhyPage>(await views.OfAsync(actor, ct));
}

/// <summary>Gathers what the page shows; always of the person themselves, whomever they act for.</summary>
internal sealed class WhyViews(
    WhyDesk desk,
    OfficeDesk offices,
    OfficeViews names,
    ReviewViews reviews,
    IOffices all,
    IEnumerable<IModule> modules,
    UiContext ui
)
{
    public async Task<MyWhyView> OfAsync(Actor actor, CancellationToken ct)
    {
        var story = await desk.StoryAsync(actor.Person, ct);
        var holders = await desk.HoldersAsync(null, ct);
        var held = new List<HeldOffice>();
        foreach (var office in await all.AllAsync(ct))
            if (story.Held.Any(g => g.OfficeId == office.Id))
                held.AddRange(await HeldAsync(office.Code, actor, ct));
        var missing = new List<MissingLine>();
        foreach (var p in offices.Permissions.Where(p => story.Held.All(g => g.Permission != p.Code)))
        {
            var reason = (await desk.ReasonsAsync(actor, p.Code, story with { Away = null }, ct))[0];
            var where = holders[p.Code].Select(o => ui.Say(o.Fa, o.En));
            missing.Add(
                new MissingLine(
                    ui.Say(p.Fa, p.En),
                    string.Join(ui.Say("، ", ", "), where),
                    ui.Say(reason.Fa, reason.En)
                )
            );
        }

        return new MyWhyView(held, missing, [.. Resting(actor, story).Select(r => ui.Say(r.Fa, r.En))])
        {
            EverWorked = story.Held.Count + story.Asked.Count + story.Ended.Count > 0,
        };
    }

    private static IEnumerable<ShutReason> Resting(Actor actor, OfficerStory story)
    {
        if (story.Held.Count == 0)
            yield break;
        if (actor.Mandate is { } mandate)
            yield return WhyWords.ActsFor(mandate.For.Name);
        else if (actor.Withheld.Count > 0)
            yield return WhyWords.OneFactor;
        if (story.Away is { } away)
            yield return WhyWords.Away(away);
    }

    private async Task<IEnumerable<HeldOffice>> HeldAsync(string code, Actor actor, CancellationToken ct)
    {
        if (
            await names.FindAsync(code, ct) is not { } office
            || await reviews.OfficerAsync(office, actor.Person, actor, ct) is not { } review
        )
            return [];
        return [new HeldOffice(review.Office, review.Season, [.. review.Officer.Grants.Select(LineOf)])];
    }

    private HeldLine LineOf(ReviewedGrant grant) =>
        new(
            grant,
            [
                .. modules
                    .SelectMany(m => m.Menu)
                    .Where(m => m.Permission == grant.Code)
                    .Select(m => new WayOn(m.Fa, m.En, m.Href)),
            ]
        );
}

/// <summary>A permission held, and the pages it opens.</summary>
/// <param name="Grant">As the review shows it.</param>
/// <param name="Opens">Pages of the menu; none where it opens what lies inside other pages.</param>
public sealed record HeldLine(ReviewedGrant Grant, IReadOnlyList<WayOn> Opens);

/// <summary>What is held in one office.</summary>
/// <param name="Name">The office.</param>
/// <param name="Season">The quarter's review.</param>
/// <param name="Lines">The permissions.</param>
public sealed record HeldOffice(string Name, SeasonView Season, IReadOnlyList<HeldLine> Lines);

/// <summary>A permission that is not held.</summary>
/// <param name="Name">In words.</param>
/// <param name="Where">Offices in which it is held; empty where nobody holds it.</param>
/// <param name="Why">The reason.</param>
public sealed record MissingLine(string Name, string Where, string Why);

/// <summary>What the page shows.</summary>
/// <param name="Held">By office.</param>
/// <param name="Missing">Of the whole city.</param>
/// <param name="Resting">Why what is held does not act just now; usually nothing.</param>
public sealed record MyWhyView(
    IReadOnlyList<HeldOffice> Held,
    IReadOnlyList<MissingLine> Missing,
    IReadOnlyList<string> Resting
)
{
    /// <summary>True for who works, worked, or is to work in an office.</summary>
    public bool EverWorked { get; init; }
}
