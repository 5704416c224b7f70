using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «به نام چه کسی؟»: the switch of the header, and the page that leads back to one's own name where another's does not
/// open. The session carries the choice; whether it counts, its delegation says at every reading.
/// </summary>
internal static class ActFor
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/acting", Show).RequireSignIn().AlsoForAnother();
        app.MapPost("/me/acting", SubmitAsync).RequireSignIn().AlsoForAnother();
    }

    private static IResult Show(Actor actor, string? next, UiContext ui) => Pages.Of<ActForPage>(View(actor, next, ui));

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        SessionDesk sessions,
        UiContext ui,
        CancellationToken ct
    )
    {
        // Read by hand: a bound record answers a bare 400 where a field was not sent.
        string? next = typed["Next"];
        if (!PersonId.TryParse(typed["Person"], out var principal))
            principal = actor.Person;
        return await sessions.ActForAsync(actor, principal, ct) is { } refused
            ? Pages.Again<ActForPage>(View(actor, next, ui), FormState.Of(refused))
            : new SeeOther(LocalAddress.Or(next, "/cases"));
    }

    private static ActForView View(Actor actor, string? next, UiContext ui) =>
        new(actor.DisplayName, actor.Mandate?.For, actor.MayActFor, next is null ? null : LocalAddress.Or(next))
        {
            Limit = actor.Mandate is { } mandate ? LimitIn(mandate, ui) : null,
        };

    // One amount for all they were given is said; where several differ, the page of delegations has each.
    private static string? LimitIn(Mandate mandate, UiContext ui)
    {
        if (mandate.Limits.Count == 0)
            return null;
        var all = mandate.Services.Concat(mandate.Cases).All(mandate.Limits.ContainsKey);
        return all && mandate.Limits.Values.Distinct().ToList() is [var one]
            ? ui.Say(
                $"مبلغی بالاتر از {DelegationWords.Amount(one, ui)} را به نام او نمی‌فرستید.",
                $"You send no amount above {DelegationWords.Amount(one, ui)} in this name."
            )
            : ui.Say(
                "بخشی از آنچه به شما سپرده شده سقف مبلغ دارد؛ آن را در «نمایندگی‌های من» ببینید.",
                "A part of what you were given has a highest amount; see it in “My delegations”."
            );
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Own">One's own name.</param>
/// <param name="Now">For whom one acts now, or null.</param>
/// <param name="People">For whom one may.</param>
/// <param name="Next">The page that opens in one's own name only, or null.</param>
public sealed record ActForView(string Own, Principal? Now, IReadOnlyList<Principal> People, string? Next)
{
    /// <summary>How far in money, in one sentence; null where there is no limit.</summary>
    public string? Limit { get; init; }
}
