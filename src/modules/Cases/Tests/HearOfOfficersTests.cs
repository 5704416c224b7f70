using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Davoud leaves the lighting office, or has other work there: what he held waits for a colleague.</summary>
[Collection<DeskCollection>]
public sealed class HearOfOfficersTests(CasesCity city)
{
    [Fact]
    public async Task What_an_officer_held_in_that_office_is_free_again_and_its_history_says_why()
    {
        var lights = new[]
        {
            await TakenAsync("light", 35.611),
            await TakenAsync("light", 35.621),
            await TakenAsync("light", 35.671),
        };
        var elsewhere = await TakenAsync("waste", 35.681);
        await TellAsync("lighting", "cases.work", "cases.decide");
        var shirin = city.As(Somebody.Shirin);
        foreach (var number in lights)
        {
            await CityHost.EventuallyAsync(async () => await IsFreeAsync(number), "the step to be free");
            var page = await shirin.GetAsync($"/desk/{number}");
            Assert.Contains("داوود رضایی دیگر در این اداره به آن رسیدگی نمی‌کند", page.Text);
            Assert.Equal(1, await Rows.AuditAsync(city, "cases.handed_back", number));
        }

        Assert.Contains("به اداره برگشت", (await city.Maryam().GetAsync($"/cases/{lights[0]}")).Text);
        Assert.False(await IsFreeAsync(elsewhere));
        Assert.Equal(0, await Rows.AuditAsync(city, "cases.handed_back", elsewhere));
    }

    [Fact]
    public async Task Whoever_loses_another_permission_keeps_what_they_may_still_do()
    {
        var kept = await TakenAsync("light", 35.721);
        await TellAsync("lighting", "cases.see_all");
        // Heard in order: once the second is through, the first was.
        var freed = await TakenAsync("roads", 35.731);
        await TellAsync("roads", "cases.work", "cases.decide");
        await CityHost.EventuallyAsync(async () => await IsFreeAsync(freed), "the other step to be free");
        Assert.False(await IsFreeAsync(kept));
    }

    private async Task<string> TakenAsync(string category, double lat)
    {
        var number = await Journeys.ReportAsync(city.Maryam(), category == "roads" ? "pothole" : category, lat);
        await Journeys.ClaimAsync(city.Davoud(), number);
        Assert.False(await IsFreeAsync(number));
        return number;
    }

    private async Task<bool> IsFreeAsync(string number) =>
        (await city.As(Somebody.Shirin).GetAsync($"/desk/{number}")).Page.QuerySelector("form[action$='/claim']")
            is not null;

    private Task TellAsync(string office, params string[] permissions) =>
        city.City.InTransactionAsync(scope =>
        {
            var ended = new GrantsEnded(Somebody.Davoud.Person, FakeOffices.IdOf(office), permissions);
            scope.GetRequiredService<CityEvents>().Tell(ended);
            return Task.FromResult(true);
        });
}
