using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>An officer gives a step back to the office.</summary>
[Collection<DeskCollection>]
public sealed class ReleaseStepTests(CasesCity city)
{
    [Fact]
    public async Task A_released_step_is_free_again()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.69);
        var davoud = city.Davoud();
        var page = await Journeys.ClaimAsync(davoud, number);
        await davoud.SubmitAsync(page, "form[action$='/release']");
        Assert.Equal(HttpStatusCode.OK, (await Journeys.ClaimAsync(city.As(Somebody.Shirin), number)).Status);
    }

    [Fact]
    public async Task Only_who_has_the_step_can_give_it_back()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.78);
        var page = await Journeys.ClaimAsync(city.Davoud(), number);
        var action = page.Page.QuerySelector("form[action$='/release']")?.GetAttribute("action") ?? "";
        var colleague = await Journeys.PostAsync(city.As(Somebody.Shirin), action);
        Assert.Equal(HttpStatusCode.Conflict, colleague.Status);
        Assert.Contains("این گام با شما نیست", colleague.Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await Journeys.PostAsync(city.As(Somebody.Nader), action)).Status);
        Assert.Equal(0, await Rows.AuditAsync(city, "cases.released", number));

        Assert.Equal(HttpStatusCode.OK, (await Journeys.PostAsync(city.Davoud(), action)).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await Journeys.PostAsync(city.Davoud(), action)).Status);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.released", number));
    }
}
