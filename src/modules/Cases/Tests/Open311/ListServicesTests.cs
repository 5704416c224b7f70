using System.Xml.Linq;

namespace Shahr.Cases.Tests;

/// <summary>What may be reported by another program.</summary>
[Collection<RequestsCollection>]
public sealed class ListServicesTests(CasesCity city)
{
    [Fact]
    public async Task Every_kind_of_a_street_problem_is_a_service_and_no_certificate_is()
    {
        var xml = XDocument.Parse((await city.As(null).GetAsync(Geo.Root + "/services.xml")).Body);
        var codes = xml.Root?.Elements("service").Select(s => s.Element("service_code")?.Value).ToList() ?? [];
        Assert.Contains("street-problem.light", codes);
        Assert.Contains("street-problem.pothole", codes);
        Assert.DoesNotContain(
            codes,
            code => code?.StartsWith("residence-certificate", StringComparison.Ordinal) == true
        );
        var json = await Geo.JsonAsync(city.As(null), "/services.json");
        Assert.Equal(codes.Count, json.GetArrayLength());
        Assert.False(json[0].GetProperty("metadata").GetBoolean());
        Assert.Equal("realtime", json[0].GetProperty("type").GetString());
    }
}
