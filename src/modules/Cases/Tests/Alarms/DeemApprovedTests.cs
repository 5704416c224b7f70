using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Alarms;
using Shahr.Cases.Board;
using Shahr.Cases.Definitions;
using Shahr.Kit.Data;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Where a law says that silence approves; in a city of its own, whose clock moves.</summary>
public sealed class DeemApprovedTests(CasesCity city) : IClassFixture<CasesCity>
{
    private static readonly DateTimeOffset _saturday = new(2026, 11, 28, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_decision_nobody_took_in_time_is_taken_once_and_everybody_reads_that_it_was_by_silence()
    {
        var number = await OpenAsync(0);
        Assert.Contains("به حکم قانون پذیرفته می‌شود", (await city.Davoud().GetAsync($"/desk/{number}")).Text);
        var due = await DueAsync(number);
        city.City.Clock.Set(due.AddMinutes(-2));
        await RoundAsync();
        Assert.True((await CaseAsync(number)).IsOpen);

        city.City.Clock.Set(due.AddMinutes(1));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => RoundAsync()));
        var on = await CaseAsync(number);
        Assert.Equal(CaseState.Granted, on.State);
        Assert.True(on.Steps[0].IsBySilence);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseDecided", number));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.deemed_approved", number));
        var paper = Assert.Single(city.Papers.Orders.Values, o => o.CaseNumber == number);
        Assert.Contains("به حکم سکوت", paper.SignedByFa);
        Assert.Contains(paper.BodyFa, p => p.Contains("ادارهٔ business تا پایان مهلت پاسخ نداد. مادهٔ نمونه"));
        var own = await city.Maryam().GetAsync($"/cases/{number}");
        Assert.Contains("بی‌پاسخ گذشت و به حکم قانون پذیرفته شد", own.Text);
        Assert.Contains("مادهٔ نمونه", own.Text);
        Assert.Contains(
            "ادارهٔ business تا پایان مهلت پاسخ نداد",
            (await Journeys.TrackAsync(city.As(null), number)).Text
        );
        Assert.Contains("\"bySilence\":true", (await Journeys.TrackApiAsync(city.As(null), number)).Body);

        await using var scope = city.City.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<ReckonBoard>()
            .ReckonAsync(TestContext.Current.CancellationToken);
        var row = scope.ServiceProvider.GetRequiredService<CasesDb>().Board.Single(r => r.ServiceCode == "quiet-board");
        // Each of them is late for the office; other tests of this city may have added some.
        Assert.InRange(row.Silent, 1, row.Broken);
        Assert.Equal(0, row.Kept);
    }

    [Fact]
    public async Task While_the_applicant_is_asked_no_silence_is_the_offices()
    {
        var number = await OpenAsync(70);
        var davoud = city.Davoud();
        await Journeys.ClaimAsync(davoud, number);
        var desk = await davoud.GetAsync($"/desk/{number}");
        await davoud.SubmitAsync(desk, "form[action$='/questions']", ("question-0", "نقشه کجاست؟"));
        city.City.Clock.Set((await DueAsync(number)).AddDays(30));
        await RoundAsync();
        Assert.True((await CaseAsync(number)).IsOpen);
        var own = await city.Maryam().GetAsync($"/cases/{number}");
        await city.Maryam().GetAsync("/cases");
        var maryam = city.Maryam();
        await maryam.SubmitAsync(
            await maryam.GetAsync($"/cases/{number}"),
            "form[action$='/answers']",
            ("answer", "همین")
        );
        await RoundAsync();
        Assert.True((await CaseAsync(number)).IsOpen, own.Text);
        city.City.Clock.Set((await DueAsync(number)).AddMinutes(1));
        await RoundAsync();
        Assert.Equal(CaseState.Granted, (await CaseAsync(number)).State);
    }

    [Fact]
    public async Task An_officer_who_decides_at_that_very_moment_comes_before_or_after_and_there_is_one_decision()
    {
        for (var round = 0; round < 5; round++)
        {
            var number = await OpenAsync(140 + (round * 30));
            var davoud = city.Davoud();
            await Journeys.ClaimAsync(davoud, number);
            var desk = await davoud.GetAsync($"/desk/{number}");
            city.City.Clock.Set((await DueAsync(number)).AddSeconds(1));
            (string, string?)[] values = [("result-0", "no"), ("note-0", "نقشه نادرست است.")];
            var closing = davoud.SubmitAsync(desk, "form[action$='/result']", values);
            await Task.WhenAll(closing, RoundAsync(), RoundAsync());
            var on = await CaseAsync(number);
            var officer = (await closing).Status == HttpStatusCode.OK;
            Assert.Equal(officer ? CaseState.Refused : CaseState.Granted, on.State);
            Assert.Equal(!officer, on.Steps[0].IsBySilence);
            Assert.Equal(1, await Rows.EventsAsync(city, "CaseDecided", number));
        }
    }

    [Theory]
    [InlineData("outcome: Refused, law: { fa: م, en: L }", "is no approval of a Decide")]
    [InlineData("outcome: Confirmed, law: { fa: م, en: L }", "write 'Granted'")]
    [InlineData("outcome: Maybe, law: { fa: م, en: L }", "Maybe")]
    [InlineData("outcome: Granted, law: { fa: م, en: '' }", "both languages")]
    [InlineData("outcome: Granted", "law")]
    [InlineData("law: { fa: م, en: L }", "outcome")]
    public void What_silence_cannot_mean_is_refused_with_its_line(string deemed, string said)
    {
        var wrong = Assert.ThrowsAny<Exception>(() =>
            DefinitionReader.Read(Yaml("quiet").Replace(Deemed, "deemedApproved: { " + deemed + " }"), "quiet.yaml")
        );
        Assert.Contains(said, wrong.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Matches(@"\d", wrong.Message);
    }

    [Fact]
    public void It_is_written_and_read_back_to_the_same()
    {
        var service = DefinitionReader.Read(Yaml("quiet"), "quiet.yaml");
        var again = DefinitionReader.Read(DefinitionWriter.Write(service), "again.yaml");
        Assert.Equal(service.Steps[0].DeemedApproved, again.Steps[0].DeemedApproved);
        Assert.Equal("مادهٔ نمونه", again.Steps[0].DeemedApproved?.Law.Fa);
    }

    private const string Deemed = "deemedApproved: { outcome: Granted, law: { fa: مادهٔ نمونه, en: A sample law } }";

    private static string Yaml(string code) =>
        $$"""
            code: {{code}}
            version: 1
            title: { fa: تابلوی کوچک, en: Small signboard }
            about: { fa: نمونه, en: Sample }
            group: Administrative
            stage: Transaction
            outcomes: { granted: { fa: شد, en: Done }, refused: { fa: نشد, en: Not done } }
            fields:
              - name: what
                type: Choice
                question: { fa: چه؟, en: What? }
                label: { fa: چه, en: What }
                options: [{ value: a, title: { fa: الف, en: A } }, { value: b, title: { fa: ب, en: B } }]
            steps:
              - code: decide
                title: { fa: تصمیم, en: Decision }
                kind: Decide
                office: business
                minutes: 840
                pauses: [Citizen]
                {{Deemed}}
            outputs:
              - { kind: board_permit, title: { fa: پروانه, en: Permit }, body: ['برای {person}: {what}'], fields: [] }
            """;

    private async Task<string> OpenAsync(int day)
    {
        city.City.Clock.Set(_saturday.AddDays(day));
        if (city.Shelf.Find("quiet-board") is null)
            city.Shelf.Add([DefinitionReader.Read(Yaml("quiet-board"), "test")]);
        var maryam = city.Maryam();
        var page = await maryam.GetAsync("/services/quiet-board");
        page = await maryam.SubmitAsync(page, "form[action$='/drafts']");
        page = await maryam.SubmitAsync(page, Journeys.Question, ("what", "a"));
        return Journeys.NumberOf(await maryam.SubmitAsync(page, Journeys.Sending));
    }

    private async Task RoundAsync()
    {
        for (var more = true; more; )
        {
            await using var scope = city.City.Services.CreateAsyncScope();
            var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync(TestContext.Current.CancellationToken);
            more = await DeemApproved.RunAsync(scope.ServiceProvider, TestContext.Current.CancellationToken);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }
    }

    private async Task<DateTimeOffset> DueAsync(string number) =>
        new((await CaseAsync(number)).Steps[0].DueAt ?? default, TimeSpan.Zero);

    private async Task<Case> CaseAsync(string number)
    {
        await using var scope = city.City.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CaseStore>().FindAsync(number, default)
            ?? throw new InvalidOperationException($"No case {number}.");
    }
}
