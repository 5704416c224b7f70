using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Board;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>The public clock, in a city of its own: what happened to every case here is known.</summary>
public sealed class ShowBoardTests(CasesCity city) : IClassFixture<CasesCity>
{
    private static readonly DateTimeOffset _monday = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_tells_what_was_promised_kept_and_is_late_and_takes_the_citizens_time_out()
    {
        Assert.Contains("هنوز چیزی برای نشان دادن نیست", (await city.City.Visitor().GetAsync("/clock")).Text);

        var numbers = new List<string>();
        for (var i = 0; i < 6; i++)
            numbers.Add(await Journeys.ReportAsync(city.Maryam(), "light", 35.7 + (i * 0.01)));

        // Four are done within an hour, one waits for the citizen, one lies for forty days.
        city.City.Clock.Set(_monday.AddHours(1));
        var davoud = city.Davoud();
        foreach (var number in numbers.Take(4))
            await Journeys.WorkAsync(davoud, number, 0, "yes", "درست شد.");
        var asked = await Journeys.ClaimAsync(davoud, numbers[4]);
        await davoud.SubmitAsync(asked, "form[action$='/questions']", ("question-0", "شمارهٔ تیر چیست؟"));
        var maryam = city.Maryam();
        var rated = await maryam.GetAsync($"/cases/{numbers[0]}");
        await maryam.SubmitAsync(rated, "form[action$='/stars']", ("stars", "5"));
        city.City.Clock.Set(_monday.AddDays(40));

        var line = await LineAsync();
        Assert.Equal(6, Number("steps"));
        Assert.Equal(1260, Number("promisedMinutes"));
        Assert.Equal(60, Number("medianMinutes"));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("ninthMinutes").ValueKind);
        Assert.Equal(4, Number("kept"));
        Assert.Equal(1, Number("rated"));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("stars").ValueKind);
        Assert.Equal(1, Number("broken"));
        Assert.Equal(1, Number("openNow"));
        Assert.Equal(1, Number("lateNow"));
        Assert.Equal(1, Number("waitingForCitizens"));

        var page = await city.City.Visitor().GetAsync("/clock");
        Assert.Equal("ساعت شهر", page.Heading);
        Assert.NotNull(page.Page.QuerySelector("tr.row-attention"));
        Assert.DoesNotContain("ادارهٔ شما", page.Text);
        var his = await davoud.GetAsync("/clock");
        Assert.Contains("ادارهٔ شما", his.Text);
        // His own work first: four done in time and one in hand that waits for the citizen; a colleague has none.
        var own = his.Page.QuerySelectorAll("main table")[0];
        Assert.Equal(2, his.Page.QuerySelectorAll("main table").Length);
        Assert.Equal("۰", own.QuerySelectorAll("tbody tr td")[^2].TextContent.Trim());
        Assert.Equal("۱", own.QuerySelectorAll("tbody tr td")[^1].TextContent.Trim());
        Assert.DoesNotContain("کار خود شما", (await city.As(Somebody.Shirin).GetAsync("/clock")).Text);
        Assert.DoesNotContain("کار خود شما", page.Text);
        Assert.DoesNotContain(numbers[0], page.Text);

        // Ninety days on only what is still open is left, and of one step no time is told.
        city.City.Clock.Set(_monday.AddDays(140));
        line = await LineAsync();
        Assert.Equal(0, Number("steps"));
        Assert.Equal(1, Number("lateNow"));
        Assert.Equal(JsonValueKind.Null, line.GetProperty("medianMinutes").ValueKind);

        int Number(string name) => line.GetProperty(name).GetInt32();
    }

    private async Task<JsonElement> LineAsync()
    {
        await using (var scope = city.City.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<ReckonBoard>()
                .ReckonAsync(TestContext.Current.CancellationToken);
        var all = JsonDocument.Parse((await city.City.Visitor().GetAsync("/api/v1/clock")).Body).RootElement;
        return Assert.Single(all.GetProperty("lines").EnumerateArray());
    }
}
