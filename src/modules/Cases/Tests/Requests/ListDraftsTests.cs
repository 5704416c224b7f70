using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>What was begun and not sent.</summary>
[Collection<RequestsCollection>]
public sealed class ListDraftsTests(CasesCity city)
{
    [Fact]
    public async Task A_draft_survives_a_restart_of_the_city_and_goes_on_where_it_was_left()
    {
        var maryam = city.Maryam();
        var page = await maryam.SubmitAsync(
            await maryam.GetAsync("/services/street-problem"),
            "form[action$='/drafts']"
        );
        page = await maryam.SubmitAsync(page, Journeys.Question, ("category", "tree"));
        Assert.EndsWith("/questions/place", page.Address, StringComparison.Ordinal);

        await city.City.RestartAsync();
        var drafts = await city.Maryam().GetAsync("/drafts");
        Assert.Contains("گزارش خرابی در خیابان", drafts.Text);
        var draft = page.Address.Split('/')[2];
        var back = await city.Maryam().GetAsync($"/drafts/{draft}/check");
        Assert.EndsWith("/questions/place", back.Address, StringComparison.Ordinal);
        var first = await city.Maryam().GetAsync($"/drafts/{draft}/questions/category");
        Assert.NotNull(first.Page.QuerySelector("input[value='tree'][checked]"));
    }

    [Fact]
    public async Task A_draft_can_be_thrown_away()
    {
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.SubmitAsync(await zahra.GetAsync("/services/street-problem"), "form[action$='/drafts']");
        var drafts = await zahra.GetAsync("/drafts");
        var id = page.Address.Split('/')[2];
        drafts = await zahra.SubmitAsync(drafts, $"form[action='/drafts/{id}/removal']");
        Assert.DoesNotContain(id, drafts.Body);
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync(page.Address)).Status);
    }

    [Fact]
    public async Task Somebody_elses_draft_cannot_be_thrown_away_and_a_sent_one_is_a_case()
    {
        var maryam = city.Maryam();
        var check = await Journeys.WriteStreetProblemAsync(maryam, "leak", 35.72);
        var removal = $"/drafts/{check.Address.Split('/')[2]}/removal";
        Assert.Equal(HttpStatusCode.NotFound, (await Journeys.PostAsync(city.As(Somebody.Zahra), removal)).Status);
        var number = Journeys.NumberOf(await maryam.SubmitAsync(check, Journeys.Sending));
        var removed = await Journeys.PostAsync(maryam, removal);
        Assert.StartsWith("/cases/", removed.Address, StringComparison.Ordinal);
        Assert.Contains(number, removed.Body);
        Assert.Equal(HttpStatusCode.OK, (await maryam.GetAsync($"/cases/{number}")).Status);
    }
}
