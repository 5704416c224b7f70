using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>«ثبت سامانهٔ بیرونی»: one officer writes down who it is, why it asks and where it lives; another decides.
/// </summary>
internal static class RegisterPartner
{
    private const int LongestName = 100;
    private const int LongestPurpose = 300;
    private const int MostRedirects = 5;
    private const int LongestRedirect = 300;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/partners/new", Show).RequirePermission(PartnersModule.Approve);
        app.MapPost("/partners", SubmitAsync).RequirePermission(PartnersModule.Approve);
    }

    private static IResult Show() => Pages.Of<RegisterPartnerPage>();

    private static async Task<IResult> SubmitAsync(IFormCollection typed, PartnerDesk desk, CancellationToken ct)
    {
        var (asked, problems) = Read(typed);
        if (problems.Count == 0 && await desk.RoomForMoreAsync(ct) is { } full)
            problems.Add(full);
        if (problems.Count > 0)
        {
            var fields = typed.SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value));
            return Pages.Again<RegisterPartnerPage>(null, FormState.From(fields, problems));
        }

        return new SeeOther("/partners/" + desk.Register(asked).Id);
    }

    private static (PartnerForm Asked, List<Problem> Problems) Read(IFormCollection typed)
    {
        var problems = new List<Problem>();
        var isScreen = typed["Kind"] == "screen";
        var redirects = isScreen ? [] : ReadRedirects(typed["Redirects"].ToString(), problems);
        string[] wanted = [.. typed["Scopes"].OfType<string>().Take(Leaving.All.Length)];
        string[] alone = [.. typed["Alone"].OfType<string>().Take(MachineScope.All.Length)];
        var asked = new PartnerForm(
            Line("NameFa", LongestName, PartnersProblems.NameNeeded),
            Line("NameEn", LongestName, PartnersProblems.NameNeeded),
            Line("PurposeFa", LongestPurpose, PartnersProblems.PurposeNeeded),
            Line("PurposeEn", LongestPurpose, PartnersProblems.PurposeNeeded),
            redirects,
            [
                .. Leaving.All.Select(l => l.Scope).Where(s => s == Scopes.OpenId || wanted.Contains(s)),
                .. MachineScope.Of(alone).Select(m => m.Scope),
            ],
            typed["Kind"] == "server",
            ReadLogout(typed["Logout"], redirects, problems)
        );
        if (typed["Kind"].ToString() is not ("server" or "program" or "screen"))
            problems.Add(PartnersProblems.KindNeeded.On("Kind"));
        else if (redirects.Count > 0 && asked.IsConfidential && asked.IsInstalled)
            problems.Add(PartnersProblems.NoSecretOnPeoplesMachines.On("Kind"));
        else if (asked is { Logout: not null, IsConfidential: false })
            problems.Add(PartnersProblems.LogoutOfServersOnly.On("Logout"));
        else if (!asked.IsConfidential && asked.Scopes.Any(MachineScope.Has))
            problems.Add(PartnersProblems.AloneOfServersOnly.On("Alone"));
        if (isScreen && wanted.Contains(Scopes.OfflineAccess))
            problems.Add(PartnersProblems.ScreensKeepNobody.On("Scopes"));
        return (asked, problems);

        string Line(string field, int longest, Problem needed)
        {
            var text = PersianText.CleanLine(typed[field]);
            if (text.Length == 0 || text.Length > longest)
                problems.Add(needed.With(longest).On(field));
            return text;
        }
    }

    /// <summary>One address a line, compared letter by letter later: so nothing of it is tidied here.</summary>
    private static List<string> ReadRedirects(string text, List<Problem> problems)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (lines.Length is 0 or > MostRedirects)
        {
            problems.Add(PartnersProblems.RedirectsNeeded.With(MostRedirects).On("Redirects"));
            return [];
        }

        if (Array.Find(lines, line => !IsSafe(line)) is { } wrong)
        {
            var shown = wrong.Length > LongestRedirect ? wrong[..LongestRedirect] + "…" : wrong;
            problems.Add(PartnersProblems.RedirectWrong.With(shown).On("Redirects"));
            return [];
        }

        if (lines.Select(line => new Uri(line)).Select(u => u.IsLoopback ? "" : u.Host).Distinct().Count() > 1)
        {
            problems.Add(PartnersProblems.RedirectsOfSeveral.On("Redirects"));
            return [];
        }

        return [.. lines.Distinct()];
    }

    /// <summary>The city itself sends there: to the partner's own host and to no other.</summary>
    private static string? ReadLogout(string? typed, List<string> redirects, List<Problem> problems)
    {
        var line = typed?.Trim() ?? "";
        if (line.Length == 0 || redirects.Count == 0)
            return null;
        if (IsSafe(line) && new Uri(line) is { IsLoopback: false } uri && uri.Host == new Uri(redirects[0]).Host)
            return line;
        problems.Add(PartnersProblems.LogoutWrong.On("Logout"));
        return null;
    }

    private static bool IsSafe(string line) =>
        line.Length <= LongestRedirect
        && line.All(c => c is > ' ' and < '\x7f' and not '*')
        && Uri.TryCreate(line, UriKind.Absolute, out var uri)
        && uri is { Fragment: "", UserInfo: "" }
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
