using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>A service is given no more, and brought back.</summary>
[Collection<DesignerCollection>]
public sealed class WithdrawServiceTests(CasesCity city)
{
    [Fact]
    public async Task A_withdrawn_service_takes_nothing_new_while_what_runs_goes_on()
    {
        var (kaveh, simin, maryam) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin), city.Maryam());
        var code = DesignSteps.NewCode();
        var design = await DesignSteps.SmallAsync(kaveh, code);
        await DesignSteps.ReadyAsync(kaveh, design);
        await DesignSteps.PublishAsync(simin, design);
        var page = await maryam.SubmitAsync(await maryam.GetAsync($"/services/{code}"), "form[action$='/drafts']");
        page = await maryam.SubmitAsync(page, Journeys.Question, ("birds", "۷"));
        var number = Journeys.NumberOf(await maryam.SubmitAsync(page, Journeys.Sending));
        page = await maryam.SubmitAsync(await maryam.GetAsync($"/services/{code}"), "form[action$='/drafts']");
        var begun = await maryam.SubmitAsync(page, Journeys.Question, ("birds", "۸"));

        var address = $"/designer/services/{code}/withdrawal";
        page = await kaveh.GetAsync(address);
        Assert.Contains("۱ پروندهٔ باز", page.Text);
        var silent = await kaveh.SubmitAsync(page, "form[action$='/withdrawal']");
        Assert.Contains("چرا", silent.ProblemAt("reason"));
        await kaveh.SubmitAsync(page, "form[action$='/withdrawal']", ("reason", "کبوترها کوچ کردند."));
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync($"/services/{code}")).Status);
        Assert.Null((await maryam.GetAsync("/services")).Page.QuerySelector($"a[href='/services/{code}']"));
        Assert.Equal(HttpStatusCode.Conflict, (await maryam.SubmitAsync(begun, Journeys.Sending)).Status);
        Assert.Equal(HttpStatusCode.OK, (await maryam.GetAsync($"/cases/{number}")).Status);
        await Journeys.WorkAsync(city.Davoud(), number, 0, "yes");
        Assert.Contains("پذیرفته شد", (await maryam.GetAsync($"/cases/{number}")).Text);

        page = await kaveh.GetAsync(address);
        Assert.Contains("کبوترها کوچ کردند.", page.Text);
        await kaveh.SubmitAsync(page, "form[action$='/restoration']");
        Assert.Equal(HttpStatusCode.OK, (await maryam.GetAsync($"/services/{code}")).Status);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.service_withdrawn", code));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.service_restored", code));
        Assert.Equal(HttpStatusCode.Conflict, (await kaveh.SubmitAsync(page, "form[action$='/restoration']")).Status);
    }

    [Fact]
    public async Task There_is_nothing_to_withdraw_where_there_is_no_service() =>
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await city.As(Somebody.Kaveh).GetAsync("/designer/services/no-such-thing/withdrawal")).Status
        );
}
