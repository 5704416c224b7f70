using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>An officer writes to the citizen about a step they hold.</summary>
[Collection<DeskCollection>]
public sealed class TellCitizenTests(CasesCity city)
{
    private const string Form = "form[action$='/messages']";

    [Fact]
    public async Task What_an_officer_writes_stands_in_the_history_and_no_clock_stops()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.ReportAsync(maryam, "light", 35.661);
        var desk = await Journeys.ClaimAsync(davoud, number);
        var told = await davoud.SubmitAsync(desk, Form, ("message-0", "فردا صبح می‌آییم"));
        Assert.Contains("فردا صبح می‌آییم", told.Text);
        Assert.DoesNotContain("ساعت این گام ایستاده", told.Text);
        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains("داوود رضایی نوشت", own.Text);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseTold", number));
    }

    [Fact]
    public async Task Nothing_empty_and_nothing_endless_is_sent()
    {
        var davoud = city.Davoud();
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.662);
        var desk = await Journeys.ClaimAsync(davoud, number);
        foreach (var wrong in new[] { "", "  ", new string('آ', 1001) })
        {
            var refused = await davoud.SubmitAsync(desk, Form, ("message-0", wrong));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.Page.QuerySelector("details[open] .field .problem"));
        }

        Assert.Equal(0, await Rows.EventsAsync(city, "CaseTold", number));
    }

    [Fact]
    public async Task Only_the_holder_of_the_step_writes()
    {
        var davoud = city.Davoud();
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.663);
        var desk = await Journeys.ClaimAsync(davoud, number);
        var action = desk.Page.QuerySelector(Form)?.GetAttribute("action") ?? "";
        foreach (
            var (who, status) in new[]
            {
                (Somebody.Shirin, HttpStatusCode.Conflict),
                (Somebody.Nader, HttpStatusCode.Forbidden),
                (Somebody.Maryam, HttpStatusCode.Forbidden),
            }
        )
        {
            var refused = await Journeys.PostAsync(city.As(who), action, ("message-0", "سلام"));
            Assert.Equal(status, refused.Status);
        }

        Assert.Equal(0, await Rows.EventsAsync(city, "CaseTold", number));
    }
}
