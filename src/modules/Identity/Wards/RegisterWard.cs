using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «ثبت فرزند»: a parent says whose guardian they are. Nobody acts for the child before the civil registry or an
/// officer has confirmed it.
/// </summary>
internal static class RegisterWard
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/wards/new", Show).RequireSignIn();
        app.MapPost("/me/wards", SubmitAsync).RequireSignIn().RequireRateLimiting("sign-in");
    }

    private static IResult Show() => Pages.Of<RegisterWardPage>(new RegisterWardView());

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        HttpContext http,
        WardDesk desk,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var (claim, problems) = Read(typed, PersianTime.DayOf(clock.GetUtcNow().UtcDateTime));
        if (claim is null)
            return Again(typed, problems);
        if (await desk.ClaimAsync(actor.Person, claim, ct) is not { } refused)
            return new SeeOther("/me/wards?done=registered");
        refused.SayWhen(http);
        return Again(typed, [refused.Problem]);
    }

    private static (WardClaim? Claim, IReadOnlyList<Problem> Problems) Read(IFormCollection typed, JalaliDate today)
    {
        var problems = new List<Problem>();
        if (!NationalCode.TryParse(typed["NationalCode"].FirstOrDefault(), out var code))
            problems.Add(IdentityProblems.NationalCodeWrong.On("NationalCode"));
        var given = GiveName.Read(typed["GivenName"], "GivenName", mayBeEmpty: false);
        if (given.Problem is { } noName)
            problems.Add(noName);
        var family = GiveName.Read(typed["FamilyName"], "FamilyName", mayBeEmpty: true);
        if (family.Problem is { } wrongName)
            problems.Add(wrongName);
        var born = ReadBirth(typed, today);
        if (born.Problem is { } wrong)
            problems.Add(wrong.On("Born"));
        return problems.Count > 0
            ? (null, problems)
            : (new WardClaim(code, given.Value, family.Value, born.Value.ToDateOnly()), problems);
    }

    private static Result<JalaliDate> ReadBirth(IFormCollection typed, JalaliDate today)
    {
        if (TypedDay.In(typed, "Born") is not { } day)
            return WardProblems.BirthMissing;
        return day > today ? WardProblems.NotYetBorn : day;
    }

    private static IResult Again(IFormCollection typed, IReadOnlyList<Problem> problems) =>
        Pages.Again<RegisterWardPage>(new RegisterWardView(), FormState.From(typed, problems));
}

/// <summary>What the page asks needs nothing to be known beforehand.</summary>
public sealed record RegisterWardView;
