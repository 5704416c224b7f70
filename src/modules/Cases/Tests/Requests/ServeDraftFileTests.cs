using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>The files of a draft, to its owner only.</summary>
[Collection<RequestsCollection>]
public sealed class ServeDraftFileTests(CasesCity city)
{
    [Fact]
    public async Task A_photo_is_kept_shown_and_taken_away_again()
    {
        var (visitor, draft) = await DraftAsync();
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/photos");
        await visitor.SubmitAsync(
            page,
            Journeys.Question,
            [],
            [("photos", "..\\..\\evil\u202Egpj.png", TestFiles.Png)]
        );
        page = await visitor.GetAsync($"/drafts/{draft}/questions/photos");
        Assert.DoesNotContain("..", page.Page.QuerySelector(".file-name")?.TextContent);
        var shown = page.Page.QuerySelector(".file img")?.GetAttribute("src") ?? "";
        Assert.Equal("image/png", (await visitor.GetAsync(shown)).Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await city.As(Somebody.Shirin).GetAsync(shown)).Status);
        var hash = page.Page.QuerySelector("input[name='photosRemove']")?.GetAttribute("value");
        await visitor.SubmitAsync(page, Journeys.Question, ("photosRemove", hash));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(shown)).Status);
    }

    private async Task<(Visitor Visitor, string Draft)> DraftAsync()
    {
        var visitor = city.Maryam();
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/services/street-problem"),
            "form[action$='/drafts']"
        );
        return (visitor, page.Address.Split('/')[2]);
    }
}
