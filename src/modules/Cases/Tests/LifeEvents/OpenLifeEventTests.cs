using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>One request, one set of questions, several cases.</summary>
[Collection<LifeEventsCollection>]
public sealed class OpenLifeEventTests(CasesCity city)
{
    [Theory]
    [MemberData(nameof(ServiceWordsTests.LifeEvents), MemberType = typeof(ServiceWordsTests))]
    public async Task Each_that_the_house_brings_is_asked_once_and_every_part_is_worked_on_to_its_end(string code)
    {
        var (maryam, lifeEvent) = (city.Maryam(), LifeEvents.Find(code));
        var page = await maryam.GetAsync($"/services/{code}");
        Assert.Contains(LifeEvents.Find(lifeEvent.Parts[0].Service).Title.Fa, page.Text);
        var check = await FilledForms.WriteAsync(city, maryam, lifeEvent);
        Assert.Contains("چه بخش‌هایی باز می‌شود", check.Text);
        var number = LifeEvents.NumberOf(await maryam.SubmitAsync(check, Journeys.Sending));
        var parts = await LifeEvents.PartsAsync(city, number);
        Assert.True(parts.Count >= 2, "A life event is more than one case.");
        foreach (var (service, part) in parts)
        {
            foreach (var (position, step) in LifeEvents.Find(service).Steps.Index())
                await Journeys.WorkAsync(city.Davoud(), part, position, "yes", "انجام شد.", step.Title.Fa);
            Assert.Contains(
                LifeEvents.Find(service).Outcomes.Granted.Fa,
                (await maryam.GetAsync($"/cases/{part}")).Text
            );
        }

        Assert.Contains(lifeEvent.Outcomes.Granted.Fa, (await maryam.GetAsync($"/life-events/{number}")).Text);
    }

