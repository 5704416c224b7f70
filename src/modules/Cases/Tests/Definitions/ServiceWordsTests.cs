using System.Text.RegularExpressions;
using Shahr.Cases.Definitions;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tests;

/// <summary>Every service that comes with the house is whole in both languages.</summary>
public sealed partial class ServiceWordsTests
{
    public static TheoryData<string> Codes => [.. ServiceShelf.Embedded.Select(e => e.Definition.Code)];

    public static TheoryData<string> LifeEvents =>
        [.. ServiceShelf.Embedded.Where(e => e.Definition.IsLifeEvent).Select(e => e.Definition.Code)];

    public static TheoryData<string> Services =>
        [.. ServiceShelf.Embedded.Where(e => !e.Definition.IsLifeEvent).Select(e => e.Definition.Code)];

    [Fact]
    public void The_house_brings_the_services_that_a_city_is_asked_for() =>
        Assert.Equal(
            [
                "address-change",
                "birth-certificate-copy",
                "birth-registration",
                "business-licence",
                "child-birth",
                "compensation-claim",
                "deed-registration",
                "driving-licence-renewal",
                "home-move",
                "information-request",
                "insecurity-report",
                "mayor-message",
                "meeting-request",
                "money-difference",
                "my-data",
                "newborn-health",
                "newborn-tree",
                "no-violation-certificate",
                "objection",
                "office-request",
                "open-shop",
                "passport-request",
                "residence-certificate",
                "shop-waste",
                "signboard-permission",
                "special-waste",
                "street-problem",
                "tree-felling",
            ],
            ServiceShelf.Embedded.Select(e => e.Definition.Code).Order(StringComparer.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_Persian_is_Persian_and_its_English_is_English(string code)
    {
        foreach (var words in TextsOf(Service(code)))
        {
            Assert.Matches(PersianLetter(), words.Fa);
            Assert.DoesNotMatch(NotPersian(), words.Fa);
            Assert.Equal(PersianText.Clean(words.Fa), words.Fa);
            Assert.Matches("[A-Za-z]", words.En);
            Assert.DoesNotMatch(PersianLetter(), words.En);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_says_what_to_know_first_and_is_found_by_words_of_both_languages(string code)
    {
        var service = Service(code);
        Assert.InRange(service.Details.Count, 2, 4);
        Assert.True(service.Keywords.Count(k => PersianLetter().IsMatch(k)) >= 5, "Five Persian words to find it by.");
        Assert.Contains(service.Keywords, k => !PersianLetter().IsMatch(k));
        Assert.Equal(service.Keywords.Count, service.Keywords.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_paper_it_asks_for_says_what_is_wanted_and_every_step_has_an_office(string code)
    {
        var service = Service(code);
        Assert.All(service.Fields.Where(f => f.TakesFiles), f => Assert.NotNull(f.Hint));
        Assert.All(
            service.Steps.SelectMany(s => s.Office is { } one ? [one] : OfficesOf(service, s.OfficeFrom)),
            office => Assert.Contains(office, FakeOffices.Codes)
        );
        Assert.All(service.Inquiries, i => Assert.Contains(i.Office, FakeOffices.Codes));
    }

    private static ServiceDefinition Service(string code) =>
        ServiceShelf.Embedded.Single(e => e.Definition.Code == code).Definition;

    private static IEnumerable<string> OfficesOf(ServiceDefinition service, string? field) =>
        service.Field(field)?.Options.Select(o => o.Office ?? "none") ?? ["none"];

    private static IEnumerable<Words> TextsOf(ServiceDefinition service) =>
        [
            service.Title,
            service.About,
            service.Outcomes.Granted,
            service.Outcomes.Refused,
            .. service.Details,
            .. service.Fields.SelectMany(f => new[] { f.Question, f.Label, f.Hint }).OfType<Words>(),
            .. service.Fields.SelectMany(f => f.Options).SelectMany(o => new[] { o.Title, o.Hint }).OfType<Words>(),
            .. service.Branches.Select(b => b.Title),
            .. service.Steps.Select(s => s.Title),
            .. service.Inquiries.SelectMany(i => new[] { i.Question, i.Consent }),
            .. service.Outputs.Select(o => o.Title),
            .. service.Outputs.SelectMany(o => o.Fields).Select(f => f.Label),
        ];

    [GeneratedRegex(@"\p{IsArabic}")]
    private static partial Regex PersianLetter();

    // Latin letters and digits, the Latin question mark, comma and semicolon, Arabic yeh, kaf and digits, two spaces.
    [GeneratedRegex("[A-Za-z0-9?,;\u064A\u0643\u0660-\u0669]|  ")]
    private static partial Regex NotPersian();
}
