using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«ثبت‌نام», third question: the name; then the code is sent.</summary>
internal static class GiveName
{
    public const int MostLetters = 80;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-up/name", ShowAsync);
        app.MapPost("/sign-up/name", SubmitAsync).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? GivenName, string? FamilyName);

    /// <summary>
    /// A name as it is stored, or what is wrong with it. Direction marks and other invisible letters are gone.
    /// </summary>
    public static Result<string> Read(string? typed, string field, bool mayBeEmpty)
    {
        // Cleaning a megabyte would cost more than it is worth.
        if (typed is { Length: > 1000 })
            return IdentityProblems.NameTooLong.On(field);
        var name = PersianText.CleanLine(typed);
        if (name.Length == 0)
            return mayBeEmpty ? "" : IdentityProblems.NameMissing.On(field);
        if (new StringInfo(name).LengthInTextElements > MostLetters || name.Length > 2 * MostLetters)
            return IdentityProblems.NameTooLong.On(field);
        var letters = name.EnumerateRunes()
            .All(r =>
                Rune.IsLetter(r)
                || r.Value is ' ' or '-' or '\'' or '.' or PersianText.Zwnj
                || Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            );
        return letters && name.EnumerateRunes().Any(Rune.IsLetter) ? name : IdentityProblems.NameNotLetters.On(field);
    }

    private static async Task<IResult> ShowAsync(HttpContext http, FlowFinder flows, CancellationToken ct) =>
        await flows.OpenAsync(http, FlowKind.SignUp, ct) switch
        {
            null => new SeeOther("/sign-up"),
            { Mobile: null } => new SeeOther("/sign-up/mobile"),
            _ => Pages.Of<GiveNamePage>(),
        };

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        FlowFinder flows,
        FlowSteps steps,
        CancellationToken ct
    )
    {
        if (await flows.OpenAsync(http, FlowKind.SignUp, ct) is not { } flow)
            return new SeeOther("/sign-up");
        if (flow.Mobile is null)
            return new SeeOther("/sign-up/mobile");

        var given = Read(form.GivenName, "GivenName", mayBeEmpty: false);
        var family = Read(form.FamilyName, "FamilyName", mayBeEmpty: true);
        var problems = new[] { given.Problem, family.Problem }.OfType<Problem>().ToList();
        if (problems.Count > 0)
            return Again(form, problems);

        FlowSteps.SetName(flow, given.Value, family.Value);
        if (await steps.AskForCodeAsync(flow, ct) is { } refused)
        {
            refused.SayWhen(http);
            return Again(form, refused.Problem);
        }

        return new SeeOther("/sign-in/code");
    }

    private static IResult Again(Form form, params IReadOnlyList<Problem> problems) =>
        Pages.Again<GiveNamePage>(
            null,
            FormState.From([new("GivenName", form.GivenName), new("FamilyName", form.FamilyName)], problems)
        );
}
