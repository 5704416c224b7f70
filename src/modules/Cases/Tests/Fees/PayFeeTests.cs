using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Fees;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>A step waits for its fee, and goes on by itself.</summary>
[Collection<DeskCollection>]
public sealed class PayFeeTests(CasesCity city)
{
    [Fact]
    public async Task The_certificate_waits_for_its_fee_and_goes_on_by_itself_once_it_is_paid()
    {
        var applicant = Somebody.Anybody();
        var maryam = city.As(applicant);
        Assert.Contains("۱٬۵۰۰٬۰۰۰ ریال", (await maryam.GetAsync($"/services/{Till.Service}")).Text);
        var number = await Till.OweAsync(city, maryam);
        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains("۱۵۰٬۰۰۰ تومان", own.Text);
        Assert.Contains("ساعت ایستاده است تا کارمزد پرداخت شود", own.Text);
        Assert.Contains("منتظر شما", (await maryam.GetAsync("/cases")).Text);
        Assert.Contains("ساعت ایستاده است تا کارمزد", (await Journeys.TrackAsync(city.As(null), number)).Text);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOwes", number));

        // Nobody decides meanwhile, also by a form that was open before.
        var desk = await Journeys.ClaimAsync(city.Davoud(), number, Till.Issue);
        Assert.Contains("منتظر پرداخت کارمزد صدور گواهی عدم خلاف", desk.Text);
        Assert.Null(desk.Page.QuerySelector("form[action$='/result']"));
        var step = desk.Page.QuerySelector("form[action$='/release']")?.GetAttribute("action") ?? "";
        var forced = await Journeys.PostAsync(city.Davoud(), step.Replace("/release", "/result"), ("result-1", "yes"));
        Assert.Contains(CaseFeeProblems.WaitsForFee.Fa, forced.Text);

        var receipt = await Till.PayAsync(city, maryam, applicant, number);
        Assert.NotNull(receipt.Page.QuerySelector($"a[href='/cases/{number}']"));
        own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains($"کارمزد گام «{Till.Issue}» پرداخت شد", own.Text);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.fee_paid", number));
        await Journeys.CloseAsync(city.Davoud(), number, 1, "yes", step: Till.Issue);
        Assert.Contains("گواهی صادر شد", (await maryam.GetAsync($"/cases/{number}")).Text);
        Assert.Contains(city.Papers.Orders.Values, p => p.CaseNumber == number);
    }

    [Fact]
    public async Task The_time_until_it_is_paid_is_not_the_offices()
    {
        var applicant = Somebody.Anybody();
        var maryam = city.As(applicant);
        var number = await Till.OweAsync(city, maryam);
        var promised = await DueAsync(number);
        city.City.Clock.Advance(TimeSpan.FromDays(7));
        await Till.PayAsync(city, maryam, applicant, number);
        Assert.True(await DueAsync(number) > promised.AddDays(4));
    }

    [Fact]
    public async Task Who_takes_the_request_back_owes_nothing_and_a_page_that_stayed_open_takes_no_money()
    {
        var applicant = Somebody.Anybody();
        var maryam = city.As(applicant);
        await city.City.FundAsync(applicant.For, 2_000_000);
        var number = await Till.OweAsync(city, maryam);
        var own = await maryam.GetAsync($"/cases/{number}");
        var check = await maryam.SubmitAsync(own, Till.PayForm);
        var back = await maryam.SubmitAsync(
            await maryam.GetAsync($"/cases/{number}/withdrawal"),
            "form[action$='/withdrawal']"
        );
        Assert.Equal(HttpStatusCode.OK, back.Status);

        Assert.Contains("دیگر لازم نیست", (await maryam.SubmitAsync(check, "#pay")).Text);
        var again = await maryam.SubmitAsync(own, Till.PayForm);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains(CaseFeeProblems.NothingOwed.Fa, again.Text);
        Assert.Contains("۲۰۰٬۰۰۰ تومان", (await maryam.GetAsync("/wallet")).Text);
    }

    [Fact]
    public async Task Nobody_pays_for_a_case_that_is_not_theirs_and_a_step_that_is_none_is_refused()
    {
        var maryam = city.As(Somebody.Anybody());
        var number = await Till.OweAsync(city, maryam);
        var form = (await maryam.GetAsync($"/cases/{number}")).Page.QuerySelector(Till.PayForm);
        var address = form?.GetAttribute("action") ?? "";
        var other = await Journeys.PostAsync(city.As(Somebody.Anybody()), address);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        foreach (var step in new[] { "nothing", $"{Guid.CreateVersion7()}" })
        {
            var refused = await Journeys.PostAsync(maryam, $"/cases/{number}/fees/{step}/payments");
            Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        }
    }

    private Task<DateTime> DueAsync(string number) =>
        city.City.InScopeAsync(async scope =>
        {
            var found = await scope.GetRequiredService<CaseStore>().FindAsync(number, CancellationToken.None);
            return found?.NowDue ?? default;
        });
}
