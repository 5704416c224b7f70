using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
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
    [MemberData(nameof(ServiceWordsTests.Services), MemberType = typeof(ServiceWordsTests))]
    public async Task It_is_asked_for_worked_on_and_granted(string code)
    {
        var service = ServiceShelf.Embedded.Single(e => e.Definition.Code == code).Definition;
        var applicant = service.Who == WhoMayAsk.Officer ? Somebody.Nader : Somebody.Maryam;
        var visitor = city.As(applicant);
        var number =
            service.Who == WhoMayAsk.City
                ? await OpenForCityAsync(service)
                : Journeys.NumberOf(
                    await visitor.SubmitAsync(await FilledForms.WriteAsync(city, visitor, service), Journeys.Sending)
                );

        for (var position = 0; position < service.Steps.Count; position++)
        {
            var step = service.Steps[position];
            if (step.Fee is not null)
                await Till.PayAsync(city, visitor, applicant, number);
            var officer = step.FourEyes ? city.As(Somebody.Shirin) : city.Davoud();
            var done = await Journeys.WorkAsync(officer, number, position, "yes", "انجام شد.", step.Title.Fa);
            Assert.Equal(HttpStatusCode.OK, done.Status);
        }

        var shown = await (
            service.Who == WhoMayAsk.City
                ? city.Davoud().GetAsync($"/desk/{number}")
                : visitor.GetAsync($"/cases/{number}")
        );
        Assert.Contains(service.Outcomes.Granted.Fa, shown.Text);
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
        Assert.Equal(AskerProblems.NotForYou.Status, (int)refused.Status);
        Assert.Contains(AskerProblems.NotForYou.Fa, refused.Text);
    }

    private Task<string> OpenForCityAsync(ServiceDefinition service) =>
        city.City.InTransactionAsync(async scope =>
        {
            var answers = service.Fields.ToDictionary(
                f => f.Name,
                f => f.Type == FieldType.Choice ? f.Options[0].Value : "۱۲۳۴۵۶"
            );
            var order = new CaseOrder(Guid.CreateVersion7(), service.Code, answers);
            return (await scope.GetRequiredService<ICases>().OpenForCityAsync(order)).Value;
        });

    [Fact]
    public async Task What_only_the_city_opens_nobody_finds_or_begins()
    {
        const string address = "/services/money-difference";
        foreach (var visitor in new[] { city.Maryam(), city.As(Somebody.Nader) })
        {
            Assert.DoesNotContain(address, (await visitor.GetAsync("/search?q=مغایرت")).Body);
            Assert.Null((await visitor.GetAsync(address)).Page.QuerySelector($"form[action='{address}/drafts']"));
            var refused = await Journeys.PostAsync(visitor, address + "/drafts");
            Assert.Equal(AskerProblems.NotAsked.Status, (int)refused.Status);
            Assert.Contains(AskerProblems.NotAsked.Fa, refused.Text);
        }
    }

    [Fact]
    public async Task An_objection_is_not_decided_by_who_reviewed_it()
    {
        var service = ServiceShelf.Embedded.Single(e => e.Definition.Code == "objection").Definition;
        var maryam = city.Maryam();
        var number = Journeys.NumberOf(
            await maryam.SubmitAsync(await FilledForms.WriteAsync(city, maryam, service), Journeys.Sending)
        );
        await Journeys.WorkAsync(city.Davoud(), number, 0, "yes");
        var refused = await Journeys.WorkAsync(city.Davoud(), number, 1, "yes");
        Assert.Equal(WorkProblems.FourEyes.Status, (int)refused.Status);
        Assert.Contains(WorkProblems.FourEyes.Fa, refused.Text);
        Assert.DoesNotContain(service.Outcomes.Granted.Fa, (await maryam.GetAsync($"/cases/{number}")).Text);
    }
}
