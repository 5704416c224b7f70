using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Alarms;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Who hears that a step runs late, and when; in a city of its own, whose clock moves.</summary>
public sealed class RaiseAlarmsTests(CasesCity city) : IClassFixture<CasesCity>
{
    // A report has 1,260 working minutes: by Thursday noon of a week whose days have eight hours.
    private static readonly DateTimeOffset _saturday = new(2026, 11, 28, 6, 0, 0, TimeSpan.Zero);

    private readonly HashSet<Message> _seen = [];

    [Fact]
    public async Task Holder_colleagues_and_head_hear_one_after_another_once_each_and_a_colleague_takes_over()
    {
        city.City.Clock.Set(_saturday);
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.631);
        await Journeys.ClaimAsync(city.Davoud(), number);
        Assert.Empty(await RoundAsync(number));

        var due = await DueAsync(number);
        city.City.Clock.Set(due.AddHours(-2));
        var soon = Assert.Single(await RoundAsync(number));
        Assert.Equal(("step_due_soon", Somebody.Davoud.Person), (soon.Template, soon.To));
        Assert.Empty(await RoundAsync(number));
        var shirin = city.As(Somebody.Shirin);
        Assert.Null((await shirin.GetAsync($"/desk/{number}")).Page.QuerySelector("form[action$='/claim']"));

        city.City.Clock.Set(due.AddMinutes(1));
        var late = await RoundAsync(number);
        Assert.All(late, m => Assert.Equal("step_late", m.Template));
        Assert.Equal(
            new[] { Somebody.Davoud.Person, Somebody.Shirin.Person }.OrderBy(p => p.Value),
            late.Select(m => m.To).OrderBy(p => p.Value)
        );

        // Both reach for it at once: one has it, and the history says from whom.
        var page = await shirin.GetAsync($"/desk/{number}");
        Assert.Contains("مهلت این گام گذشته است", page.Text);
        await shirin.SubmitAsync(page, "form[action$='/claim']");
        Assert.Contains("را که مهلتش گذشته بود از همکارش گرفت", (await shirin.GetAsync($"/desk/{number}")).Text);

        city.City.Clock.Set(due.AddDays(7));
        var head = Assert.Single(await RoundAsync(number));
        Assert.Equal(("step_late_head", Somebody.Head.Person), (head.Template, head.To));
        Assert.Contains("به سرپرست اداره گفته شد", (await city.Maryam().GetAsync($"/cases/{number}")).Text);
        city.City.Clock.Set(due.AddDays(30));
        Assert.Empty(await RoundAsync(number));
    }

    [Fact]
    public async Task While_the_citizen_is_asked_nothing_is_late_and_afterwards_the_time_is_moved()
    {
        city.City.Clock.Set(_saturday.AddDays(70));
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "light", 35.632);
        var davoud = city.Davoud();
        var desk = await Journeys.ClaimAsync(davoud, number);
        var due = await DueAsync(number);
        await davoud.SubmitAsync(desk, "form[action$='/questions']", ("question-0", "کجا؟"));
        city.City.Clock.Set(due.AddDays(14));
        Assert.Empty(await RoundAsync(number));
        var own = await maryam.GetAsync($"/cases/{number}");
        await maryam.SubmitAsync(own, "form[action$='/answers']", ("answer", "همین‌جا"));
        Assert.Empty(await RoundAsync(number));
        city.City.Clock.Set((await DueAsync(number)).AddMinutes(1));
        Assert.NotEmpty(await RoundAsync(number));
    }

    [Fact]
    public async Task Of_rounds_in_two_processes_one_says_it_and_a_finished_step_says_nothing()
    {
        city.City.Clock.Set(_saturday.AddDays(140));
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.633);
        var done = await Journeys.ReportAsync(city.Maryam(), "light", 35.634);
        await Journeys.WorkAsync(city.Davoud(), done, 0, "yes");
        city.City.Clock.Set((await DueAsync(number)).AddMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RoundAsync(number)));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RoundAsync(number)));
        var keys = city.Notify.Sent.Where(m => m.Href == $"/desk/{number}").Select(m => m.Key).ToList();
        // Reminded and late are two rungs, and nobody holds it: both officers hear of each.
        Assert.Equal(4, keys.Count);
        Assert.Equal(4, keys.Distinct().Count());
        Assert.DoesNotContain(city.Notify.Sent, m => m.Href == $"/desk/{done}");
    }

    [Fact]
    public async Task A_letter_about_an_inquiry_names_the_service_and_not_the_answer_in_the_title()
    {
        city.City.Clock.Set(_saturday.AddDays(280));
        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        city.City.Clock.Set(_saturday.AddDays(290));
        var sent = new List<Message>();
        for (var i = 0; i < 3; i++)
            sent.AddRange(await RoundAsync(asked.Number));
        var inquiries = sent.Where(m => m.Values["what"].StartsWith("نظر", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(inquiries);
        Assert.All(inquiries, m => Assert.Equal("خدمت پرسیدنی", m.Values["service"]));
    }

    // One round of the job, and what was sent about the case since the last: the city's own job goes round as well.
    private async Task<List<Message>> RoundAsync(string number)
    {
        await using (var scope = city.City.Services.CreateAsyncScope())
        {
            var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync(TestContext.Current.CancellationToken);
            await RaiseAlarms.RunAsync(scope.ServiceProvider, TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        lock (_seen)
            return [.. city.Notify.Sent.Where(m => m.Href == $"/desk/{number}" && _seen.Add(m))];
    }

    private async Task<DateTimeOffset> DueAsync(string number)
    {
        await using var scope = city.City.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number, default);
        return new DateTimeOffset(found?.Steps[0].DueAt ?? default, TimeSpan.Zero);
    }
}
