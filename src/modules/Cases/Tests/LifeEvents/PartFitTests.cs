using System.Net;
using Shahr.Cases.Definitions;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What an event may ask of the services that are its parts.</summary>
[Collection<DesignerCollection>]
public sealed class PartFitTests(CasesCity city)
{
    internal const string Small = """
        code: small-event
        version: 1
        title: { fa: رویداد کوچک, en: Small event }
        about: { fa: نمونه, en: Sample }
        group: Administrative
        stage: Interaction
        outcomes: { granted: { fa: شد, en: Done }, refused: { fa: نشد, en: Not done } }
        fields:
          - name: child
            type: Text
            question: { fa: نام؟, en: Name? }
            label: { fa: نام, en: Name }
            maxLength: 50
          - name: tree
            type: Choice
            question: { fa: کجا؟, en: Where? }
            label: { fa: کجا, en: Where }
            options: [{ value: park, title: { fa: بوستان, en: Park } },
                      { value: neighbourhood, title: { fa: کوچه, en: Lane } }]
          - name: home
            type: MapPoint
            question: { fa: خانه؟, en: Home? }
            label: { fa: خانه, en: Home }
            when: [{ field: tree, is: [neighbourhood] }]
        parts:
          - service: newborn-tree
            answers:
              - { field: child_name, from: child }
              - { field: where, from: tree }
              - { field: home, from: home }
        """;

    [Fact]
    public void Every_event_of_the_house_fits_the_services_of_the_house()
    {
        var shelf = new ServiceShelf();
        var found = new DefinitionFaults();
        foreach (var lifeEvent in shelf.Current.Where(s => s.IsLifeEvent))
            PartFit.Check(lifeEvent, shelf.Find, found);
        Assert.Empty(found.All.Select(f => f.En));
        Assert.Empty(FaultsOf(Small));
    }

