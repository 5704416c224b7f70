using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;

namespace Shahr.Cases.Tests;

/// <summary>What is asked beyond place, description and photos.</summary>
public sealed class DefineServiceTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task Questions_of_a_service_are_attributes_with_their_type_and_options()
    {
        // The street problem asks nothing more, so one that does is made of it.
        var shelf = city.City.Services.GetRequiredService<ServiceShelf>();
        var plain = shelf.Find("street-problem") ?? throw new InvalidOperationException();
        var weight = new FieldDefinition
        {
            Name = "weight",
            Type = FieldType.Number,
            Question = new Words { Fa = "چند کیلو؟", En = "How many kilos?" },
            Label = new Words { Fa = "وزن", En = "Weight" },
            Min = 1,
            Max = 100,
        };
        var since = weight with { Name = "since", Type = FieldType.Date, Required = false, Past = true };
        var smell = plain.Fields[0] with { Name = "smell" };
        var more = plain with { Code = "heavy", Fields = [.. plain.Fields, weight, since, smell] };
        shelf.Add([more]);

        var json = await Geo.JsonAsync(city.As(null), "/services/heavy.light.json");
        Assert.Equal("heavy.light", json.GetProperty("service_code").GetString());
        var attributes = json.GetProperty("attributes").EnumerateArray().ToList();
        Assert.Equal(["weight", "since", "smell"], attributes.Select(a => a.GetProperty("code").GetString()));
        Assert.Equal(
            ["number", "datetime", "singlevaluelist"],
            attributes.Select(a => a.GetProperty("datatype").GetString())
        );
        Assert.Equal([true, false, true], attributes.Select(a => a.GetProperty("required").GetBoolean()));
        Assert.Equal("light", attributes[2].GetProperty("values")[0].GetProperty("key").GetString());

        var report = Geo.Report("light", 35.705);
        report["service_code"] = "heavy.light";
        var missing = await Geo.PostAsync(city.ProgramOf(Somebody.Maryam), "/requests.xml", report);
        Assert.Equal(HttpStatusCode.BadRequest, missing.Status);
        Assert.Contains("attribute[weight]", missing.Body);
        (report["attribute[weight]"], report["attribute[since]"]) = ("۱۲", "2021-03-21T00:00:00Z");
        report["attribute[smell]"] = "waste";
        var filed = await Geo.PostAsync(city.ProgramOf(Somebody.Maryam), "/requests.xml", report);
        Assert.Equal(HttpStatusCode.Created, filed.Status);
        var own = await city.Maryam().GetAsync($"/cases/{Geo.NumberIn(filed)}");
        Assert.Contains("۱۲", own.Text);
        Assert.Contains("۱ فروردین ۱۴۰۰", own.Text);
    }

    [Fact]
    public async Task A_service_nobody_knows_is_not_found()
    {
        var none = await city.As(null).GetAsync(Geo.Root + "/services/street-problem.dragon.xml");
        Assert.Equal(HttpStatusCode.NotFound, none.Status);
        Assert.Contains("<code>404</code>", none.Body);
    }
}
