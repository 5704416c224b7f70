using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«معتمدان من»: whom I trust to let me back in, who trusts me, and who asks for my word just now.</summary>
internal static class MyTrusted
{
    public const string Address = "/me/trusted";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Address, ShowAsync).RequireSignIn();

    private static async Task<IResult> ShowAsync(Actor actor, TrustViews views, string? done, CancellationToken ct) =>
        Pages.Of<MyTrustedPage>(await views.OfAsync(actor.Person, ct) with { Done = done });
}

/// <summary>Gathers what the page shows.</summary>
internal sealed class TrustViews(
    TrustDesk desk,
    TrustedRecoveryDesk recoveries,
    SecondFactors factors,
    IdentityDb db,
    PersonalData sealing,
    IPeople people,
    UiContext ui,
    TimeProvider clock
)
{
    /// <summary>The page again with what was done, or with the reason why it was not.</summary>
    public async Task<IResult> AfterAsync(Actor actor, Problem? refused, string done, CancellationToken ct) =>
        refused is null
            ? new SeeOther($"{MyTrusted.Address}?done={done}")
            : Pages.Again<MyTrustedPage>(await OfAsync(actor.Person, ct), FormState.Of(refused));

    public async Task<TrustedView> OfAsync(PersonId me, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var mine = await desk.NamedAsync(me, ct);
        var others = await desk.NamedByAsync(me, ct);
        var open = await recoveries.AskedOfAsync(me, ct);
        var known = others.Select(t => t.PersonId).Concat(mine.Select(t => t.Trusted).OfType<PersonId>()).ToHashSet();
        var names = await people.NamesAsync(known, ct);
        return new TrustedView(
            [.. others.Where(t => t.IsAsked(now)).Select(t => Line(t, NameOf(t.PersonId)))],
            [
                .. others
                    .Where(t => t.State == TrustState.Accepted)
                    .Select(t => Line(t, NameOf(t.PersonId)) with { Lost = LostOf(t) }),
            ],
            [.. mine.Select(t => Line(t, t.Trusted is { } who ? NameOf(who) : CodeOf(t), StandingOf(t, now)))]
        )
        {
            Counting = mine.Count(t => t.CountsFrom <= now),
            IsOfficer = (await factors.OfAsync(me, ct)).IsOfficer,
            HasMobile = await db.Users.AnyAsync(p => p.Id == me.Value && p.Mobile != null, ct),
        };

        string NameOf(PersonId person) => PersonName.In(names, person, "—");
        string? LostOf(Trust trust) =>
            open.Find(r => r.PersonId == trust.PersonId && trust.CountsFrom <= r.AskedAt) is { } lost
                ? VouchFor.AddressOf(lost.Id)
                : null;
    }

    private TrustLine Line(Trust t, string who, TrustStanding standing = default) =>
        new(t.Id, who, standing, t.CountsFrom is { } from ? When.Long(from, ui) : null);

    // Enough to know whom one meant, not enough to read somebody's code over a shoulder.
    private string CodeOf(Trust t)
    {
        var code = sealing.Open(t.NationalCode, t.Id, SealedFields.NationalCode);
        return ui.Say($"کد ملی پایان‌یافته با {ui.Digits(code[^4..])}", $"National code ending in {code[^4..]}");
    }

    private static TrustStanding StandingOf(Trust t, DateTime now) =>
        t.CountsFrom is { } from ? (from <= now ? TrustStanding.Counts : TrustStanding.Ripens)
        : t.IsUnanswered(now) ? TrustStanding.Waits
        : TrustStanding.Unanswered;
}

/// <summary>Where a trust stands, as who trusts sees it.</summary>
public enum TrustStanding
{
    /// <summary>Their word counts.</summary>
    Counts,

    /// <summary>Accepted, but too lately to count.</summary>
    Ripens,

    /// <summary>No answer yet; a refused one looks the same.</summary>
    Waits,

    /// <summary>The question lapsed.</summary>
    Unanswered,
}

/// <summary>One trust, as words.</summary>
/// <param name="Id">The trust.</param>
/// <param name="Who">The other person.</param>
/// <param name="Standing">Where it stands, for who trusts.</param>
/// <param name="CountsFrom">From when it counts, once accepted.</param>
public sealed record TrustLine(Guid Id, string Who, TrustStanding Standing, string? CountsFrom)
{
    /// <summary>Where one says whether it is them, while they ask to be let back in.</summary>
    public string? Lost { get; init; }
}

/// <summary>What the page shows.</summary>
/// <param name="Asked">Who asks me to be trusted.</param>
/// <param name="Others">Who trusts me.</param>
/// <param name="Mine">Whom I named, the newest first.</param>
public sealed record TrustedView(
    IReadOnlyList<TrustLine> Asked,
    IReadOnlyList<TrustLine> Others,
    IReadOnlyList<TrustLine> Mine
)
{
    /// <summary>How many of mine count today.</summary>
    public int Counting { get; init; }

    /// <summary>True for somebody who works for the city: they go to a counter.</summary>
    public bool IsOfficer { get; init; }

    /// <summary>False for whom nobody could warn in time.</summary>
    public bool HasMobile { get; init; }

    /// <summary>What was just done, or null.</summary>
    public string? Done { get; init; }
}
