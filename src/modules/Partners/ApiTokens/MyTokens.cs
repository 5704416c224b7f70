using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Partners;

/// <summary>«رمزهای برنامه‌ها»: tokens for one's own programs, made with a fresh proof, shown once, revoked at once.
/// </summary>
internal static class MyTokens
{
    private const int LongestName = 60;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/tokens", ShowAsync).RequireSignIn();
        app.MapPost("/me/tokens", MakeAsync)
            .RequireSignIn()
            .RequireFresh(
                "ساختن رمز برنامهٔ «{Name}»، که بی شما به کارهایتان می‌رسد",
                "Making a token for “{Name}”, which reaches your requests without you"
            );
        app.MapPost("/me/tokens/{id:guid}/revocation", RevokeAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(Actor actor, TokenViews views, string? done, CancellationToken ct) =>
        Pages.Of<MyTokensPage>(await views.OfAsync(actor, ct) with { Done = done is not null });

    private static async Task<IResult> MakeAsync(
        IFormCollection typed,
        Actor actor,
        TokenDesk desk,
        TokenViews views,
        CancellationToken ct
    )
    {
        var name = PersianText.CleanLine(typed["Name"]);
        string[] wanted = [.. typed["Scopes"].OfType<string>().Take(TokenScope.All.Length)];
        string[] scopes = [.. TokenScope.All.Select(s => s.Scope).Where(wanted.Contains)];
        var problems = new List<Problem>();
        if (name.Length is 0 or > LongestName)
            problems.Add(PartnersProblems.TokenNameNeeded.With(LongestName).On("Name"));
        if (scopes.Length == 0)
            problems.Add(PartnersProblems.TokenScopesNeeded.On("Scopes"));
        if (!int.TryParse(typed["Days"], out var days) || !MyTokensView.Lengths.Contains(days))
            problems.Add(PartnersProblems.TokenDaysNeeded.On("Days"));
        if (problems.Count > 0)
            return await AgainAsync(problems);
        var made = await desk.MakeAsync(actor.Person, name, scopes, days, ct);
        if (made.Problem is { } refused)
            return await AgainAsync([refused]);
        // It stands on this one answer alone; a page with a form is kept by no browser.
        return Pages.Of<MyTokensPage>(await views.OfAsync(actor, ct) with { Made = made.Value.ToString() });

        async Task<IResult> AgainAsync(IReadOnlyList<Problem> wrong)
        {
            var fields = typed.SelectMany(f => f.Value, (f, value) => KeyValuePair.Create(f.Key, value));
            return Pages.Again<MyTokensPage>(await views.OfAsync(actor, ct), FormState.From(fields, wrong));
        }
    }

    private static async Task<IResult> RevokeAsync(
        Guid id,
        Actor actor,
        TokenDesk desk,
        TokenViews views,
        CancellationToken ct
    ) =>
        await desk.RevokeAsync(actor.Person, id, ct) is { } refused
            ? Pages.Again<MyTokensPage>(await views.OfAsync(actor, ct), FormState.Of(refused))
            : new SeeOther("/me/tokens?done=1");
}

/// <summary>Gathers what the page shows.</summary>
internal sealed class TokenViews(TokenDesk desk, UiContext ui)
{
    public async Task<MyTokensView> OfAsync(Actor actor, CancellationToken ct) =>
        new([
            .. (await desk.ListAsync(actor.Person, ct)).Select(t => new TokenLine(
                t.Id,
                t.Name,
                [.. TokenScope.All.Where(s => t.ScopeList.Contains(s.Scope)).Select(s => s.In(ui))],
                When.Long(t.CreatedAt, ui),
                When.Long(t.EndsAt, ui),
                t.SeenAt is { } seen ? When.Long(seen, ui) : null
            )),
        ]);
}

/// <summary>One token, without itself.</summary>
public sealed record TokenLine(
    Guid Id,
    string Name,
    IReadOnlyList<string> What,
    string Made,
    string Until,
    string? Used
);

/// <summary>What the page shows.</summary>
public sealed record MyTokensView(IReadOnlyList<TokenLine> Tokens)
{
    /// <summary>How long a token may live, in days.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [30, 90, 365];

    /// <summary>True after one was revoked.</summary>
    public bool Done { get; init; }

    /// <summary>A token that was just made; never again.</summary>
    public string? Made { get; init; }
}
