using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Beginning a request.</summary>
[Collection<RequestsCollection>]
public sealed class StartRequestTests(CasesCity city)
{
    [Fact]
    public async Task A_form_without_our_token_changes_nothing()
    {
        var maryam = city.Maryam(follow: false);
        var answer = await maryam.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, "/services/street-problem/drafts")
            {
                Content = new FormUrlEncodedContent([]),
            }
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_person_can_keep_only_so_many_drafts()
    {
        var visitor = city.As(Somebody.Parvin);
        Seen page;
        do
        {
            page = await visitor.SubmitAsync(
                await visitor.GetAsync("/services/street-problem"),
                "form[action$='/drafts']"
            );
        } while (page.Status == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("بیش از ۲۰ پیش‌نویس باز دارید", page.Text);
    }

    [Fact]
    public async Task A_service_that_is_not_there_cannot_be_begun()
    {
        var refused = await Journeys.PostAsync(city.Maryam(), "/services/teleport/drafts");
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        Assert.Contains("چنین خدمتی در شهر نیست", refused.Text);
    }
}
