using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Outbox;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Who is written to when one office asks another; in a city of its own.</summary>
public sealed class TellOfficesTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task The_office_asked_hears_of_the_question_and_the_officer_who_asked_of_the_answer()
    {
        var (davoud, nader) = (city.Davoud(), city.As(Somebody.Nader));
        var number = await AskedAsync(davoud);
        var asked = await LettersAsync("office_asked", number, 2);
        // Davoud works in the waste office too, and knows what he has asked.
        Assert.Equal(People(Somebody.Nader, Somebody.Shirin), asked.Select(m => m.To.Value).Order());
        Assert.All(asked, m => Assert.Equal("ادارهٔ waste", m.Values["office"]));
        Assert.All(asked, m => Assert.Equal($"/desk/{number}", m.Href));

        await Journeys.ClaimAsync(nader, number);
        Assert.DoesNotContain(city.Notify.Sent, m => IsAnswer(m) && IsAbout(m, number));
        await Journeys.CloseAsync(nader, number, 2, "yes", "چهار سطل.");
        var answered = Assert.Single(await LettersAsync("office_in_favour", number, 1));
        Assert.Equal(Somebody.Davoud.Person, answered.To);
        Assert.Equal("ادارهٔ waste", answered.Values["office"]);
        Assert.DoesNotContain(city.Notify.Sent, m => m.Template == "office_against" && IsAbout(m, number));
    }

    [Fact]
    public async Task Where_the_step_that_asked_was_given_back_its_whole_office_hears_of_the_answer()
    {
        var (davoud, nader) = (city.Davoud(), city.As(Somebody.Nader));
        var number = await AskedAsync(davoud);
        await davoud.SubmitAsync(await davoud.GetAsync($"/desk/{number}"), "form[action$='/release']");
        await Journeys.WorkAsync(nader, number, 2, "no", "سطل نیست.");
        var answered = await LettersAsync("office_against", number, 2);
        Assert.Equal(People(Somebody.Davoud, Somebody.Shirin), answered.Select(m => m.To.Value).Order());
        Assert.DoesNotContain(city.Notify.Sent, m => m.Template == "office_in_favour" && IsAbout(m, number));
    }

    [Fact]
    public async Task A_repeat_has_the_same_keys_and_of_a_question_taken_back_nobody_hears()
    {
        var davoud = city.Davoud();
        var number = await AskedAsync(davoud);
        var told = await LettersAsync("office_asked", number, 2);
        var (id, steps) = await StepsAsync(number);
        var opinion = steps.Single(s => s.AskedBy is not null).Id;
        var delivery = new Delivery(Guid.CreateVersion7(), city.City.Clock.GetUtcNow().UtcDateTime, 1);
        await TellAsync(new OfficeAsked(id, opinion), delivery);
        await TellAsync(new OfficeAsked(id, opinion), delivery with { Attempt = 2 });
        var all = await LettersAsync("office_asked", number, 6);
        Assert.Equal(4, all.Select(m => m.Key).Distinct().Count());
        Assert.Equal(2, told.Select(m => m.Key).Distinct().Count());

        await davoud.SubmitAsync(await davoud.GetAsync($"/desk/{number}"), "form[action$='/recall']");
        await TellAsync(new OfficeAsked(id, opinion), delivery);
        Assert.Equal(6, (await LettersAsync("office_asked", number, 6)).Count);
    }

    [Fact]
    public async Task An_answer_to_a_case_that_has_ended_meanwhile_is_told_to_nobody()
    {
        var (mina, davoud) = (city.As(Somebody.Mina), city.Davoud());
        var number = await AskedAsync(davoud, mina);
        await mina.SubmitAsync(await mina.GetAsync($"/cases/{number}/withdrawal"), "main form");
        var (id, steps) = await StepsAsync(number);
        var delivery = new Delivery(Guid.CreateVersion7(), city.City.Clock.GetUtcNow().UtcDateTime, 1);
        await TellAsync(new OfficeAnswered(id, steps.Single(s => s.AskedBy is not null).Id), delivery);
        Assert.DoesNotContain(city.Notify.Sent, m => IsAnswer(m) && IsAbout(m, number));
    }

    [Fact]
    public async Task Of_inquiries_each_officer_hears_once_a_day_by_a_letter_that_names_no_answer()
    {
        // A day on which no other test asks.
        city.City.Clock.Advance(TimeSpan.FromDays(1));
        var first = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var second = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        // Three offices in each case, of which Davoud and Shirin are officers.
        var told = (await LettersAsync("office_inquired", first.Number, 6))
            .Concat(await LettersAsync("office_inquired", second.Number, 6))
            .ToList();
        Assert.Equal(12, told.Count);
        Assert.Equal(6, told.Select(m => m.Key).Distinct().Count());
        Assert.All(told, m => Assert.Equal("خدمت پرسیدنی", m.Values["service"]));
        Assert.All(told, m => Assert.Equal("/desk", m.Href));

        // Davoud has the step in hand that waits for the answer.
        await Journeys.WorkAsync(city.As(Somebody.Of("water")), first.Number, 2, "yes", "انشعاب دارد.", "نظر");
        var answered = Assert.Single(await LettersAsync("office_in_favour", first.Number, 1));
        Assert.Equal(Somebody.Davoud.Person, answered.To);

        // Nobody has it in hand: its office finds it among the new work.
        await GiveBackAsync(second.Number);
        await Journeys.WorkAsync(city.As(Somebody.Of("water")), second.Number, 2, "yes", "انشعاب دارد.", "نظر");
        var (id, steps) = await StepsAsync(second.Number);
        var delivery = new Delivery(Guid.CreateVersion7(), city.City.Clock.GetUtcNow().UtcDateTime, 1);
        await TellAsync(new OfficeAnswered(id, steps[2].Id), delivery);
        Assert.DoesNotContain(city.Notify.Sent, m => IsAnswer(m) && IsAbout(m, second.Number));

        async Task GiveBackAsync(string number)
        {
            var davoud = city.Davoud();
            var page = await davoud.GetAsync($"/desk/{number}");
            await davoud.SubmitAsync(page, Journeys.StepForm(page, "بررسی", "release"));
        }
    }

    private static bool IsAnswer(Message letter) => letter.Template is "office_in_favour" or "office_against";

    private Task<bool> TellAsync(OfficeAsked happened, Delivery delivery) =>
        city.City.InTransactionAsync(async scope =>
        {
            await scope.GetRequiredService<TellOffices>().HandleAsync(happened, delivery, default);
            return true;
        });

    private Task<bool> TellAsync(OfficeAnswered happened, Delivery delivery) =>
        city.City.InTransactionAsync(async scope =>
        {
            await scope.GetRequiredService<TellOffices>().HandleAsync(happened, delivery, default);
            return true;
        });

    private Task<(CaseId, IReadOnlyList<CaseStep>)> StepsAsync(string number) =>
        city.City.InScopeAsync(async scope =>
        {
            var found = await scope.GetRequiredService<CaseStore>().FindAsync(number, default);
            Assert.NotNull(found);
            return (found.Id, found.Steps);
        });

    private async Task<List<Message>> LettersAsync(string template, string number, int count)
    {
        List<Message> Sent() => [.. city.Notify.Sent.Where(m => m.Template == template && IsAbout(m, number))];
        await CityHost.EventuallyAsync(() => Task.FromResult(Sent().Count >= count), $"{count} × {template}");
        return Sent();
    }

    private static bool IsAbout(Message message, string number) =>
        message.Values["number"] == Shahr.Kit.Values.PublicNumber.Parse(number).Grouped;

    private static IEnumerable<Guid> People(params Shahr.Kit.Actor[] people) =>
        people.Select(p => p.Person.Value).Order();

    private async Task<string> AskedAsync(Visitor officer, Visitor? citizen = null)
    {
        var answers = new
        {
            kind = "question",
            subject = "سطل زباله",
            message = "چرا کوچهٔ ما سطل ندارد؟",
        };
        var opened = await (citizen ?? city.Maryam()).SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
            {
                Content = JsonContent.Create(new { service = "mayor-message", answers }),
            }
        );
        var number = JsonDocument.Parse(opened.Body).RootElement.GetProperty("number").GetString() ?? "";
        await officer.SubmitAsync(
            await Journeys.ClaimAsync(officer, number),
            "form[action$='/opinions']",
            ("office-0", "waste"),
            ("opinion-0", "سطل‌های آن کوچه چند تاست؟"),
            ("days-0", "2")
        );
        return number;
    }
}
