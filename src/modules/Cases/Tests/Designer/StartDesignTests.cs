using System.Net;
using System.Text;
using Shahr.Cases.Definitions;
using Shahr.Cases.Designer;

namespace Shahr.Cases.Tests;

/// <summary>How a design begins, and what is not taken in.</summary>
[Collection<DesignerCollection>]
public sealed class StartDesignTests(CasesCity city)
{
    [Fact]
    public async Task A_design_of_a_new_service_begins_with_a_name_and_an_address()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        var page = await kaveh.GetAsync(design);
        Assert.Equal("مجوز کبوترخانه", page.Heading);
        Assert.Contains("پیش از انتشار درست کنید", page.Text);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.design_started", design.Split('/')[^1]));
    }

    [Theory]
    [InlineData("Pigeon Loft", "نام", "code", "نشانی خدمت")]
    [InlineData("street-problem", "نام", "code", "خدمتی با این نشانی هست")]
    [InlineData("city-map", "نام", "code", "خدمتی با این نشانی هست")]
    [InlineData("good-code", "", "titleFa", "نام خدمت")]
    public async Task A_wrong_beginning_is_told_at_its_place(string code, string title, string at, string told)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var page = await kaveh.GetAsync("/designer/new");
        page = await kaveh.SubmitAsync(page, "form[action='/designer']", ("code", code), ("titleFa", title));
        Assert.NotEqual(HttpStatusCode.OK, page.Status);
        Assert.Contains(told, page.ProblemAt(at));
    }

    [Fact]
    public async Task A_design_of_the_next_version_begins_with_all_of_the_live_one()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var page = await kaveh.GetAsync(await DesignSteps.CopyAsync(kaveh, "compensation-claim"));
        Assert.Contains(NextOf("compensation-claim"), page.Text);
        Assert.Contains("چه روزی پیش آمد؟", page.Text);
        Assert.DoesNotContain("پیش از انتشار درست کنید", page.Text);
    }

    [Fact]
    public async Task A_file_is_imported_as_the_next_version_of_its_service()
    {
        var yaml = ServiceShelf.Embedded.Single(e => e.Definition.Code == "tree-felling").Yaml;
        var page = await ImportAsync(yaml);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(NextOf("tree-felling"), page.Text);
    }

    private static string NextOf(string code)
    {
        var live = ServiceShelf.Embedded.Single(e => e.Definition.Code == code).Definition.Version;
        return $"طرح نسخهٔ {CaseWords.Number("fa", live + 1)}";
    }

    [Theory]
    [InlineData("code: a\nsecret: 7\n", "secret")]
    [InlineData("code: a\n\tversion: 1", ":۱:۷")]
    [InlineData("", "YAML")]
    [InlineData("- 1\n- 2\n", ":۱:۱")]
    public async Task A_wrong_file_is_refused_with_its_line_and_reason(string yaml, string reason)
    {
        var page = await ImportAsync(yaml);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.ProblemAt("file")?.Contains(reason), page.ProblemAt("file"));
    }

    [Fact]
    public async Task Ten_thousand_questions_and_a_megabyte_are_refused()
    {
        var small = ServiceShelf.Embedded.Single(e => e.Definition.Code == "mayor-message").Definition;
        var many = small with
        {
            Fields = [.. Enumerable.Range(0, 10_000).Select(n => small.Fields[0] with { Name = $"f{n}" })],
        };
        var yaml = DefinitionWriter.Write(many);
        var page = await ImportAsync(yaml);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(yaml.Length > 1_000_000 ? "مگابایت" : "2,000", page.ProblemAt("file"));

        var anchors = DefinitionWriter.Write(small with { Fields = [] }).Replace("fields: []", "");
        var bomb = new StringBuilder(anchors).Append("fields:\n  - &f { name: a, type: Text, ");
        bomb.Append("question: { fa: a, en: a }, label: { fa: a, en: a } }\n");
        for (var i = 0; i < 5000; i++)
            bomb.Append("  - *f\n");
        Assert.Contains("2,000", (await ImportAsync(bomb.ToString())).ProblemAt("file"));
    }

    [Fact]
    public async Task Names_that_could_not_be_an_address_are_refused_and_two_of_a_name_too()
    {
        var yaml = ServiceShelf.Embedded.Single(e => e.Definition.Code == "mayor-message").Yaml;
        var name = ServiceShelf.Embedded.Single(e => e.Definition.Code == "mayor-message").Definition.Fields[0].Name;
        Assert.Contains("a–z", (await ImportAsync(yaml.Replace($"name: {name}", "name: ../x"))).ProblemAt("file"));
        var second = ServiceShelf.Embedded.Single(e => e.Definition.Code == "mayor-message").Definition.Fields[1].Name;
        Assert.Contains(
            "there twice",
            (await ImportAsync(yaml.Replace($"name: {second}", $"name: {name}"))).ProblemAt("file")
        );
    }

    [Fact]
    public void Every_icon_of_the_house_can_be_chosen() =>
        Assert.Subset(DesignIcons.All.ToHashSet(), ServiceShelf.Embedded.Select(e => e.Definition.Icon).ToHashSet());

    [Fact]
    public async Task Only_designers_come_in()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Maryam().GetAsync("/designer/new")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Davoud().GetAsync("/designer/new")).Status);
    }

    private async Task<Testing.Seen> ImportAsync(string yaml)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var page = await kaveh.GetAsync("/designer/new");
        return await kaveh.SubmitAsync(
            page,
            "form[action='/designer/imports']",
            [],
            [("file", "service.yaml", Encoding.UTF8.GetBytes(yaml))]
        );
    }
}
