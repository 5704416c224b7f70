using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Board;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>An officer says when the work was really done; in a city of its own, whose clock moves.</summary>
public sealed class WorkedAtTests(CasesCity city) : IClassFixture<CasesCity>
{
    // Saturday, 7 Azar 1405, 09:30 in Tehran.
    private static readonly DateTimeOffset _saturday = new(2026, 11, 28, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_board_goes_by_the_real_time_and_the_delay_of_entry_is_a_column_of_its_own()
    {
        var numbers = new List<string>();
        city.City.Clock.Set(_saturday);
        for (var i = 0; i < 5; i++)
            numbers.Add(await Journeys.ReportAsync(city.Maryam(), "light", 35.61 + (i * 0.01)));
        // Mended on Saturday at 11:30, entered ten days later, long after the promise.
        city.City.Clock.Set(_saturday.AddDays(10));
        foreach (var number in numbers)
            Assert.Equal(HttpStatusCode.OK, (await CloseAsync(number, "7", "9", "1405", "11:30")).Status);

        await using var scope = city.City.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<ReckonBoard>()
            .ReckonAsync(TestContext.Current.CancellationToken);
        var row = scope.ServiceProvider.GetRequiredService<CasesDb>().Board.Single();
        Assert.Equal((5, 5, 0), (row.Stated, row.Kept, row.Broken));
        Assert.InRange(row.MedianMinutes ?? 0, 118, 121);
        var clock = city.City.Services.GetRequiredService<CaseClock>();
        var late = clock.Between(_saturday.UtcDateTime.AddHours(2), _saturday.UtcDateTime.AddDays(10));
        Assert.InRange(row.EntryMedianMinutes ?? 0, late - 2, late + 2);
        Assert.InRange(row.EntryNinthMinutes ?? 0, late - 2, late + 2);
        Assert.Contains("تأخیر ثبت", (await city.As(null).GetAsync("/clock")).Text);
        Assert.Contains("\"stated\":5", (await city.As(null).GetAsync("/api/v1/clock")).Body);

        var own = await city.Maryam().GetAsync($"/cases/{numbers[0]}");
        Assert.Contains("در پرونده نوشته شد", own.Text);
        Assert.Contains("انجام شده بود", own.Text);
        Assert.Contains("۱۱:۳۰", (await Journeys.TrackAsync(city.As(null), numbers[0])).Text);
    }

    [Fact]
    public async Task A_time_that_cannot_be_is_refused_at_its_field_and_nothing_is_ended()
    {
        city.City.Clock.Set(_saturday.AddDays(100));
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.7);
        Assert.Contains("هنوز به این اداره نرسیده بود", (await CloseAsync(number, "7", "9", "1405", "11:30")).Text);
        Assert.Contains("هنوز نرسیده است", (await CloseAsync(number, "1", "1", "1406", "11:30")).Text);
        Assert.Contains("ساعت انجام کار", (await CloseAsync(number, "7", "9", "1405", "")).Text);
        Assert.Contains("ساعت انجام کار", (await CloseAsync(number, "7", "9", "1405", "25:00")).Text);
        var wrong = await CloseAsync(number, "31", "12", "1405", "11:30");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        await using var scope = city.City.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number, default);
        Assert.True(found?.IsOpen);
        Assert.Null(found?.Steps[0].WorkedAt);
    }

    private async Task<Seen> CloseAsync(string number, string day, string month, string year, string time)
    {
        var davoud = city.Davoud();
        var page = await davoud.GetAsync($"/desk/{number}");
        if (page.Page.QuerySelector("form[action$='/claim']") is not null)
            page = await davoud.SubmitAsync(page, "form[action$='/claim']");
        return await davoud.SubmitAsync(
            page,
            "form[action$='/result']",
            ("result-0", "yes"),
            ("worked-0Day", day),
            ("worked-0Month", month),
            ("worked-0Year", year),
            ("worked-0Time", time)
        );
    }
}
