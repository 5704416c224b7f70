using Shahr.Cases.Definitions;
using Shahr.Kit.Modules;

namespace Shahr.Cases.Tests;

public sealed class DefinitionTests
{
    private const string Small = """
        code: small
        version: 1
        title: { fa: کوچک, en: Small }
        about: { fa: نمونه, en: Sample }
        group: Administrative
        stage: Transaction
        outcomes: { granted: { fa: شد, en: Done }, refused: { fa: نشد, en: Not done } }
        fields:
          - name: what
            type: Choice
            question: { fa: چه؟, en: What? }
            label: { fa: چه, en: What }
            options: [{ value: a, title: { fa: الف, en: A }, office: roads },
                      { value: b, title: { fa: ب, en: B }, office: water }]
        branches: [{ code: one, title: { fa: یک, en: One } }]
        steps:
          - { code: check, title: { fa: بررسی, en: Check }, kind: Check, office: roads, branch: one, minutes: 60 }
          - { code: end, title: { fa: پایان, en: End }, kind: Decide, officeFrom: what, minutes: 60 }
        outputs:
          - { kind: paper, title: { fa: برگه, en: Paper }, body: ['برای {person}: {what}'], fields: [] }
        """;

    [Fact]
    public void The_small_definition_is_good_and_so_are_the_services_of_the_house()
    {
        Assert.Equal("small", DefinitionReader.Read(Small, "small.yaml").Code);
        Assert.Equal(ServiceShelf.Embedded.Count, ServiceShelf.Embedded.DistinctBy(e => e.Definition.Code).Count());
    }

    [Theory]
    [InlineData("version: 1", "version: 1\nsecret: 7", "secret")]
    [InlineData("version: 1", "version: 1\nversion: 2", "version")]
    [InlineData("version: 1", "version: 0", "begin at 1")]
    [InlineData("version: 1\n", "", "Version")]
    [InlineData("code: small", "code: Small Thing", "a–z")]
    [InlineData("minutes: 60 }\n  - { code: end", "minutes: 0 }\n  - { code: end", "deadline")]
    [InlineData(
        "minutes: 60 }\n  - { code: end",
        "minutes: 60, escalation: { remind: 5 } }\n  - { code: end",
        "remind"
    )]
    [InlineData(
        "minutes: 60 }\n  - { code: end",
        "minutes: 60, escalation: { second: 90 } }\n  - { code: end",
        "second"
    )]
    [InlineData("minutes: 60 }\n  - { code: end", "minutes: 60, escalation: { head: 100 } }\n  - { code: end", "head")]
    [InlineData("minutes: 60 }\n  - { code: end", "minutes: 60, escalation: { mayor: 9 } }\n  - { code: end", "mayor")]
    [InlineData("kind: Check", "kind: Decide", "Only the last")]
    [InlineData("kind: Decide, officeFrom: what", "kind: Check, officeFrom: what", "last step must decide")]
    [InlineData("officeFrom: what", "officeFrom: who", "no required choice")]
    [InlineData(", office: water }]", " }]", "names no office")]
    [InlineData("office: roads, branch: one", "branch: one", "either office or officeFrom")]
    [InlineData("branch: one,", "branch: two,", "unknown branch")]
    [InlineData("branch: one, ", "", "No step stands")]
    [InlineData("code: end", "code: check", "there twice")]
    [InlineData("{what}'", "{salary}'", "salary")]
    [InlineData("group: Administrative", "group: Nowhere", "Nowhere")]
    [InlineData("stage: Transaction", "stage: Transaction\nnearby: { field: what, meters: 75 }", "no map point")]
    [InlineData("stage: Transaction", "stage: Transaction\ntitleFrom: nothing", "required choice")]
    [InlineData("type: Choice", "type: Choice\n    known: HomeAddress", "which is no Choice")]
    [InlineData("type: Choice", "type: Choice\n    known: Salary", "Salary")]
    [InlineData("type: Choice", "type: Text", "is no choice")]
    [InlineData("name: what", "name: person", "city's own")]
    [InlineData("stage: Transaction", "stage: Transaction\nfee: 250000", "fee")]
    [InlineData("code: end", "fee: { for: { fa: بها, en: Fee } }\n    code: end", "rials or from")]
    [InlineData("code: end", "fee: { rials: 5, for: { fa: بها, en: Fee } }\n    code: end", "1,000")]
    [InlineData("code: end", "fee: { from: what, for: { fa: بها, en: Fee } }\n    code: end", "no amount")]
    [InlineData("code: end", "fee: { rials: 5000, for: { fa: بها, en: '' } }\n    code: end", "fee")]
    [InlineData(
        "label: { fa: چه, en: What }",
        "label: { fa: چه, en: What }\n    fromDays: 1",
        "fromDays and untilDays"
    )]
    [InlineData("label: { fa: چه, en: What }", "label: { fa: چه, en: What }\n    past: true", "is no date")]
    [InlineData(
        "label: { fa: چه, en: What }",
        "label: { fa: چه, en: What }\n    when: [{ field: what, is: [a] }]",
        "no field before it"
    )]
    public void A_wrong_definition_is_refused_with_its_place_and_reason(string right, string wrong, string reason)
    {
        Assert.Contains(right, Small);
        var refused = Assert.Throws<DefinitionException>(() =>
            DefinitionReader.Read(Small.Replace(right, wrong), "small.yaml")
        );
        Assert.Contains("small.yaml", refused.Message);
        Assert.Contains(reason, refused.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void An_empty_definition_is_refused() =>
        Assert.Throws<DefinitionException>(() => DefinitionReader.Read("", "empty.yaml"));

    [Fact]
    public void A_newer_version_serves_new_requests_while_the_older_stays_for_running_ones()
    {
        var shelf = new ServiceShelf([
            DefinitionReader.Read(Small, "1"),
            DefinitionReader.Read(Small.Replace("version: 1", "version: 2"), "2"),
        ]);
        Assert.Equal(2, shelf.Find("small")?.Version);
        Assert.Equal(1, shelf.Get("small", 1).Version);
        Assert.Throws<InvalidOperationException>(() => shelf.Get("small", 3));
    }

    [Fact]
    public void A_place_in_an_answer_is_never_filled_a_second_time() =>
        Assert.Equal("«{person}»", OutputText.Fill("«{what}»", place => place == "what" ? "{person}" : "نه"));

    [Fact]
    public void The_catalogue_names_each_service_once_with_its_proven_stage()
    {
        var catalogue = new CasesModule().Catalogue;
        Assert.Equal(ServiceStage.Interaction, Assert.Single(catalogue, c => c.Code == "street-problem").Stage);
        Assert.Equal(ServiceStage.Transaction, Assert.Single(catalogue, c => c.Code == "residence-certificate").Stage);
    }
}
