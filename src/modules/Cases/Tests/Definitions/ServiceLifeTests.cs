using System.Net;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>
/// Every service of the house from its page through every question and step to the word for «done»: what each can be
/// asked is answered by its kind, so a new service is proven the day its file is there.
/// </summary>
public sealed class ServiceLifeTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Theory]
    [MemberData(nameof(ServiceWordsTests.Codes), MemberType = typeof(ServiceWordsTests))]
    public async Task It_is_asked_for_worked_on_and_granted(string code)
    {
        var service = ServiceShelf.Embedded.Single(e => e.Definition.Code == code).Definition;
        var applicant = service.Who == WhoMayAsk.Officer ? Somebody.Nader : Somebody.Maryam;
        var visitor = city.As(applicant);
        var number = Journeys.NumberOf(await visitor.SubmitAsync(await WriteAsync(visitor, service), Journeys.Sending));

        for (var position = 0; position < service.Steps.Count; position++)
        {
            var step = service.Steps[position];
            var officer = step.FourEyes ? city.As(Somebody.Shirin) : city.Davoud();
            var done = await Journeys.WorkAsync(officer, number, position, "yes", "انجام شد.", step.Title.Fa);
            Assert.Equal(HttpStatusCode.OK, done.Status);
        }

        Assert.Contains(service.Outcomes.Granted.Fa, (await visitor.GetAsync($"/cases/{number}")).Text);
        var papers = city.Papers.Orders.Values.Where(o => o.CaseNumber == number).ToList();
        Assert.Equal(service.Outputs.Select(o => o.Kind).Order(), papers.Select(p => p.Kind).Order());
        Assert.All(papers, p => Assert.DoesNotContain("{", string.Concat(p.BodyFa)));
    }

    [Fact]
    public async Task One_office_asks_another_and_a_citizen_neither_finds_nor_begins_it()
    {
        const string address = "/services/office-request";
        var maryam = city.Maryam();
        Assert.DoesNotContain(address, (await maryam.GetAsync("/search?q=استعلام")).Body);
        Assert.Contains(address, (await city.As(Somebody.Nader).GetAsync("/search?q=استعلام")).Body);
        Assert.Contains(address, (await city.As(Somebody.Nader).GetAsync("/desk")).Body);
        var refused = await Journeys.PostAsync(maryam, address + "/drafts");
        Assert.Equal(CasesProblems.NotForYou.Status, (int)refused.Status);
        Assert.Contains(CasesProblems.NotForYou.Fa, refused.Text);
    }

    [Fact]
    public async Task An_objection_is_not_decided_by_who_reviewed_it()
    {
        var service = ServiceShelf.Embedded.Single(e => e.Definition.Code == "objection").Definition;
        var maryam = city.Maryam();
        var number = Journeys.NumberOf(await maryam.SubmitAsync(await WriteAsync(maryam, service), Journeys.Sending));
        await Journeys.WorkAsync(city.Davoud(), number, 0, "yes");
        var refused = await Journeys.WorkAsync(city.Davoud(), number, 1, "yes");
        Assert.Equal(WorkProblems.FourEyes.Status, (int)refused.Status);
        Assert.Contains(WorkProblems.FourEyes.Fa, refused.Text);
        Assert.DoesNotContain(service.Outcomes.Granted.Fa, (await maryam.GetAsync($"/cases/{number}")).Text);
    }

    private async Task<Seen> WriteAsync(Visitor visitor, ServiceDefinition service)
    {
        var page = await visitor.GetAsync($"/services/{service.Code}");
        Assert.Equal(service.Title.Fa, page.Heading);
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        var asked = 0;
        foreach (var field in service.Fields)
        {
            // A question that hangs on another answer is met only where it is asked.
            if (field.When.Count > 0 && !page.Address.EndsWith("/questions/" + field.Name, StringComparison.Ordinal))
                continue;
            asked++;
            if (page.Address.EndsWith("/nearby", StringComparison.Ordinal))
                page = await visitor.GetAsync(
                    page.Page.QuerySelector($"a[href*='/questions/{field.Name}']")?.GetAttribute("href") ?? ""
                );
            Assert.EndsWith("/questions/" + field.Name, page.Address);
            if (field.Type == FieldType.Group)
            {
                page = await AddEntryAsync(visitor, page, field);
                continue;
            }

            page = field.TakesFiles
                ? await visitor.SubmitAsync(page, Journeys.Question, [], [(field.Name, "سند.png", TestFiles.Png)])
                : await visitor.SubmitAsync(page, Journeys.Question, AnswerTo(field));
        }

        Assert.Equal("پاسخ‌هایتان را بازبینی کنید", page.Heading);
        Assert.Equal(asked, page.Page.QuerySelectorAll(".answer-change a").Length);
        return page;
    }

    private async Task<Seen> AddEntryAsync(Visitor visitor, Seen list, FieldDefinition group)
    {
        var page = await visitor.GetAsync(Journeys.AddUrl(list));
        var answers = group.Fields.Where(f => f.When.Count == 0).SelectMany(AnswerTo).ToArray();
        page = await visitor.SubmitAsync(page, "form[action*='/entries/']", answers);
        Assert.Single(page.Page.QuerySelectorAll("main ol > li"));
        return await visitor.SubmitAsync(page, Journeys.ListOf(group.Name));
    }

    private (string Name, string? Value)[] AnswerTo(FieldDefinition field) =>
        field.Type switch
        {
            FieldType.Choice => [(field.Name, field.Options[0].Value)],
            FieldType.Many => [.. field.Options.Take(2).Select(o => (field.Name, (string?)o.Value))],
            FieldType.Number => [(field.Name, "۳")],
            FieldType.Rial => [(field.Name, "۲٬۵۰۰٬۰۰۰")],
            FieldType.Date when field.FromDays is { } days => Day(field, days),
            FieldType.Date => [(field.Name + "Day", "۱"), (field.Name + "Month", "۱"), (field.Name + "Year", "۱۴۰۰")],
            FieldType.MapPoint =>
            [
                (field.Name + "Lat", "35.71"),
                (field.Name + "Lon", "51.41"),
                (field.Name + "Address", "خیابان سعدی، پلاک ۱۲"),
            ],
            FieldType.Text when field.Format == TextFormat.LegalEntity => [(field.Name, "۱۰۳۸۰۲۸۴۷۹۰")],
            FieldType.Text when field.Format == TextFormat.PostalCode => [(field.Name, "۱۶۱۹۷-۳۵۷۴۴")],
            _ => [(field.Name, "نمونه")],
        };

    private (string Name, string? Value)[] Day(FieldDefinition field, int fromNow)
    {
        var today = DateOnly.FromDateTime(PersianTime.ToTehran(city.City.Clock.GetUtcNow().UtcDateTime));
        var day = JalaliDate.From(today.AddDays(fromNow));
        return
        [
            (field.Name + "Day", $"{day.Day}"),
            (field.Name + "Month", $"{day.Month}"),
            (field.Name + "Year", $"{day.Year}"),
        ];
    }
}
