using System.Text.Json;
using Shahr.Cases.Definitions;

namespace Shahr.Cases.Tests;

/// <summary>Every service goes through the designer and comes out as it was.</summary>
[Collection<DesignerCollection>]
public sealed class ExportDesignTests(CasesCity city)
{
    public static TheoryData<string> Services => [.. ServiceShelf.Embedded.Select(e => e.Definition.Code)];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task A_service_becomes_a_design_and_its_file_says_the_same(string code)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var live = ServiceShelf.Embedded.Single(e => e.Definition.Code == code).Definition;
        var design = await DesignSteps.CopyAsync(kaveh, code);
        var file = await kaveh.GetAsync(design + "/definition.yaml");
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal(Json(live with { Version = live.Version + 1 }), Json(DefinitionReader.Read(file.Body, code)));
        var same = await kaveh.GetAsync($"/designer/services/{code}/definition.yaml");
        Assert.Equal(Json(live), Json(DefinitionReader.Read(same.Body, code)));
        await kaveh.SubmitAsync(await kaveh.GetAsync(design), "form[action$='/removal']");
    }

    [Theory]
    [InlineData("business-licence")]
    [InlineData("compensation-claim")]
    [InlineData("residence-certificate")]
    [InlineData("street-problem")]
    public async Task Saving_every_page_as_it_stands_changes_nothing(string code)
    {
        var kaveh = city.As(Somebody.Kaveh);
        var live = ServiceShelf.Embedded.Single(e => e.Definition.Code == code).Definition;
        var design = await DesignSteps.CopyAsync(kaveh, code);
        string[] pages =
        [
            "facts",
            .. live.Fields.Select(f => $"fields/{f.Name}"),
            .. live.Fields.Where(f => f.When.Count > 0).Select(f => $"fields/{f.Name}/conditions"),
            .. live.Steps.Select(s => $"steps/{s.Code}"),
            .. live.Outputs.Select(o => $"outputs/{o.Kind}"),
        ];
        foreach (var page in pages)
        {
            var saved = await DesignSteps.SaveAsync(kaveh, $"{design}/{page}");
            Assert.True(saved.Status == System.Net.HttpStatusCode.OK, $"{page}: {saved.Text}");
        }

        var file = await kaveh.GetAsync(design + "/definition.yaml");
        Assert.Equal(Json(live with { Version = live.Version + 1 }), Json(DefinitionReader.Read(file.Body, code)));
        await kaveh.SubmitAsync(await kaveh.GetAsync(design), "form[action$='/removal']");
    }

    private static string Json(ServiceDefinition service) => JsonSerializer.Serialize(service);
}