    [Fact]
    public async Task The_parts_are_ordinary_cases_each_told_only_what_it_needs_and_the_city_hears_once()
    {
        var number = await LifeEvents.SendBirthAsync(city, city.Maryam());
        var parts = await LifeEvents.PartsAsync(city, number);
        Assert.Equal(
            ["birth-registration", "newborn-health", "newborn-tree"],
            parts.Keys.Order(StringComparer.Ordinal)
        );
        var tree = await LifeEvents.AnswersAsync(city, parts["newborn-tree"]);
        Assert.True(tree.Has("child_name"));
        // Planted in a park, so nobody has to know where the family lives.
        Assert.False(tree.Has("home"));
        var health = await LifeEvents.AnswersAsync(city, parts["newborn-health"]);
        Assert.False(health.Has("child_name") || health.Has("identity") || health.Has("parents"));
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOpened", number));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.life_event_opened", number));
        foreach (var part in parts.Values)
        {
            Assert.Equal(0, await Rows.EventsAsync(city, "CaseOpened", part));
            Assert.Equal(1, await Rows.AuditAsync(city, "cases.opened", part));
        }
    }

    [Fact]
    public async Task What_is_left_out_on_the_last_page_is_not_opened_and_what_was_not_asked_for_is_not_shown()
    {
        var maryam = city.Maryam();
        var check = await LifeEvents.WriteBirthAsync(city, maryam);
        var ticked = check.Page.QuerySelectorAll("input[name=part][type=checkbox]");
        Assert.Equal("newborn-tree", Assert.Single(ticked).GetAttribute("value"));
        var sent = await PostPartsAsync(maryam, check, "birth-registration", "newborn-health");
        var parts = await LifeEvents.PartsAsync(city, LifeEvents.NumberOf(sent));
        Assert.DoesNotContain("newborn-tree", parts.Keys);
        Assert.Equal(2, parts.Count);

        var none = await LifeEvents.WriteBirthAsync(city, maryam, "none");
        Assert.DoesNotContain("نهالی به نام نوزاد", none.Page.QuerySelector("table")?.TextContent);
    }

    [Theory]
    [InlineData("birth-registration")]
    [InlineData("birth-registration", "newborn-health", "business-licence")]
    public async Task A_page_that_shows_other_parts_than_there_are_is_shown_anew(params string[] parts)
    {
        var maryam = city.Maryam();
        var check = await LifeEvents.WriteBirthAsync(city, maryam, "none");
        var refused = await PostPartsAsync(maryam, check, parts);
        // What is no part of the event at all is passed over; what it needs may not be missing.
        if (parts.Length == 3)
            LifeEvents.NumberOf(refused);
        else
            Assert.Contains("بخش‌های این رویداد از وقتی این صفحه را باز کردید عوض شده است", refused.Text);
    }

    [Fact]
    public async Task Sending_it_ten_times_at_once_makes_one_event_with_one_case_of_each_part()
    {
        var check = await LifeEvents.WriteBirthAsync(city, city.Maryam());
        var windows = Enumerable.Range(0, 10).Select(_ => city.Maryam()).ToList();
        var pages = new List<Seen>();
        foreach (var window in windows)
            pages.Add(await window.GetAsync(check.Address));
        var sent = await Task.WhenAll(windows.Zip(pages, (window, page) => window.SubmitAsync(page, Journeys.Sending)));
        var number = Assert.Single(sent.Select(LifeEvents.NumberOf).Distinct());
        Assert.Equal(3, (await LifeEvents.PartsAsync(city, number)).Count);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.life_event_opened", number));
        var again = await city.Maryam().GetAsync(check.Address);
        Assert.Equal($"/life-events/{number}", again.Address);
    }

    [Fact]
    public async Task Somebody_elses_draft_is_neither_seen_nor_sent()
    {
        var check = await LifeEvents.WriteBirthAsync(city, city.Maryam());
        var draft = check.Address.Split('/')[2];
        var zahra = city.As(Somebody.Zahra);
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync(check.Address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Journeys.PostAsync(zahra, $"/drafts/{draft}/sending")).Status);
    }

    [Fact]
    public async Task A_part_whose_service_was_withdrawn_is_left_out_and_that_is_said_before()
    {
        var shelf = city.City.Services.GetRequiredService<ServiceShelf>();
        var maryam = city.Maryam();
        var stale = await LifeEvents.WriteBirthAsync(city, maryam);
        shelf.Withdraw(["newborn-health"]);
        try
        {
            var told = await maryam.SubmitAsync(stale, Journeys.Sending);
            Assert.Equal(HttpStatusCode.Conflict, told.Status);
            Assert.Contains("این خدمت اکنون داده نمی‌شود", told.Text);
            var parts = await LifeEvents.PartsAsync(
                city,
                LifeEvents.NumberOf(await maryam.SubmitAsync(told, Journeys.Sending))
            );
            Assert.Equal(["birth-registration", "newborn-tree"], parts.Keys.Order(StringComparer.Ordinal));
        }
        finally
        {
            shelf.Withdraw([]);
        }
    }

    [Fact]
    public async Task By_the_API_every_part_is_opened_in_one_call_and_a_repeated_call_finds_it()
    {
        city.Shelf.Add([DefinitionReader.Read(PartFitTests.Small, "event.yaml")]);
        var (maryam, key) = (city.Maryam(), Guid.CreateVersion7());
        var first = await OpenAsync(maryam, key, "small-event", ("child", "سارا"), ("tree", "park"));
        Assert.Equal(HttpStatusCode.Created, first.Status);
        var number = JsonDocument.Parse(first.Body).RootElement.GetProperty("number").GetString() ?? "";
        Assert.Equal(["newborn-tree"], (await LifeEvents.PartsAsync(city, number)).Keys);
        var again = await OpenAsync(maryam, key, "small-event", ("child", "سارا"), ("tree", "park"));
        Assert.Equal(number, JsonDocument.Parse(again.Body).RootElement.GetProperty("number").GetString());
        var files = await OpenAsync(maryam, Guid.CreateVersion7(), "child-birth", ("child_name", "سارا"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, files.Status);
    }

    private static Task<Seen> OpenAsync(
        Visitor visitor,
        Guid key,
        string service,
        params (string Field, string Value)[] answers
    ) =>
        visitor.SendAsync(() =>
        {
            var body = new { service, answers = answers.ToDictionary(a => a.Field, a => a.Value) };
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
            {
                Content = JsonContent.Create(body),
            };
            request.Headers.Add("Idempotency-Key", key.ToString());
            return request;
        });

    // The form with exactly these parts, as a browser or somebody by hand would send it.
    private static Task<Seen> PostPartsAsync(Visitor visitor, Seen check, params string[] parts) =>
        Journeys.PostAsync(
            visitor,
            $"/drafts/{check.Address.Split('/')[2]}/sending",
            [.. parts.Select(p => ("part", p))]
        );
}
