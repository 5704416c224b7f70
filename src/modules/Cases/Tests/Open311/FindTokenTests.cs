using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>The number of a report whose answer was lost.</summary>
[Collection<RequestsCollection>]
public sealed class FindTokenTests(CasesCity city)
{
    [Fact]
    public async Task The_key_a_report_was_sent_with_finds_its_number_and_no_other_does()
    {
        var key = Guid.CreateVersion7().ToString();
        var filed = await Geo.PostAsync(
            city.ProgramOf(Somebody.Maryam),
            "/requests.xml",
            Geo.Report("light", 35.731),
            key
        );
        var found = await Geo.JsonAsync(city.As(null), $"/tokens/{key}.json");
        Assert.Equal(Geo.NumberIn(filed), found[0].GetProperty("service_request_id").GetString());
        foreach (var other in new[] { Guid.CreateVersion7().ToString(), "x" })
        {
            var none = await city.As(null).GetAsync($"{Geo.Root}/tokens/{other}.xml");
            Assert.Equal(HttpStatusCode.NotFound, none.Status);
        }
    }
}
