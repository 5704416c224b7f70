using System.Net;
using Shahr.Cases.Fees;

namespace Shahr.Cases.Tests;

/// <summary>The head of an office forgoes a fee.</summary>
[Collection<DeskCollection>]
public sealed class WaiveFeeTests(CasesCity city)
{
    [Fact]
    public async Task The_head_of_the_office_forgoes_it_with_a_reason_and_nobody_else()
    {
        var applicant = Somebody.Anybody();
        var maryam = city.As(applicant);
        var number = await Till.OweAsync(city, maryam);
        var davoud = city.Davoud();
        var desk = await Journeys.ClaimAsync(davoud, number, Till.Issue);
        Assert.Null(desk.Page.QuerySelector("form[action$='/fee-waivers']"));
        var step = desk.Page.QuerySelector("form[action$='/release']")?.GetAttribute("action") ?? "";
        var address = step.Replace("/release", "/fee-waivers");
        var no = await Journeys.PostAsync(davoud, address, ("waiver-1", "نمی‌تواند بپردازد"));
        Assert.Equal(HttpStatusCode.Forbidden, no.Status);

        var head = city.As(Somebody.HeadOf("district"));
        Assert.NotNull((await head.GetAsync($"/desk/{number}")).Page.QuerySelector("form[action$='/fee-waivers']"));
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await Journeys.PostAsync(head, address, ("waiver-1", " "))).Status
        );
        var done = await Journeys.PostAsync(head, address, ("waiver-1", "زیر پوشش بهزیستی است."));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Null(own.Page.QuerySelector(Till.PayForm));
        Assert.Contains("زیر پوشش بهزیستی است.", own.Text);
        Assert.Equal(HttpStatusCode.Conflict, (await Journeys.PostAsync(head, address, ("waiver-1", "باز"))).Status);
        await Journeys.CloseAsync(davoud, number, 1, "yes", step: Till.Issue);
        Assert.Contains("گواهی صادر شد", (await maryam.GetAsync($"/cases/{number}")).Text);
    }
}
