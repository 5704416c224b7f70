using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>An officer takes a step in hand; of two, one gets it.</summary>
[Collection<DeskCollection>]
public sealed class ClaimStepTests(CasesCity city)
{
    [Fact]
    public async Task Two_officers_reach_for_a_step_and_exactly_one_gets_it()
    {
        for (var round = 0; round < 5; round++)
        {
            var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.61 + (round * 0.002));
            var (davoud, shirin) = (city.Davoud(), city.As(Somebody.Shirin));
            var (a, b) = (await davoud.GetAsync($"/desk/{number}"), await shirin.GetAsync($"/desk/{number}"));
            var claims = await Task.WhenAll(
                davoud.SubmitAsync(a, "form[action$='/claim']"),
                shirin.SubmitAsync(b, "form[action$='/claim']")
            );
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], claims.Select(c => c.Status).Order());
            Assert.Contains(
                "همکار دیگری این گام را پیش از شما برداشته است",
                claims.Single(c => c.Status == HttpStatusCode.Conflict).Text
            );
            Assert.Equal(1, await Rows.AuditAsync(city, "cases.claimed", number));
        }
    }

    [Fact]
    public async Task A_step_of_a_colleague_who_is_away_is_taken_over_and_the_history_says_so()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.787);
        await Journeys.ClaimAsync(city.Davoud(), number);
        var shirin = city.As(Somebody.Shirin);
        Assert.Null((await shirin.GetAsync($"/desk/{number}")).Page.QuerySelector("form[action$='/claim']"));
        try
        {
            city.Absences.Away[Somebody.Davoud.Person] = new DateTime(2026, 12, 1, 20, 30, 0, DateTimeKind.Utc);
            Assert.Contains("در غیبت همکار", await Journeys.WholeDeskAsync(shirin));
            var page = await shirin.GetAsync($"/desk/{number}");
            Assert.Contains("در غیبت است. می‌توانید آن را بردارید", page.Text);
            var (a, b) = (city.As(Somebody.Shirin), shirin);
            var claims = await Task.WhenAll(
                a.SubmitAsync(page, "form[action$='/claim']"),
                b.SubmitAsync(page, "form[action$='/claim']")
            );
            Assert.Single(claims, c => c.Status == HttpStatusCode.OK);
        }
        finally
        {
            city.Absences.Away.Clear();
        }

        var taken = await shirin.GetAsync($"/desk/{number}");
        Assert.NotNull(taken.Page.QuerySelector("form[action$='/release']"));
        Assert.Contains("را به جای همکاری که در غیبت است برداشت", taken.Text);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.taken_over", number));
    }

    [Fact]
    public async Task Who_has_the_step_already_is_told_so_and_a_closed_case_cannot_be_taken()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "light", 35.795);
        var davoud = city.Davoud();
        var page = await davoud.GetAsync($"/desk/{number}");
        await davoud.SubmitAsync(page, "form[action$='/claim']");
        var again = await davoud.SubmitAsync(page, "form[action$='/claim']");
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("این گام از پیش با شماست", again.Text);

        await maryam.SubmitAsync(await maryam.GetAsync($"/cases/{number}/withdrawal"), "form[action$='/withdrawal']");
        var late = await davoud.SubmitAsync(page, "form[action$='/claim']");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("این پرونده بسته شده است", late.Text);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.claimed", number));
    }

    [Fact]
    public async Task Who_has_no_business_with_the_step_cannot_take_it_by_its_address()
    {
        var number = await Journeys.ReportAsync(city.Davoud(), "light", 35.79);
        var shirin = await city.As(Somebody.Shirin).GetAsync($"/desk/{number}");
        var action = shirin.Page.QuerySelector("form[action$='/claim']")?.GetAttribute("action") ?? "";
        foreach (var outsider in new[] { Somebody.Maryam, Somebody.Nader, Somebody.Parvin, Somebody.Davoud })
            Assert.Equal(HttpStatusCode.Forbidden, (await Journeys.PostAsync(city.As(outsider), action)).Status);
        var nowhere = action.Replace(action.Split('/')[^2], Guid.CreateVersion7().ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await Journeys.PostAsync(city.As(Somebody.Shirin), nowhere)).Status);
        Assert.Equal(0, await Rows.AuditAsync(city, "cases.claimed", number));
    }
}
