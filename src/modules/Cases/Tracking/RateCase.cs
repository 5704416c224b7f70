using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>Once a case is decided its applicant says how it went: one to five stars, and a word.</summary>
internal static class RateCase
{
    /// <summary>The longest word in letters.</summary>
    public const int MaxWord = 500;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/cases/{key}/stars", Submit).RequireSignIn().AlsoForWhoHasNoHands();

    public static async Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        CaseStore store,
        CaseFiles views,
        CancellationToken ct
    )
    {
        var own = await store.LockOwnAsync(key, actor, ct);
        if (own.Problem is { } closed)
            return Pages.Refuse(closed);
        var found = own.Value;
        var word = PersianText.Clean(form["word"].ToString());
        var problem =
            word.Length > MaxWord
                ? CasesProblems
                    .TooLong.With("نظر شما", "Your opinion", CaseWords.Number("fa", MaxWord), MaxWord)
                    .On("word")
            : int.TryParse(form["stars"], NumberStyles.None, CultureInfo.InvariantCulture, out var stars)
                ? found.Rate(stars)
            : CasesProblems.ChooseStars.On("stars");
        if (problem is not null)
            return await ShowCase.Again(found, form, problem, ui, views, ct);
        store.Write(found, LineKind.Rated, actor, text: word.Length == 0 ? null : word);
        return new SeeOther($"/cases/{found.Number}?rated=1");
    }
}