    [Theory]
    [InlineData("service: newborn-tree", "service: moon-tree", "no service 'moon-tree'")]
    [InlineData("service: newborn-tree", "service: small-event", "no service 'small-event'")]
    [InlineData("service: newborn-tree", "service: home-move", "can be no part")]
    [InlineData("service: newborn-tree", "service: office-request", "can be no part")]
    [InlineData("maxLength: 50", "maxLength: 500", "does not fit 'child_name'")]
    [InlineData("value: park,", "value: moon,", "does not fit 'where'")]
    [InlineData("{ field: where, from: tree }", "{ field: where, value: moon }", "no option 'moon'")]
    [InlineData("{ field: where, from: tree }", "{ field: colour, from: tree }", "no question 'colour'")]
    [InlineData("- { field: where, from: tree }\n", "\n", "needs 'where'")]
    [InlineData("- { field: home, from: home }", "", "needs 'home'")]
    [InlineData("when: [{ field: tree, is: [neighbourhood] }]", "when: [{ field: tree, is: [park] }]", "needs 'home'")]
    [InlineData(
        "label: { fa: نام, en: Name }",
        "label: { fa: نام, en: Name }\n    required: false",
        "needs 'child_name'"
    )]
    public void A_part_that_cannot_be_asked_for_is_a_fault_with_its_reason(string right, string wrong, string reason)
    {
        Assert.Contains(right, Small);
        Assert.Contains(FaultsOf(Small.Replace(right, wrong)), f => f.Contains(reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("- service: newborn-tree", "- service: New Born", "names no service")]
    [InlineData("from: child }", "from: nobody }", "no question of this event")]
    [InlineData("from: child }", "from: child, value: x }", "either from or value")]
    [InlineData("field: where,", "field: child_name,", "twice")]
    [InlineData("    answers:\n", "    when: [{ field: moon, is: [x] }]\n    answers:\n", "no field before it")]
    [InlineData("group: Administrative", "group: Administrative\nwho: Officer", "for everybody")]
    [InlineData(
        "parts:\n",
        "steps: [{ code: end, title: { fa: پ, en: E }, kind: Decide, office: roads, minutes: 60 }]\nparts:\n",
        "of its own"
    )]
    [InlineData("    answers:\n", "    answers:\n      -\n", "empty item")]
    public void An_event_that_is_wrong_in_itself_is_refused_with_its_place(string right, string wrong, string reason)
    {
        Assert.Contains(right, Small);
        var refused = Assert.Throws<DefinitionException>(() =>
            DefinitionReader.Read(Small.Replace(right, wrong), "event.yaml")
        );
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_never_asked_where_an_answer_is_fixed_needs_no_answer()
    {
        var fixedToPark = Small
            .Replace("{ field: where, from: tree }", "{ field: where, value: park }")
            .Replace("- { field: home, from: home }", "");
        Assert.Empty(FaultsOf(fixedToPark));
    }

    [Fact]
    public void It_is_written_as_the_text_that_is_read_back_to_the_same()
    {
        foreach (var lifeEvent in ServiceShelf.Embedded.Where(e => e.Definition.IsLifeEvent))
        {
            var again = DefinitionWriter.Write(lifeEvent.Definition);
            Assert.DoesNotContain("steps:", again);
            Assert.Equal(again, DefinitionWriter.Write(DefinitionReader.Read(again, "again")));
        }
    }

    [Fact]
    public async Task The_designer_takes_an_event_in_shows_its_faults_and_gives_it_out_again()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await ImportAsync(kaveh, Small.Replace("service: newborn-tree", "service: moon-tree"));
        var page = await kaveh.GetAsync(design);
        Assert.Contains("خدمت «moon-tree» در شهر نیست", page.Text);
        Assert.Contains("بخش‌ها", page.Text);
        Assert.Null(page.Page.QuerySelector("#steps"));
        Assert.Contains("moon-tree", (await kaveh.GetAsync(design + "/definition.yaml")).Body);
        foreach (var part in new[] { "/preview/child", "/trial", "/facts" })
            Assert.Equal(HttpStatusCode.OK, (await kaveh.GetAsync(design + part)).Status);
    }

    [Fact]
    public async Task An_event_that_fits_is_published_and_a_service_that_would_break_it_is_not()
    {
        var (kaveh, simin) = (city.As(Somebody.Kaveh), city.As(Somebody.Simin));
        var code = DesignSteps.NewCode();
        var design = await ImportAsync(kaveh, Small.Replace("small-event", code));
        await DesignSteps.ReadyAsync(kaveh, design);
        Assert.Equal(HttpStatusCode.OK, (await DesignSteps.PublishAsync(simin, design)).Status);
        Assert.Contains("رویداد کوچک", (await city.Maryam().GetAsync($"/services/{code}")).Text);

        var service = DefinitionWriter.Write(LifeEvents.Find("newborn-tree") with { Version = 2 });
        var broken = await ImportAsync(kaveh, service.Replace("maxLength: 60", "maxLength: 5"));
        var shown = await kaveh.GetAsync(broken);
        Assert.Contains("رویداد «رویداد کوچک» این خدمت را می‌خواهد", shown.Text);
        Assert.Contains("رویداد «تولد فرزند» این خدمت را می‌خواهد", shown.Text);
        Assert.Null((await simin.GetAsync(broken + "/publication")).Page.QuerySelector("form[action$='/publication']"));
        await Journeys.PostAsync(simin, broken + "/publication", ("revision", "1"));
        Assert.Equal(1, city.Shelf.Newest("newborn-tree")?.Version);
    }

    private static async Task<string> ImportAsync(Visitor kaveh, string yaml)
    {
        var page = await kaveh.GetAsync("/designer/new");
        var started = await kaveh.SubmitAsync(
            page,
            "form[action='/designer/imports']",
            [],
            [("file", "event.yaml", System.Text.Encoding.UTF8.GetBytes(yaml))]
        );
        Assert.Equal(HttpStatusCode.OK, started.Status);
        return started.Address;
    }

    private static List<string> FaultsOf(string yaml)
    {
        var found = new DefinitionFaults();
        PartFit.Check(DefinitionReader.Read(yaml, "event.yaml"), new ServiceShelf().Find, found);
        return [.. found.All.Select(f => f.En)];
    }
}
