using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«نمایندگی»: what others ask of me, for whom I may act, and whom I let act for me.</summary>
internal static class MyDelegations
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/me/delegations", ShowAsync).RequireSignIn();

    private static async Task<IResult> ShowAsync(
        Actor actor,
        DelegationViews views,
        string? done,
        CancellationToken ct
    ) => Pages.Of<MyDelegationsPage>(await views.OfAsync(actor.Person, ct) with { Done = done });
}

/// <summary>Gathers what the page shows.</summary>
internal sealed class DelegationViews(DelegationDesk desk, DelegationWords rights, IPeople people, TimeProvider clock)
{
    /// <summary>The page again with what was done, or with the reason why it was not.</summary>
    public async Task<IResult> AfterAsync(Actor actor, Problem? refused, string done, CancellationToken ct) =>
        refused is null
            ? new SeeOther("/me/delegations?done=" + done)
            : Pages.Again<MyDelegationsPage>(await OfAsync(actor.Person, ct), FormState.Of(refused));

    public async Task<DelegationsView> OfAsync(PersonId me, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var received = await desk.ReceivedAsync(me, ct);
        var given = await desk.GivenAsync(me, ct);
        var known = received.Select(d => d.Giver).Concat(given.Select(d => d.Helper).OfType<PersonId>()).ToHashSet();
        var names = await people.NamesAsync(known, ct);
        return new DelegationsView(
            [.. received.Where(d => d.IsOffered(now)).Select(d => Line(d, NameOf(d.Giver)))],
            [.. received.Where(d => d.IsInForce(now)).Select(d => Line(d, NameOf(d.Giver)))],
            [
                .. given.Select(d =>
                    Line(d, d.Helper is { } helper ? NameOf(helper) : rights.CodeOf(d), StandingOf(d, now))
                ),
            ]
        );

        string NameOf(PersonId person) => PersonName.In(names, person, "—");
    }

    private DelegationLine Line(Delegation d, string who, DelegationStanding standing = default) =>
        new(d.Id, who, rights.WhatOf(d), rights.UntilOf(d), standing) { UpTo = rights.LimitOf(d) };

    private static DelegationStanding StandingOf(Delegation d, DateTime now) =>
        d switch
        {
            _ when d.IsInForce(now) => DelegationStanding.InForce,
            { State: DelegationState.Revoked } => DelegationStanding.Ended,
            { State: DelegationState.Accepted } => DelegationStanding.Over,
            _ => d.IsUnanswered(now) ? DelegationStanding.Waits : DelegationStanding.Unanswered,
        };
}

/// <summary>Where a delegation stands, as its giver sees it.</summary>
public enum DelegationStanding
{
    /// <summary>The other may act.</summary>
    InForce,

    /// <summary>No answer yet; a refused one looks the same.</summary>
    Waits,

    /// <summary>The offer lapsed.</summary>
    Unanswered,

    /// <summary>Ended by one of the two.</summary>
    Ended,

    /// <summary>Its last day is over.</summary>
    Over,
}

/// <summary>One delegation, as words.</summary>
/// <param name="Id">The delegation.</param>
/// <param name="Who">The other person.</param>
/// <param name="What">For what.</param>
/// <param name="Until">Its last day, or null.</param>
/// <param name="Standing">Where it stands, for its giver.</param>
public sealed record DelegationLine(Guid Id, string Who, string What, string? Until, DelegationStanding Standing)
{
    /// <summary>The highest amount, or null where none was named.</summary>
    public string? UpTo { get; init; }

    /// <summary>True while its giver can take it back.</summary>
    public bool IsOpen => Standing is DelegationStanding.InForce or DelegationStanding.Waits;
}

/// <summary>What the page shows.</summary>
/// <param name="Asked">Offers that wait for my answer.</param>
/// <param name="Mine">For whom I may act.</param>
/// <param name="Given">Whom I asked, the newest first.</param>
public sealed record DelegationsView(
    IReadOnlyList<DelegationLine> Asked,
    IReadOnlyList<DelegationLine> Mine,
    IReadOnlyList<DelegationLine> Given
)
{
    /// <summary>What was just done, or null.</summary>
    public string? Done { get; init; }
}
