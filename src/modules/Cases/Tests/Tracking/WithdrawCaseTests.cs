using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>Taking a request back.</summary>
[Collection<TrackingCollection>]
public sealed class WithdrawCaseTests(CasesCity city)
{
    [Fact]
    public async Task A_request_can_be_withdrawn_once()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "tree", 35.74);
        var ask = await maryam.GetAsync($"/cases/{number}/withdrawal");
        var done = await maryam.SubmitAsync(ask, "form[action$='/withdrawal']");
        Assert.Contains("پس گرفته شد", done.Text);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.withdrawn", number));
        var twice = await maryam.SubmitAsync(ask, "form[action$='/withdrawal']");
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("این پرونده بسته شده است", twice.Text);
    }

    [Fact]
    public async Task Withdrawing_while_the_officer_decides_ends_the_case_once()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "tree", 35.68);
        var davoud = city.Davoud();
        var desk = await Journeys.ClaimAsync(davoud, number);
        var ask = await maryam.GetAsync($"/cases/{number}/withdrawal");
        var ends = await Task.WhenAll(
            maryam.SubmitAsync(ask, "form[action$='/withdrawal']"),
            davoud.SubmitAsync(desk, "form[action$='/result']", ("result-0", "yes"))
        );
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], ends.Select(e => e.Status).Order());
        var decided = await Rows.EventsAsync(city, "CaseDecided", number);
        var withdrawn = await Rows.AuditAsync(city, "cases.withdrawn", number);
        Assert.Equal(1, decided + withdrawn);
    }
}
