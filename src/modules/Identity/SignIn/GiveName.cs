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

    /// <summary>The end of Latin Extended-B.</summary>
    private const int LastLatin = 0x24F;

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

    /// <summary>Passports write names in Latin letters; what a counter compares must be written alike.</summary>
    private static Result<string> InLatin(Result<string> name, string field) =>
        name.Problem is null && name.Value.EnumerateRunes().Any(r => Rune.IsLetter(r) && r.Value > LastLatin)
            ? PassportProblems.NameNotLatin.On(field)
            : name;

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        FlowFinder flows,
        FlowSteps steps,
        CancellationToken ct
    ) =>
        await flows.OpenAsync(http, FlowKind.SignUp, ct) switch
        {
            null => new SeeOther("/sign-up"),
            { Mobile: null } => new SeeOther("/sign-up/mobile"),
            { } flow => Pages.Of<GiveNamePage>(ViewOf(flow, steps)),
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
        if (steps.KeyOf(flow).Passport is not null)
            (given, family) = (InLatin(given, "GivenName"), InLatin(family, "FamilyName"));
        var problems = new[] { given.Problem, family.Problem }.OfType<Problem>().ToList();
        if (problems.Count > 0)
            return Again(form, ViewOf(flow, steps), problems);

        FlowSteps.SetName(flow, given.Value, family.Value);
        if (await steps.AskForCodeAsync(flow, ct) is { } refused)
        {
            refused.SayWhen(http);
            return Again(form, ViewOf(flow, steps), refused.Problem);
        }

        return new SeeOther("/sign-in/code");
    }

    private static GiveNameView ViewOf(Flow flow, FlowSteps steps) =>
        new(steps.KeyOf(flow).Passport is not null, flow.GivenName, flow.FamilyName) { BornOn = steps.BirthOf(flow) };

    private static IResult Again(Form form, GiveNameView view, params IReadOnlyList<Problem> problems) =>
        Pages.Again<GiveNamePage>(
            view,
            FormState.From([new("GivenName", form.GivenName), new("FamilyName", form.FamilyName)], problems)
        );
}

/// <summary>The name as the machine-readable lines have it, where somebody gave them.</summary>
/// <param name="IsPassport">In Latin letters, as in the passport.</param>
/// <param name="GivenName">Read from the lines, or null.</param>
/// <param name="FamilyName">The same.</param>
public sealed record GiveNameView(bool IsPassport, string? GivenName, string? FamilyName)
{
    /// <summary>The day of birth as it was understood.</summary>
    public DateOnly? BornOn { get; init; }
}
