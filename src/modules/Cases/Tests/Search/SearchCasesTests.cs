using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Search;
using Shahr.Contracts;
using Shahr.Kit.Modules;

namespace Shahr.Cases.Tests.Search;

/// <summary>What the rest of the city learns of cases: search, home and other modules.</summary>
public sealed class SearchCasesTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task Home_and_search_know_my_cases_and_the_services_by_any_word()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "leak", 35.79);
        Assert.Contains(number, (await maryam.GetAsync("/")).Body);
        var hits = await SearchAsync("نشتِ آب");
        Assert.Contains(hits, h => h.Href == $"/cases/{number}");
        Assert.Contains(hits, h => h.Href == "/services/street-problem");
        Assert.Contains(await SearchAsync("سكونت"), h => h.Href == "/services/residence-certificate");
        Assert.Equal(
            $"/cases/{number}",
            (await SearchAsync(Shahr.Kit.Values.PersianText.ToPersianDigits(number)))[0].Href
        );
        Assert.Empty(await SearchAsync("%_'\"--"));
    }

    [Fact]
    public async Task Other_modules_may_ask_for_a_case()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.66);
        var found = await city.City.InScopeAsync(async scope =>
        {
            var id = (await scope.GetRequiredService<CaseStore>().FindAsync(number, default))?.Id ?? default;
            return await scope.GetRequiredService<ICases>().FindAsync(id);
        });
        Assert.Equal((number, "street-problem", true), (found?.Number, found?.ServiceCode, found?.IsOpen));
        Assert.Equal(HttpStatusCode.OK, (await city.Maryam().GetAsync($"/cases/{found?.Id}")).Status);
    }

    [Fact]
    public async Task Other_modules_may_ask_who_has_an_open_request_of_a_service_each_once_in_order()
    {
        await Journeys.ReportAsync(city.Maryam(), "light", 35.67);
        await Journeys.ReportAsync(city.Maryam(), "light", 35.68);
        var all = await ApplicantsAsync(null, 100);
        Assert.Single(all, Somebody.Maryam.Person);
        Assert.Equal(all.Distinct(), all);
        var singly = new List<Kit.PersonId>();
        while (await ApplicantsAsync(singly.Count > 0 ? singly[^1] : null, 1) is [var next])
            singly.Add(next);
        Assert.Equal(all, singly);
        Assert.Empty(await ApplicantsAsync(null, 100, "no-such-service"));
    }

    private Task<IReadOnlyList<Kit.PersonId>> ApplicantsAsync(
        Kit.PersonId? after,
        int most,
        string service = "street-problem"
    ) => city.City.InScopeAsync(s => s.GetRequiredService<ICases>().ApplicantsAsync(service, after, most));

    private Task<IReadOnlyList<SearchHit>> SearchAsync(string query) =>
        city.City.InScopeAsync(scope =>
            scope
                .GetServices<ISearchSource>()
                .OfType<SearchCases>()
                .Single()
                .SearchAsync(query, Somebody.Maryam, "fa", 20, default)
        );
}
