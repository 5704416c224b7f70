using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «ثبت سازمان»: somebody who may sign for a company, shop or association registers it by its national id. Nobody acts
/// for it before the registry of companies or an officer has confirmed that.
/// </summary>
internal static class RegisterOrganisation
{
    private const int LongestName = 120;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/organisations/new", Show).RequireSignIn();
        app.MapPost("/me/organisations", SubmitAsync).RequireSignIn().RequireRateLimiting("sign-in");
    }

    private static IResult Show() => Pages.Of<RegisterOrganisationPage>(new RegisterOrganisationView());

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        HttpContext http,
        OrganisationDesk desk,
        CancellationToken ct
    )
    {
        var (claim, problems) = Read(typed);
        if (claim is null)
            return Again(typed, problems);
        if (await desk.ClaimAsync(actor.Person, claim, ct) is not { } refused)
            return new SeeOther("/me/organisations?done=registered");
        refused.SayWhen(http);
        return Again(typed, [refused.Problem]);
    }

    private static (OrganisationClaim? Claim, IReadOnlyList<Problem> Problems) Read(IFormCollection typed)
    {
        var problems = new List<Problem>();
        if (!LegalEntityCode.TryParse(typed["Code"], out var code))
            problems.Add(OrganisationProblems.CodeWrong.On("Code"));
        string? raw = typed["Name"];
        var name = raw is { Length: > 10 * LongestName } ? "" : PersianText.CleanLine(raw);
        if (name.Length is < 2 or > LongestName)
            problems.Add(OrganisationProblems.NameWrong.On("Name"));
        // Enum.TryParse takes numbers and lists too; only a name of the form is a kind.
        string? kind = typed["Kind"];
        if (!Enum.GetNames<OrganisationKind>().Contains(kind))
            problems.Add(OrganisationProblems.KindMissing.On("Kind"));
        return problems.Count > 0
            ? (null, problems)
            : (new OrganisationClaim(code, Enum.Parse<OrganisationKind>(kind ?? ""), name), problems);
    }

    private static IResult Again(IFormCollection typed, IReadOnlyList<Problem> problems) =>
        Pages.Again<RegisterOrganisationPage>(new RegisterOrganisationView(), FormState.From(typed, problems));
}

/// <summary>What the page asks needs nothing to be known beforehand.</summary>
public sealed record RegisterOrganisationView;
