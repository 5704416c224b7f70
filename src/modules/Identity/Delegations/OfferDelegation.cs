using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «نماینده برگزیدن»: to whom, for what, and until when. Nobody learns whether the code has an account.
/// </summary>
internal static class OfferDelegation
{
    private const string All = "all";
    private const string Some = "some";
    private const string One = "case";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/delegations/new", ShowAsync).RequireSignIn();
        app.MapPost("/me/delegations", SubmitAsync)
            .RequireSignIn()
            .RequireRateLimiting("sign-in")
            .RequireFresh(
                "دادن نمایندگی به دارندهٔ کد ملی {NationalCode}",
                "Letting the holder of national code {NationalCode} act for you"
            );
    }

    private static IResult ShowAsync([FromQuery(Name = "case")] string? number, [FromServices] ICases cases)
    {
        var about = PublicNumber.TryParse(number, out var one) ? one.Value : null;
        return Pages.Of<OfferDelegationPage>(new OfferView(cases.Services, about));
    }

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        HttpContext http,
        DelegationDesk desk,
        [FromServices] ICases cases,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var problems = new List<Problem>();
        if (!PersonKey.TryTyped(typed["NationalCode"].FirstOrDefault(), out var to))
            problems.Add(IdentityProblems.NationalCodeWrong.On("NationalCode"));
        var things = await ReadThingsAsync(typed, actor, cases, ct);
        if (things.Problem is { } unclear)
            problems.Add(unclear);
        var limit = TypedLimit.In(typed);
        if (limit.Problem is { } unread)
            problems.Add(unread);
        var day = ReadDay(typed, PersianTime.DayOf(clock.GetUtcNow().UtcDateTime));
        if (day.Problem is { } wrong)
            problems.Add(wrong.On("Until"));
        if (problems.Count > 0)
            return Again(typed, cases, problems);
        if (
            await desk.OfferAsync(actor, to, things.Value with { UpTo = limit.Value }, day.Value, ct) is not { } refused
        )
            return new SeeOther("/me/delegations?done=offered");
        refused.SayWhen(http);
        return Again(typed, cases, [refused.Problem]);
    }

    private static IResult Again(IFormCollection typed, ICases cases, IReadOnlyList<Problem> problems) =>
        Pages.Again<OfferDelegationPage>(new OfferView(cases.Services, null), FormState.From(typed, problems));

    private static async Task<Result<DelegatedThings>> ReadThingsAsync(
        IFormCollection typed,
        Actor actor,
        ICases cases,
        CancellationToken ct
    )
    {
        switch (typed["What"].FirstOrDefault())
        {
            case All:
                return new DelegatedThings(Mandate.EveryService, null, [Mandate.EveryService]);
            case Some:
                var chosen = cases.Services.Select(s => s.Code).Where(typed["Services"].Contains).ToList();
                return chosen.Count > 0
                    ? new DelegatedThings(string.Join(',', chosen), null, chosen)
                    : DelegationProblems.Services.On("Services");
            case One:
                return
                    PublicNumber.TryParse(typed["Case"].FirstOrDefault(), out var number)
                    && await cases.FindAsync(number, ct) is { } found
                    && found.Applicant == actor.Person
                    ? new DelegatedThings("", found.Number, [found.ServiceCode])
                    : DelegationProblems.Case.On("Case");
            default:
                return DelegationProblems.What.On("What");
        }
    }

    private static Result<JalaliDate> ReadDay(IFormCollection typed, JalaliDate today)
    {
        if (TypedDay.In(typed, "Until") is not { } day)
            return DelegationProblems.Day;
        if (day < today)
            return DelegationProblems.DayOver;
        return day > today.AddYears(1) ? DelegationProblems.TooLong : day;
    }
}

/// <summary>What the page asks about.</summary>
/// <param name="Services">What may be chosen.</param>
/// <param name="Case">Number of the case it began at, or null.</param>
public sealed record OfferView(IReadOnlyList<ServiceName> Services, string? Case);
