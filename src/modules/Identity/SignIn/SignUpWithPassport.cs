using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «ثبت‌نام با گذرنامه», the first question of who has no national code: either the two machine-readable lines or
/// country, number and day of birth. Mobile and name follow as for everybody.
/// </summary>
internal static class SignUpWithPassport
{
    internal const string Address = "/sign-up/passport";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show);
        app.MapPost(Address, Submit).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Lines, string? Country, string? Number, string? Birth, string? Next);

    /// <summary>What the page of a passport says.</summary>
    private sealed record Told(Passport Passport, DateOnly Born, string Given, string Family);

    private static IResult Show(Actor? actor, string? next) => FirstQuestion.Show<SignUpWithPassportPage>(actor, next);

    private static IResult Submit(
        [FromForm] Form form,
        HttpContext http,
        FlowSteps steps,
        FlowCookie cookie,
        TimeProvider clock
    )
    {
        var today = DateOnly.FromDateTime(PersianTime.ToTehran(clock.GetUtcNow().UtcDateTime));
        var (told, problems) = string.IsNullOrWhiteSpace(form.Lines) ? ReadFields(form, today) : ReadLines(form, today);
        if (told is null)
            return Again(form, problems);
        var flow = steps.Start(FlowKind.SignUp, told.Passport, LocalAddress.Or(form.Next));
        steps.SetBirth(flow, told.Born);
        if (told.Given.Length > 0)
            FlowSteps.SetName(flow, told.Given, told.Family);
        cookie.Write(http, flow.Id);
        return new SeeOther("/sign-up/mobile");
    }

    private static (Told?, IReadOnlyList<Problem>) ReadLines(Form form, DateOnly today)
    {
        if (PassportLines.Read(form.Lines, today) is not { } lines)
            return (null, [PassportProblems.LinesWrong.On("Lines")]);
        if (lines.ExpiresOn < today)
            return (null, [PassportProblems.Expired.On("Lines")]);
        if (IsOurs(lines.Passport))
            return (null, [PassportProblems.HasNationalCode.On("Lines")]);
        if (lines.BornOn is not { } born)
            return (null, [PassportProblems.BirthNotInLines.On("Birth")]);
        // Whoever has one name only has it in the place of the family.
        var (given, family) = lines.GivenName.Length > 0 ? (lines.GivenName, lines.FamilyName) : (lines.FamilyName, "");
        return (new Told(lines.Passport, born, Written(given), Written(family)), []);
    }

    private static (Told?, IReadOnlyList<Problem>) ReadFields(Form form, DateOnly today)
    {
        var problems = new List<Problem>();
        if (CountryCode.Read(form.Country) is null)
            problems.Add(PassportProblems.CountryWrong.On("Country"));
        var isPassport = Passport.TryParse(form.Country, form.Number, out var passport);
        if (!isPassport && problems.Count == 0)
            problems.Add(PassportProblems.NumberWrong.On("Number"));
        var born = BirthDays.Read(form.Birth, today);
        if (born is null)
            problems.Add(PassportProblems.BirthWrong.On("Birth"));
        if (isPassport && IsOurs(passport))
            problems.Add(PassportProblems.HasNationalCode.On("Country"));
        return problems.Count == 0 && born is { } day ? (new Told(passport, day, "", ""), []) : (null, problems);
    }

    // The city's own people have a national code, and one person has one account.
    private static bool IsOurs(Passport passport) => passport.Country == "IRN";

    // The lines know capitals only.
    private static string Written(string capitals) =>
        string.Join(' ', capitals.Split(' ').Where(w => w.Length > 0).Select(w => w[..1] + w[1..].ToLowerInvariant()));

    private static IResult Again(Form form, IReadOnlyList<Problem> problems) =>
        Pages.Again<SignUpWithPassportPage>(
            new NextStop(LocalAddress.Or(form.Next)),
            FormState.From(
                [
                    new("Lines", form.Lines),
                    new("Country", form.Country),
                    new("Number", form.Number),
                    new("Birth", form.Birth),
                ],
                problems
            )
        );
}
