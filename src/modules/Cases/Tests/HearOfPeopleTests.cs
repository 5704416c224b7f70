using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What two officers wrote down about Zahra, and what becomes of her requests.</summary>
public sealed class HearOfPeopleTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task Cases_come_under_the_account_that_stays_and_go_back_when_the_two_are_parted()
    {
        var (zahra, maryam) = (Somebody.Zahra, Somebody.Maryam);
        var moved = await Journeys.ReportAsync(city.As(zahra), "waste", 35.631);
        var own = await Journeys.ReportAsync(city.Maryam(), "waste", 35.641);
        await TellAsync(new PersonMerged(zahra.Person, maryam.Person));
        await EventuallyAsync(maryam, moved, HttpStatusCode.OK);
        var page = await city.Maryam().GetAsync($"/cases/{moved}");
        Assert.Contains("دو حساب درخواست‌کننده یکی شد", page.Text);
        Assert.DoesNotContain("به نام", page.Text);
        Assert.Contains(Shown(moved), (await city.Maryam().GetAsync("/cases")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await city.As(zahra).GetAsync($"/cases/{moved}")).Status);

        await TellAsync(new PersonMergeUndone(zahra.Person, maryam.Person));
        await EventuallyAsync(zahra, moved, HttpStatusCode.OK);
        Assert.Contains("دو حساب از هم جدا شد", (await city.As(zahra).GetAsync($"/cases/{moved}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await city.Maryam().GetAsync($"/cases/{moved}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await city.Maryam().GetAsync($"/cases/{own}")).Status);
    }

    [Fact]
    public async Task A_death_taken_back_and_another_name_stand_in_the_history_of_open_cases()
    {
        var nader = Somebody.Nader;
        var open = await Journeys.ReportAsync(city.As(nader), "light", 35.651);
        var closed = await Journeys.ReportAsync(city.As(nader), "light", 35.661);
        await Journeys.PostAsync(city.As(nader), $"/cases/{closed}/withdrawal");
        foreach (
            var happened in new PersonEvent[]
            {
                new PersonDied(nader.Person, new DateOnly(2026, 11, 20)),
                new PersonDeathUndone(nader.Person),
                new PersonRenamed(nader.Person),
            }
        )
            await TellAsync(happened);
        await CityHost.EventuallyAsync(
            async () => (await ReadAsync(open)).Contains("نام درخواست‌کننده عوض شد"),
            "another name in the history"
        );
        var text = await ReadAsync(open);
        Assert.Contains("درگذشت درخواست‌کننده ثبت شد", text);
        Assert.Contains("ثبت درگذشت درخواست‌کننده برداشته شد", text);
        Assert.DoesNotContain("درگذشت", await ReadAsync(closed));

        async Task<string> ReadAsync(string number) => (await city.As(nader).GetAsync($"/cases/{number}")).Text;
    }

    private Task TellAsync(ICityEvent happened) =>
        city.City.InTransactionAsync(scope =>
        {
            scope.GetRequiredService<CityEvents>().Tell(happened);
            return Task.FromResult(true);
        });

    private Task EventuallyAsync(Actor who, string number, HttpStatusCode status) =>
        CityHost.EventuallyAsync(
            async () => (await city.As(who).GetAsync($"/cases/{number}")).Status == status,
            "the case to come under the other account"
        );

    private static string Shown(string number) => CaseWords.Number("fa", Shahr.Kit.Values.PublicNumber.Parse(number));
}
