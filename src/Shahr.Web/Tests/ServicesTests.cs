using System.Text.RegularExpressions;
using Shahr.Cases;
using Shahr.Identity;
using Shahr.Testing;
using Shahr.Web.Demo;

namespace Shahr.Web.Tests;

/// <summary>The page of all services, and that the demo city can do what it offers.</summary>
public sealed partial class ServicesTests(CityFixture city) : IClassFixture<CityFixture>
{
    [Theory]
    [InlineData("passport-request", "travel")]
    [InlineData("mayor-message", "politics")]
    [InlineData("city-map", "information")]
    public async Task Every_service_stands_in_its_group(string code, string group)
    {
        var page = (await city.City.Visitor().GetAsync("/services")).Page;
        var address = code == "city-map" ? "/map" : "/services/" + code;
        Assert.Single(page.QuerySelectorAll($"section[aria-labelledby='{group}'] .service a[href='{address}']"));
        Assert.NotNull(page.QuerySelector($"nav a[href='#{group}']"));
        Assert.Null(page.QuerySelector("a[href='/services/office-request']"));
    }

    [Fact]
    public async Task Life_events_stand_before_the_groups_and_in_none_of_them()
    {
        var page = (await city.City.Visitor().GetAsync("/services")).Page;
        Assert.Equal("life-events", page.QuerySelector("section.section")?.GetAttribute("aria-labelledby"));
        Assert.Single(page.QuerySelectorAll(".service a[href='/services/child-birth']"));
        Assert.NotNull(page.QuerySelector("nav a[href='#life-events']"));
    }

    [Fact]
    public async Task Home_names_a_few_and_leads_to_all()
    {
        var page = (await city.City.Visitor().GetAsync("/")).Page;
        Assert.Equal(6, page.QuerySelectorAll(".service").Length);
        Assert.NotNull(page.QuerySelector("a[href='/services']"));
        Assert.NotNull(page.QuerySelector(".tile a[href='/services#administrative']"));
    }

    [Fact]
    public async Task Each_icon_of_the_catalogue_is_in_the_sprite()
    {
        var sprite = (await city.City.Visitor().GetAsync("/dist/icons.svg")).Body;
        Assert.All(
            new CasesModule().Catalogue,
            s => Assert.Contains($"id=\"{s.Icon}\"", sprite, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Each_office_that_a_service_names_is_in_the_demo_with_somebody_who_works_and_decides()
    {
        var named = Definitions()
            .SelectMany(text => Office().Matches(text))
            .Select(m => m.Groups[1].Value)
            .ToHashSet(StringComparer.Ordinal);
        Assert.Contains("appeals", named);
        foreach (var office in named)
        {
            Assert.Contains(IdentitySeed.UsualOffices, o => o.Code == office);
            Assert.Contains(
                DemoPeople.All,
                p => p.Offices.Any(o => o.Office == office && o.Permissions.Intersect(_desk).Count() == _desk.Length)
            );
        }
    }

    private static readonly string[] _desk = ["cases.work", "cases.decide"];

    private static IEnumerable<string> Definitions()
    {
        var assembly = typeof(CasesModule).Assembly;
        foreach (var name in assembly.GetManifestResourceNames())
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(name) ?? Stream.Null);
            if (name.EndsWith(".yaml", StringComparison.Ordinal))
                yield return text.ReadToEnd();
        }
    }

    [GeneratedRegex(@"\boffice: ([a-z-]+)")]
    private static partial Regex Office();
}
